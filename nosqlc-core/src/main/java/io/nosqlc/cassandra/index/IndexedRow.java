package io.nosqlc.cassandra.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.json.Json;
import io.nosqlc.internal.json.MalformedJsonException;

/**
 * A document with what its side columns hold and should hold.
 *
 * @param key its key
 * @param text its JSON
 * @param writtenAt write timestamp of the text in microseconds
 * @param ttl seconds that the text lives, 0 for ever
 * @param expected what each column should hold; {@code null} for nothing
 * @param wrong the columns that must be written
 * @param corrupt whether the text is no JSON object, and so has nothing in any column
 */
record IndexedRow(String key, byte[] text, long writtenAt, int ttl, Map<SideColumn, @Nullable Object> expected,
		List<SideColumn> wrong, boolean corrupt) {

	private static final String STAMP = "stamp_of_";

	/**
	 * Returns what has to be selected.
	 */
	static String selected(List<SideColumn> columns) {
		return Stream.concat(Stream.of("pk, data, WRITETIME(data) AS written_at, TTL(data) AS ttl_of_data"),
				columns.stream().map(SideColumn::column).map((it) -> it + ", WRITETIME(" + it + ") AS " + STAMP + it))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Reads a row; {@code null} if it is no document.
	 */
	static @Nullable IndexedRow of(Row row, List<SideColumn> columns) {
		if (row.isNull("data")) {
			return null;
		}
		byte[] text = ByteUtils.getArray(Objects.requireNonNull(row.getBytesUnsafe("data")));
		Map<String, @Nullable Object> document = parsed(text);
		long writtenAt = row.getLong("written_at");
		Map<SideColumn, @Nullable Object> expected = new LinkedHashMap<>();
		List<SideColumn> wrong = new ArrayList<>();
		for (SideColumn column : columns) {
			Object value = (document != null) ? column.valueIn(document) : null;
			expected.put(column, value);
			if (isWrong(row, column, value, writtenAt)) {
				wrong.add(column);
			}
		}
		return new IndexedRow(Objects.requireNonNull(row.getString("pk")), text, writtenAt,
				row.isNull("ttl_of_data") ? 0 : Math.max(1, row.getInt("ttl_of_data")), expected, wrong,
				document == null);
	}

	/**
	 * A value that is older than the text is right by chance only: it may expire earlier,
	 * and something else that was meant to be older than the text may replace it.
	 */
	private static boolean isWrong(Row row, SideColumn column, @Nullable Object expected, long writtenAt) {
		Object found = row.isNull(column.column()) ? null : row.get(column.column(), (TypeCodec<?>) column.codec());
		return !Objects.equals(found, expected) || (found != null && oldestStamp(row, column) < writtenAt);
	}

	/**
	 * Of a collection, each element has a stamp.
	 */
	private static long oldestStamp(Row row, SideColumn column) {
		Object stamps = row.getObject(STAMP + column.column());
		return (stamps instanceof List<?> list)
				? list.stream().mapToLong((stamp) -> (Long) stamp).min().orElse(Long.MIN_VALUE)
				: (Long) Objects.requireNonNull(stamps);
	}

	private static @Nullable Map<String, @Nullable Object> parsed(byte[] text) {
		try {
			return Json.parseStoredMap(text);
		}
		catch (MalformedJsonException ex) {
			return null;
		}
	}

	/**
	 * Returns whether nothing was written between the reading of this row and that of
	 * another.
	 */
	boolean hasTextOf(@Nullable IndexedRow other) {
		return other != null && this.writtenAt == other.writtenAt;
	}

}
