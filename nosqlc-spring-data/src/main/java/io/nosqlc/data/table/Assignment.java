package io.nosqlc.data.table;

import java.nio.ByteBuffer;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.EntityColumn;

/**
 * What an update does to a column.
 *
 * @param column the column
 * @param kind what is done
 * @param value the bytes to do it with; {@code null} only to {@link Kind#SET}
 */
record Assignment(EntityColumn column, Kind kind, @Nullable ByteBuffer value) {

	/**
	 * Returns what follows SET.
	 */
	String cql() {
		String name = CqlIdentifier.fromInternal(this.column.name()).asCql(false);
		return switch (this.kind) {
			case SET -> name + " = ?";
			case ADD -> name + " = " + name + " + ?";
			case PREPEND -> name + " = ? + " + name;
			case REMOVE -> name + " = " + name + " - ?";
		};
	}

	/**
	 * Returns whether doing it twice is the same as once.
	 */
	boolean isIdempotent() {
		return this.kind != Kind.PREPEND && !(this.kind == Kind.ADD && isRepeated());
	}

	private boolean isRepeated() {
		return RowChanges.isList(this.column) || RowChanges.isCounter(this.column);
	}

	/**
	 * What is done to a column.
	 */
	enum Kind {

		/** It gets the value. */
		SET,

		/** The elements, or the number, are added; to a list at its end. */
		ADD,

		/** The elements are added at the beginning. */
		PREPEND,

		/** The elements, or the entries with the keys, are removed. */
		REMOVE

	}

}
