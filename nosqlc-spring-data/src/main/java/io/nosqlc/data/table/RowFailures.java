package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;

import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.error.CorruptRowException;

/**
 * Tells which row cannot be read, and why.
 */
final class RowFailures {

	private final TableDefinition table;

	private final String entity;

	private final RowColumns selection;

	/**
	 * Creates the failures of a table.
	 * @param entity what rows are read as
	 * @param selection the columns that rows have
	 */
	RowFailures(TableDefinition table, Class<?> entity, RowColumns selection) {
		this.table = table;
		this.entity = entity.getSimpleName();
		this.selection = selection;
	}

	/**
	 * A value is none of its property.
	 */
	CorruptRowException unreadable(Row row, EntityColumn column, RuntimeException cause) {
		String what = "column '" + column.name() + "' cannot become '" + column.propertyPath() + "', since ";
		if (cause instanceof UnreadableValueException unreadable) {
			return of(row, what + unreadable.getMessage(), unreadable.remedy(), null);
		}
		return of(row, what + "its bytes are no value of the type",
				"Compare the type of the column with that of the property", cause);
	}

	/**
	 * The class does not take what is stored.
	 */
	CorruptRowException uncreatable(Row row, RuntimeException cause) {
		return of(row, "its class refused the values: " + NestedExceptionUtils.getMostSpecificCause(cause).getMessage(),
				"Let constructors and setters take what is stored", cause);
	}

	/**
	 * No class has this discriminator.
	 */
	CorruptRowException unknownClass(Row row, String column, @Nullable String value, Map<String, ?> known) {
		String values = new TreeSet<>(known.keySet()).stream().map(Quoted::of).collect(Collectors.joining(", "));
		return of(row,
				"its discriminator '" + column + "' is " + ((value != null) ? Quoted.of(value) : "null")
						+ ", and those that are known are " + values,
				"Make the class of such rows known to the mapping context, or correct the row", null);
	}

	/**
	 * It is an entity, and none of this class.
	 */
	CorruptRowException otherClass(Row row, String column, String value, Class<?> type) {
		return of(row,
				"its discriminator '" + column + "' is " + Quoted.of(value) + ", which makes it a '"
						+ type.getSimpleName() + "'",
				"Read it as '" + type.getSimpleName() + "', or as what both extend", null);
	}

	private CorruptRowException of(Row row, String reason, String remedy, @Nullable RuntimeException cause) {
		return new CorruptRowException(this.table.keyspace() + "." + this.table.name(), keyOf(row), this.entity, reason,
				remedy, cause);
	}

	private String keyOf(Row row) {
		return IntStream.range(0, this.selection.size())
			.filter((it) -> this.selection.columns().get(it).isKey())
			.mapToObj((it) -> this.selection.columns().get(it).name() + "=" + describe(row, it))
			.collect(Collectors.joining(", "));
	}

	private String describe(Row row, int index) {
		ByteBuffer bytes = row.getBytesUnsafe(index);
		try {
			return String.valueOf(this.selection.codec(index).decode(bytes));
		}
		catch (RuntimeException ex) {
			return ByteUtils.toHexString(Objects.requireNonNull(bytes));
		}
	}

}
