package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.Filter;

/**
 * What a conditional write requires of the row, which must exist.
 *
 * @param cql what follows the statement, beginning with {@code IF}
 * @param values the values of its placeholders as they are written to the server
 */
public record WriteCondition(String cql, List<ByteBuffer> values) {

	public WriteCondition {
		values = List.copyOf(values);
	}

	/**
	 * Returns the condition that a row exists and passes a filter. A column that must not
	 * have a value must have another one, since without any it may be that of no row.
	 * @param table where the row is
	 * @param filter with the names of columns
	 * @throws QueryRejectedException if Cassandra cannot decide it
	 */
	public static WriteCondition of(TableDefinition table, Filter filter) {
		if (filter.equals(Filter.all())) {
			return new WriteCondition("IF EXISTS", List.of());
		}
		List<String> clauses = new ArrayList<>();
		List<ByteBuffer> values = new ArrayList<>();
		for (Filter part : (filter instanceof And and) ? Planner.flattened(and).toList() : List.of(filter)) {
			if (!(part instanceof Condition condition)) {
				throw refused(filter, "Cassandra decides nothing but comparisons joined by AND");
			}
			clauses.add(clause(table, condition, values));
		}
		return new WriteCondition("IF " + String.join(" AND ", clauses), values);
	}

	private static String clause(TableDefinition table, Condition condition, List<ByteBuffer> values) {
		Column column = (condition.path().names().size() == 1) ? table.column(condition.path().names().get(0)) : null;
		if (column == null || table.isKey(column)) {
			throw refused(condition, "'" + condition.path() + "' is no column beside the key");
		}
		List<?> operands = (condition.operand() instanceof List<?> list) ? list
				: Collections.singletonList(condition.operand());
		for (Object operand : operands) {
			values.add(encoded(column, condition, operand));
		}
		return Cql.name(column.name()) + switch (condition.operator()) {
			case EQ -> " = ?";
			case NE -> " != ? AND " + Cql.name(column.name()) + " != null";
			case GT -> " > ?";
			case GTE -> " >= ?";
			case LT -> " < ?";
			case LTE -> " <= ?";
			case IN -> " IN (" + String.join(", ", Collections.nCopies(operands.size(), "?")) + ")";
			default -> throw refused(condition, "Cassandra decides eq, ne, gt, gte, lt, lte and in");
		};
	}

	private static ByteBuffer encoded(Column column, Condition condition, @Nullable Object operand) {
		if (operand == null) {
			throw refused(condition, "a row that does not exist has null in every column, too");
		}
		if (condition.ignoreCase()) {
			throw refused(condition, "Cassandra cannot ignore case");
		}
		return ColumnValues.of(column.type())
			.encode(operand)
			.orElseThrow(() -> refused(condition, "the column is of type " + column.cqlType()));
	}

	private static QueryRejectedException refused(Filter filter, String why) {
		return new QueryRejectedException("Cannot write only if '" + filter + "': " + why
				+ ". Nothing was sent. Use another condition, or read the row and compare it with a version.");
	}

}
