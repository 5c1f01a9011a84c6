package io.nosqlc.internal.value;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads a document by path, whatever it is made of: a map, JSON bytes, a driver's row.
 */
@FunctionalInterface
public interface ValueReader {

	/**
	 * Returns the value that the names lead to through maps only, or null when it is null
	 * or missing, which are one and the same to every filter and sort.
	 */
	@Nullable Object read(List<String> names);

	/**
	 * Returns a reader of a map, which may hold values without a normal form.
	 */
	static ValueReader of(Map<String, ?> map) {
		return (names) -> Fields.read(map, names);
	}

}
