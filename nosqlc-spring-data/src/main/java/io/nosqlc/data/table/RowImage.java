package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.EntityColumn;

/**
 * The values that an entity has for its columns at one time, as bytes. Immutable.
 */
public final class RowImage {

	private final RowColumns columns;

	private final @Nullable ByteBuffer[] values;

	RowImage(RowColumns columns, @Nullable ByteBuffer[] values) {
		this.columns = columns;
		this.values = values;
	}

	/**
	 * Returns the columns of the entity's class.
	 */
	public List<EntityColumn> columns() {
		return this.columns.columns();
	}

	/**
	 * Returns the bytes of the column with an index, which must not be changed;
	 * {@code null} if it has no value.
	 */
	@Nullable ByteBuffer get(int index) {
		return this.values[index];
	}

	/**
	 * Returns the bytes of a column, which must not be changed; {@code null} if it has no
	 * value.
	 * @throws IllegalArgumentException if it is none of {@link #columns()}
	 */
	public @Nullable ByteBuffer get(EntityColumn column) {
		return this.values[this.columns.indexOf(column.name())];
	}

	/**
	 * Returns the bytes of a column; {@code null} if it has no value, or this is an image
	 * of another class, which does not have it.
	 */
	@Nullable ByteBuffer find(EntityColumn column) {
		return this.columns.contains(column.name()) ? get(column) : null;
	}

	/**
	 * Returns the same image with another value for a column.
	 */
	public RowImage with(EntityColumn column, @Nullable ByteBuffer value) {
		@Nullable ByteBuffer[] values = this.values.clone();
		values[this.columns.indexOf(column.name())] = value;
		return new RowImage(this.columns, values);
	}

	/**
	 * Returns the columns that have other values than in an image that was taken before.
	 * Neither the order of sets and maps makes a difference, nor whether a collection is
	 * empty or {@code null}. A column that was not there before had {@code null}.
	 */
	public List<EntityColumn> changedSince(RowImage before) {
		List<EntityColumn> changed = new ArrayList<>();
		for (int i = 0; i < this.values.length; i++) {
			EntityColumn column = columns().get(i);
			ByteBuffer old = before.find(column);
			if (!this.columns.isSame(i, old, this.values[i])) {
				changed.add(column);
			}
		}
		return changed;
	}

}
