package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.filter.And;
import io.nosqlc.filter.Filter;

/**
 * A statement that changes rows of a table. Immutable, if its list of values is left
 * alone.
 *
 * @param table what is changed
 * @param cql the statement
 * @param values the values of its placeholders as they are written to the server:
 * {@code null} for null, {@link #UNSET} for what is to be left as it is
 * @param idempotent whether it may be sent again when nobody knows if it arrived
 * @param conditional whether it takes effect only under a condition
 */
public record TableWrite(TableDefinition table, String cql, List<@Nullable ByteBuffer> values, boolean idempotent,
		boolean conditional) {

	/** Stands for no value at all, which leaves the column alone. Known by identity. */
	public static final ByteBuffer UNSET = ByteBuffer.allocate(0).asReadOnlyBuffer();

	/**
	 * Returns what deletes all rows that pass a filter without reading them; empty if it
	 * says more than which partitions, and perhaps which clustering columns, one after
	 * the other, the last of them by a range.
	 * @param table where the rows are
	 * @param filter with the names of columns
	 */
	public static Optional<List<TableWrite>> deletions(TableDefinition table, Filter filter) {
		List<Filter> parts = (filter instanceof And and) ? Planner.flattened(and).toList() : List.of(filter);
		return KeyRestrictions.of(table, parts)
			.filter((keys) -> keys.residual().equals(Filter.all()))
			.map((keys) -> keys.partitions().stream().distinct().map((it) -> deletion(table, it, keys)).toList());
	}

	private static TableWrite deletion(TableDefinition table, List<ByteBuffer> partition, KeyRestrictions keys) {
		List<String> conditions = new ArrayList<>();
		table.partitionKey().forEach((column) -> conditions.add(Cql.name(column.name()) + " = ?"));
		List<@Nullable ByteBuffer> values = new ArrayList<>(partition);
		for (Restriction restriction : keys.clustering()) {
			conditions.add(restriction.cql());
			Column column = Objects.requireNonNull(table.column(restriction.column()));
			values.add(ColumnValues.encoded(column.type(), restriction.value()));
		}
		return new TableWrite(table,
				"DELETE FROM " + table.qualifiedName() + " WHERE " + String.join(" AND ", conditions), values, true,
				false);
	}

	BoundStatement bind(PreparedStatement prepared) {
		BoundStatementBuilder statement = prepared.boundStatementBuilder();
		int index = 0;
		for (ByteBuffer value : this.values) {
			if (value != UNSET) {
				statement = statement.setBytesUnsafe(index, value);
			}
			index++;
		}
		return statement.build();
	}

	/**
	 * Returns how many bytes its values have.
	 */
	public int size() {
		return this.values.stream().mapToInt((value) -> (value != null) ? value.remaining() : 0).sum();
	}

}
