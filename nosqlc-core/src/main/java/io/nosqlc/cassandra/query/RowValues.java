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
 * behind it lead into maps and user-defined types. Cassandra stores an empty collection
 * as null. For one thread.
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
		sort.forEach((key) -> values.add(apply(key.path())));
		RowKey key = RowKey.of(this.row, table.partitionKey().size(), table.clustering().size());
		return new Position(values, KeyParts.of(table, key));
	}

	@Override
	public @Nullable Object apply(FieldPath path) {
		List<String> names = path.names();
		int column = this.row.getColumnDefinitions().firstIndexOf(CqlIdentifier.fromInternal(names.get(0)));
		boolean present = column >= 0 && !this.row.isNull(column);
		Object value = present ? ColumnValues.normal(this.row.getObject(column)) : null;
		for (String name : names.subList(1, names.size())) {
			value = (value instanceof Map<?, ?> map) ? map.get(name) : null;
		}
		return value;
	}

}
