package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.FieldPath;

/**
 * The values of a row as filters know them: the first name of a path is a column, those
 * behind it lead into maps and user-defined types. Cassandra stores an empty collection
 * as null. For one thread.
 *
 * @param row the row
 */
public record RowValues(Row row) implements Function<FieldPath, @Nullable Object> {

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
