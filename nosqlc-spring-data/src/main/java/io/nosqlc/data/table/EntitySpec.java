package io.nosqlc.data.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.nosqlc.FindSpec;
import io.nosqlc.SortKey;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.FilterVisitor;
import io.nosqlc.filter.Not;
import io.nosqlc.filter.Or;

/**
 * A find of entities as one of rows, in names of columns and with operands of their
 * types. Everything that is wrong with it is found before anything is sent. For one find
 * and one thread.
 */
final class EntitySpec {

	private final String entity;

	private final PropertyPaths paths;

	private final Set<EntityColumn> columns = new LinkedHashSet<>();

	private final List<String> problems = new ArrayList<>();

	private EntitySpec(String entity, PropertyPaths paths) {
		this.entity = entity;
		this.paths = paths;
	}

	/**
	 * Translates a find.
	 * @param entity name of the class
	 * @param paths what its properties mean
	 * @param spec in names of properties
	 * @param discriminator what tells the rows of the class from others
	 * @throws QueryRejectedException with everything that is wrong
	 */
	static Translated of(String entity, PropertyPaths paths, FindSpec spec, @Nullable Filter discriminator) {
		EntitySpec translation = new EntitySpec(entity, paths);
		Filter own = spec.filter().accept(translation.new Translation());
		List<SortKey> sort = spec.sort().stream().map(translation::sortKey).flatMap(Optional::stream).toList();
		List<EntityColumn> fields = spec.fields().stream().map(translation::field).flatMap(Optional::stream).toList();
		translation.refuseProblems(spec);
		Filter filter = (discriminator != null) ? discriminator.and(own) : own;
		return new Translated(
				new FindSpec(filter, sort, spec.limit(), List.of(), spec.fetchSize(), spec.after(), spec.consistency(),
						spec.timeout(), spec.fullScan(), spec.allowFiltering(), spec.purpose(), spec.scan()),
				translation.columns, fields);
	}

	private Optional<SortKey> sortKey(SortKey key) {
		return place(key.path()).map((it) -> new SortKey(it.path(), key.descending()));
	}

	private Optional<EntityColumn> field(FieldPath path) {
		Optional<PropertyPaths.Place> place = this.paths.find(path, this.problems::add);
		place.filter((it) -> !it.inside().isEmpty())
			.ifPresent((it) -> this.problems.add("'" + path + "' is a part of a column, and only '"
					+ it.column().propertyPath() + "' as a whole can be brought"));
		return place.map(PropertyPaths.Place::column);
	}

	private Optional<PropertyPaths.Place> place(FieldPath path) {
		Optional<PropertyPaths.Place> place = this.paths.find(path, this.problems::add);
		place.ifPresent((it) -> this.columns.add(it.column()));
		return place;
	}

	private void refuseProblems(FindSpec spec) {
		if (!this.problems.isEmpty()) {
			throw new QueryRejectedException("Cannot find '" + this.entity + "' by '" + spec.filter() + "': "
					+ String.join("; ", this.problems.stream().distinct().toList()) + ".");
		}
	}

	/**
	 * A find of rows.
	 *
	 * @param spec the find, in names of columns
	 * @param columns those that it filters and sorts by, but for the discriminator
	 * @param fields those that it is to bring; empty for all
	 */
	record Translated(FindSpec spec, Set<EntityColumn> columns, List<EntityColumn> fields) {

	}

	/**
	 * Translates conditions, and leaves how they are combined.
	 */
	private final class Translation implements FilterVisitor<Filter> {

		@Override
		public Filter condition(Condition condition) {
			return place(condition.path()).map((it) -> translated(condition, it)).orElse(condition);
		}

		private Filter translated(Condition condition, PropertyPaths.Place place) {
			try {
				return new Condition(place.path(), condition.operator(), OperandTypes.convert(condition, place.type()),
						condition.ignoreCase());
			}
			catch (RefusedOperandException ex) {
				EntitySpec.this.problems.add("'" + condition + "' is never true of '" + condition.path() + "', because "
						+ ex.getMessage() + ". " + ex.remedy());
				return condition;
			}
		}

		@Override
		public Filter and(And and) {
			return new And(and.filters().stream().map((it) -> it.accept(this)).toList());
		}

		@Override
		public Filter or(Or or) {
			return new Or(or.filters().stream().map((it) -> it.accept(this)).toList());
		}

		@Override
		public Filter not(Not not) {
			return new Not(not.filter().accept(this));
		}

	}

}
