package io.nosqlc.data.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The complete key of a row: its values in the order of the key, partition key first.
 * Immutable; equal to another with equal values, arrays by their elements.
 */
public final class Key {

	private final List<Object> values;

	private Key(List<Object> values) {
		this.values = values;
	}

	/**
	 * Returns the key with some values.
	 * @throws IllegalArgumentException if one is {@code null}: a key with a gap would
	 * mean more rows than one
	 */
	public static Key of(Object first, Object... more) {
		List<Object> values = new ArrayList<>(1 + more.length);
		values.add(first);
		Collections.addAll(values, more);
		return ofAll(values);
	}

	static Key ofAll(List<?> values) {
		for (Object value : values) {
			if (value == null) {
				throw new IllegalArgumentException("The values of a key must not be null: " + values);
			}
		}
		return new Key(List.copyOf(values));
	}

	/**
	 * Returns the values in the order of the key.
	 */
	public List<Object> values() {
		return this.values;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Key key && Arrays.deepEquals(this.values.toArray(), key.values.toArray());
	}

	@Override
	public int hashCode() {
		return Arrays.deepHashCode(this.values.toArray());
	}

	@Override
	public String toString() {
		return "Key" + Arrays.deepToString(this.values.toArray());
	}

}
