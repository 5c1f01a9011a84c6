package io.nosqlc.cassandra.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.Restriction.Relation;
import io.nosqlc.cassandra.schema.ColumnIndex.Target;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.Operator;

/**
 * What of a conjunction the server can evaluate on every row it reads, of columns that
 * are not of the key. Immutable.
 *
 * @param restrictions what it evaluates
 * @param residual what is left to evaluate
 */
record ServerFilter(List<Restriction> restrictions, Filter residual) {

	private static final int MOST_VALUES = 100;

	private static final int LONGEST_TEXT = 65_535;

	/**
	 * Divides a filter.
	 * @param taken restrictions that a statement has already
	 */
	static ServerFilter of(TableDefinition table, List<Restriction> taken, Filter filter) {
		List<Restriction> restrictions = new ArrayList<>();
		List<Filter> left = new ArrayList<>();
		for (Filter part : (filter instanceof And and) ? Planner.flattened(and).toList() : List.of(filter)) {
			List<Restriction> own = (part instanceof Condition condition) ? restrictions(table, condition) : List.of();
			boolean possible = own.stream()
				.allMatch((it) -> Stream.of(taken, restrictions)
					.flatMap(List::stream)
					.noneMatch((other) -> excludes(it, other)));
			if (possible) {
				restrictions.addAll(own);
			}
			if (!possible || own.isEmpty() || !isExact(table, (Condition) part)) {
				left.add(part);
			}
		}
		return new ServerFilter(restrictions, (left.size() == 1) ? left.get(0) : Filter.allOf(left));
	}

	boolean isEmpty() {
		return this.restrictions.isEmpty();
	}

	String described() {
		return described(this.restrictions);
	}

	static String described(List<Restriction> restrictions) {
		return restrictions.stream()
			.map((it) -> "'" + it.column() + "'")
			.distinct()
			.collect(Collectors.joining(" and ", "the server filters by ", ""));
	}

	/**
	 * CQL takes one equality of a column, or a range of it, and any number of elements.
	 */
	private static boolean excludes(Restriction one, Restriction other) {
		if (!one.column().equals(other.column()) || isOfElements(one) || isOfElements(other)) {
			return false;
		}
		boolean otherEnds = (one.relation().isLower() && other.relation().isUpper())
				|| (one.relation().isUpper() && other.relation().isLower());
		return !otherEnds;
	}

	private static boolean isOfElements(Restriction restriction) {
		return restriction.relation() == Relation.CONTAINS || restriction.relation() == Relation.CONTAINS_KEY;
	}

	private static List<Restriction> restrictions(TableDefinition table, Condition condition) {
		Column column = column(table, condition.path());
		if (column == null) {
			return List.of();
		}
		Optional<Search> search = (condition.path().names().size() == 1)
				? ColumnValues.of(column.type()).search(column.name(), condition)
				: new TypedIndex(column, FieldPath.of(column.name()), Target.KEYS, false).search(condition);
		return search.map((found) -> restrictions(column, found))
			.filter((restrictions) -> restrictions.stream().allMatch(ServerFilter::isAllowed))
			.orElse(List.of());
	}

	private static @Nullable Column column(TableDefinition table, FieldPath path) {
		return Stream.concat(table.staticColumns().stream(), table.regular().stream())
			.filter((it) -> it.name().equals(path.names().get(0)) && path.names().size() <= 2)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Nothing is left to one that no row can meet.
	 */
	private static List<Restriction> restrictions(Column column, Search search) {
		List<List<Restriction>> alternatives = search.alternatives();
		if (alternatives.size() == 1) {
			return alternatives.get(0);
		}
		boolean areValues = alternatives.stream().allMatch((it) -> it.get(0).relation() == Relation.EQ);
		return (areValues && !alternatives.isEmpty() && alternatives.size() <= MOST_VALUES)
				? List.of(new Restriction(column.name(), Relation.IN,
						alternatives.stream().map((it) -> it.get(0).value()).toList()))
				: List.of();
	}

	private static boolean isAllowed(Restriction restriction) {
		List<?> values = (restriction.value() instanceof List<?> list) ? list : List.of(restriction.value());
		return values.stream()
			.noneMatch((value) -> value instanceof String text
					&& text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT);
	}

	private static boolean isExact(TableDefinition table, Condition condition) {
		Column column = column(table, condition.path());
		return column != null && ((condition.path().names().size() == 1)
				? ColumnValues.of(column.type()).isExact(condition) : condition.operator() == Operator.EXISTS);
	}

}
