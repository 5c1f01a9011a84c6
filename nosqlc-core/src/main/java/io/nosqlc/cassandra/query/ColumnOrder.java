package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.datastax.oss.driver.api.core.type.DataType;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.FilterVisitor;
import io.nosqlc.filter.Not;
import io.nosqlc.filter.Or;

/**
 * Compares columns in the order of their type where that is not the order of the values
 * that filters know: a UUID made earlier comes before one made later, whatever their
 * texts. Such a column has a second value for it, behind a name that no field has, which
 * {@link RowValues} reads.
 *
 * @param table the table
 */
record ColumnOrder(TableDefinition table) implements FilterVisitor<Filter> {

	private static final String ORDER = "\u0000order";

	/**
	 * Returns the filter that compares in the order of columns.
	 */
	Filter inOrderOfColumns(Filter filter) {
		return filter.accept(this);
	}

	/**
	 * Returns the path of what a column is sorted by.
	 */
	FieldPath inOrderOfColumns(FieldPath path) {
		return kind(path).isPresent() ? orderOf(path) : path;
	}

	/**
	 * Returns whether the names behind a column mean its order.
	 */
	static boolean isMeant(List<String> names) {
		return names.equals(List.of(ORDER));
	}

	/**
	 * Returns what a value is ordered by.
	 */
	static @Nullable Object orderOf(DataType type, Object value) {
		return OrderedTexts.ofType(type).map((kind) -> kind.orderOf(value)).orElse(null);
	}

	@Override
	public Filter condition(Condition condition) {
		OrderedTexts kind = condition.ignoreCase() ? null : kind(condition.path()).orElse(null);
		if (kind == null) {
			return condition;
		}
		return switch (condition.operator()) {
			case GT, GTE, LT, LTE -> compared(condition, kind, List.of(Objects.requireNonNull(condition.operand())));
			case BETWEEN -> compared(condition, kind, (List<?>) Objects.requireNonNull(condition.operand()));
			default -> condition;
		};
	}

	@Override
	public Filter and(And and) {
		return Filter.allOf(and.filters().stream().map(this::inOrderOfColumns).toList());
	}

	@Override
	public Filter or(Or or) {
		return Filter.anyOf(or.filters().stream().map(this::inOrderOfColumns).toList());
	}

	@Override
	public Filter not(Not not) {
		return inOrderOfColumns(not.filter()).not();
	}

	private static Filter compared(Condition condition, OrderedTexts kind, List<?> operands) {
		List<Object> orders = new ArrayList<>();
		for (Object operand : operands) {
			Optional<Object> value = (operand != null) ? kind.value(operand) : Optional.empty();
			value.map(kind::orderOf).ifPresent(orders::add);
		}
		if (orders.size() < operands.size()) {
			return Filter.anyOf(List.of());
		}
		return new Condition(orderOf(condition.path()), condition.operator(),
				(orders.size() > 1) ? orders : orders.get(0), false);
	}

	private Optional<OrderedTexts> kind(FieldPath path) {
		Column column = (path.names().size() == 1) ? this.table.column(path.names().get(0)) : null;
		return (column != null) ? OrderedTexts.ofType(column.type()) : Optional.empty();
	}

	private static FieldPath orderOf(FieldPath path) {
		return FieldPath.of(path.names().get(0), ORDER);
	}

}
