package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Position;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.filter.FieldPath;

/**
 * The values of a row as filters know them: the first name of a path is a column, those
 * behind it lead into maps and user-defined types. Times, UUIDs and addresses are their
 * text, bytes are text such as {@code 0x0102}. Cassandra stores an empty collection as
 * null. For one thread.
 *
 * @param row the row
 */
public record RowValues(Row row) implements Function<FieldPath, @Nullable Object> {

	/**
	 * Returns where the row stands in a sort order, and its key, which is what page
	 * tokens of any column type rest on.
	 * @param table the table, whose primary key was selected first
	 * @param sort what to sort by
	 */
	public Position position(TableDefinition table, List<SortKey> sort) {
		List<@Nullable Object> values = new ArrayList<>(sort.size());
		ColumnOrder order = new ColumnOrder(table);
		sort.forEach((key) -> values.add(apply(order.inOrderOfColumns(key.path()))));
		RowKey key = RowKey.of(this.row, table.partitionKey().size(), table.clustering().size());
		return new Position(values, KeyParts.of(table, key));
	}

	@Override
	public @Nullable Object apply(FieldPath path) {
		List<String> names = path.names();
		int column = this.row.getColumnDefinitions().firstIndexOf(CqlIdentifier.fromInternal(names.get(0)));
		boolean present = column >= 0 && !this.row.isNull(column);
		Object value = present ? this.row.getObject(column) : null;
		List<String> behind = names.subList(1, names.size());
		if (value != null && ColumnOrder.isMeant(behind)) {
			return ColumnOrder.orderOf(this.row.getType(column), value);
		}
		return within(NormalValues.of(value), behind);
	}

	private static @Nullable Object within(@Nullable Object value, List<String> names) {
		Object found = value;
		for (String name : names) {
			found = (found instanceof Map<?, ?> map) ? map.get(name) : null;
		}
		return found;
	}

}
