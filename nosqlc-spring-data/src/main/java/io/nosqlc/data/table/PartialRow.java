package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import com.datastax.oss.driver.api.core.cql.Row;

import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.filter.FieldPath;

/**
 * A row with some columns of an entity. For one thread.
 *
 * @param row the row
 * @param layout what is where in it
 */
record PartialRow(Row row, Layout layout) {

	/**
	 * Returns what the property of a column would hold, and of an {@code Optional} what
	 * is in it.
	 */
	@Nullable Object value(EntityColumn column) {
		int place = this.layout.selection().indexOf(column.name());
		Object value = decode(column, place, this.layout.selection().codec(place));
		return (value instanceof Optional<?> maybe) ? maybe.orElse(null) : value;
	}

	/**
	 * Returns what another property would hold for a column.
	 */
	@Nullable Object value(EntityColumn column, PropertyCodec codec) {
		return decode(column, this.layout.selection().indexOf(column.name()), codec);
	}

	/**
	 * Returns the value as filters know it.
	 */
	@Nullable Object normalValue(EntityColumn column) {
		return this.layout.values().of(this.row).apply(FieldPath.of(column.name()));
	}

	private @Nullable Object decode(EntityColumn column, int place, PropertyCodec codec) {
		ByteBuffer bytes = this.row.getBytesUnsafe(place);
		try {
			return codec.decode(bytes);
		}
		catch (RuntimeException ex) {
			throw this.layout.failures().unreadable(this.row, column, ex);
		}
	}

	/**
	 * What is where in the rows of a find.
	 *
	 * @param selection the columns that were read
	 * @param values the values that filters know
	 * @param failures tells which row cannot be read
	 */
	record Layout(RowColumns selection, EntityValues values, RowFailures failures) {

		Layout(List<EntityColumn> read, EntityRows<?> rows) {
			this(new RowColumns(read, rows.codecs()), new EntityValues(read), rows.failures());
		}

	}

}
