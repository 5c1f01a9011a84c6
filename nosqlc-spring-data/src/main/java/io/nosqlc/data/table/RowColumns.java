package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.EntityColumn;

/**
 * Columns with what encodes their values. Immutable.
 */
final class RowColumns {

	private final List<EntityColumn> columns;

	private final PropertyCodec[] codecs;

	private final Map<String, Integer> indexes = new HashMap<>();

	RowColumns(List<EntityColumn> columns, ValueCodecs codecs) {
		this.columns = columns;
		this.codecs = columns.stream()
			.map((it) -> PropertyCodec.of(it.type(), it.property().orElse(null), it.propertyPath(), codecs))
			.toArray(PropertyCodec[]::new);
		columns.forEach((it) -> this.indexes.put(it.name(), this.indexes.size()));
	}

	List<EntityColumn> columns() {
		return this.columns;
	}

	int size() {
		return this.codecs.length;
	}

	PropertyCodec codec(int index) {
		return this.codecs[index];
	}

	/**
	 * Returns the index of a column.
	 * @throws IllegalArgumentException if it is none of these
	 */
	int indexOf(String column) {
		Integer index = this.indexes.get(column);
		if (index == null) {
			throw new IllegalArgumentException("'" + column + "' is none of the columns " + this.indexes.keySet());
		}
		return index;
	}

	boolean contains(String column) {
		return this.indexes.containsKey(column);
	}

	/**
	 * Returns whether a property holds equal values for two values of a column.
	 */
	boolean isSame(int index, @Nullable ByteBuffer one, @Nullable ByteBuffer other) {
		if (one == null ? other == null : one.equals(other)) {
			return true;
		}
		PropertyCodec codec = this.codecs[index];
		if (!codec.isAmbiguous()) {
			return false;
		}
		ByteBuffer canonical = codec.canonical(one);
		return (canonical != null) ? canonical.equals(codec.canonical(other)) : codec.canonical(other) == null;
	}

}
