package io.nosqlc.data.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.datastax.oss.driver.api.core.cql.Row;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.RowValues;
import io.nosqlc.data.mapping.ColumnType;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.filter.FieldPath;

/**
 * How filters read the rows of entities: the first name of a path is a column, those
 * behind it are keys of maps, properties, or names in JSON. A collection that is absent
 * is an empty one, as it is in an entity. Immutable.
 */
final class EntityValues {

	/** The columns whose values are not taken from the row as they are. */
	private final Map<String, EntityColumn> converted = new HashMap<>();

	EntityValues(List<EntityColumn> columns) {
		columns.stream()
			.filter((it) -> NormalForms.isNeeded(it.type()) || emptyOf(it) != null)
			.forEach((it) -> this.converted.put(it.name(), it));
	}

	/**
	 * Returns the values of a row by their paths. For one thread.
	 */
	Function<FieldPath, @Nullable Object> of(Row row) {
		RowValues values = new RowValues(row);
		return (path) -> {
			EntityColumn column = this.converted.get(path.names().get(0));
			return (column != null) ? value(values, column, path.names()) : values.apply(path);
		};
	}

	boolean isConverted(FieldPath path) {
		return this.converted.containsKey(path.names().get(0));
	}

	private static @Nullable Object value(RowValues values, EntityColumn column, List<String> names) {
		Object value = NormalForms.of(column.type(), values.apply(FieldPath.of(column.name())));
		if (value == null) {
			value = emptyOf(column);
		}
		for (String name : names.subList(1, names.size())) {
			value = (value instanceof Map<?, ?> map) ? map.get(name) : null;
		}
		return value;
	}

	private static @Nullable Object emptyOf(EntityColumn column) {
		if (column.property().filter((it) -> it.isOptional()).isPresent()) {
			return null;
		}
		if (column.type() instanceof ColumnType.ListOf || column.type() instanceof ColumnType.SetOf) {
			return List.of();
		}
		return (column.type() instanceof ColumnType.MapOf) ? Map.of() : null;
	}

}
