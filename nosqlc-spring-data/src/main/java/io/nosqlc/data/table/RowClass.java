package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mapping.PersistentPropertyAccessor;

import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.EntityTable;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.error.CorruptRowException;

/**
 * A class whose instances are rows: takes their properties apart into columns, and makes
 * them of those. Safe for use by several threads.
 */
final class RowClass {

	private static final int NOWHERE = -1;

	private final RowColumns columns;

	/** For each column, where it is in a row. */
	private final int[] places;

	private final Instances instances;

	/** For each column, which property of the object holds it. */
	private final int[] owners;

	/** The key as an object with properties, if it is one. */
	private final @Nullable Instances keyObject;

	private final int keyOwner;

	/** For each column, which property of the key object holds it. */
	private final int[] partsOfKey;

	private final int discriminator;

	private final @Nullable ByteBuffer discriminatorValue;

	/**
	 * Creates the class of a table, which has instances.
	 * @param columns those of the class
	 * @param selection those that rows have
	 */
	RowClass(EntityTable table, RowColumns columns, RowColumns selection) {
		this.columns = columns;
		this.places = columns.columns().stream().mapToInt((it) -> selection.indexOf(it.name())).toArray();
		Set<NosqlcPersistentProperty> owners = new LinkedHashSet<>();
		List<NosqlcPersistentProperty> keys = new ArrayList<>();
		for (EntityColumn column : columns.columns()) {
			if (!column.path().isEmpty()) {
				owners.add(column.path().get(0));
			}
			if (column.path().size() > 1) {
				keys.add(column.path().get(1));
			}
		}
		List<NosqlcPersistentProperty> properties = List.copyOf(owners);
		this.instances = Instances.of(table.entity(), properties);
		this.owners = columns.columns()
			.stream()
			.mapToInt((it) -> it.path().isEmpty() ? NOWHERE : properties.indexOf(it.path().get(0)))
			.toArray();
		this.partsOfKey = columns.columns()
			.stream()
			.mapToInt((it) -> (it.path().size() > 1) ? keys.indexOf(it.path().get(1)) : NOWHERE)
			.toArray();
		this.keyObject = keys.isEmpty() ? null : Instances.of(keys.get(0).getOwner(), keys);
		this.keyOwner = columns.columns()
			.stream()
			.filter((it) -> it.path().size() > 1)
			.mapToInt((it) -> properties.indexOf(it.path().get(0)))
			.findFirst()
			.orElse(NOWHERE);
		String column = table.discriminator().map((it) -> it.column()).orElse(null);
		this.discriminator = columns.columns().stream().map(EntityColumn::name).toList().indexOf(column);
		this.discriminatorValue = table.discriminator()
			.flatMap((it) -> it.valueOf(table.entity().getType()))
			.map((it) -> TypeCodecs.TEXT.encode(it, ValueCodec.VERSION))
			.orElse(null);
	}

	RowColumns columns() {
		return this.columns;
	}

	Class<?> type() {
		return this.instances.type();
	}

	/**
	 * Returns the columns of an object.
	 * @param violations to which it is added what is wrong with them
	 */
	RowImage imageOf(Object instance, List<String> violations) {
		PersistentPropertyAccessor<?> accessor = this.instances.accessor(instance);
		Object key = (this.keyObject != null) ? accessor.getProperty(this.instances.properties().get(this.keyOwner))
				: null;
		PersistentPropertyAccessor<?> keyAccessor = (this.keyObject != null && key != null)
				? this.keyObject.accessor(key) : null;
		@Nullable ByteBuffer[] values = new ByteBuffer[this.columns.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (i == this.discriminator) ? discriminator(violations)
					: this.columns.codec(i).encode(held(i, accessor, keyAccessor), violations);
		}
		return new RowImage(this.columns, values);
	}

	private @Nullable Object held(int column, PersistentPropertyAccessor<?> accessor,
			@Nullable PersistentPropertyAccessor<?> keyAccessor) {
		int part = this.partsOfKey[column];
		if (part < 0) {
			return accessor.getProperty(this.instances.properties().get(this.owners[column]));
		}
		return (keyAccessor != null)
				? keyAccessor.getProperty(Objects.requireNonNull(this.keyObject).properties().get(part)) : null;
	}

	private @Nullable ByteBuffer discriminator(List<String> violations) {
		if (this.discriminatorValue == null) {
			violations.add("'" + type().getSimpleName() + "' has no @DiscriminatorValue, so nothing would tell its row"
					+ " from those of other classes");
			return null;
		}
		return this.discriminatorValue.duplicate();
	}

	/**
	 * Returns the columns of the object that a row is.
	 */
	RowImage imageOf(Row row) {
		@Nullable ByteBuffer[] values = new ByteBuffer[this.places.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = row.getBytesUnsafe(this.places[i]);
		}
		return new RowImage(this.columns, values);
	}

	/**
	 * Returns the object that a row is.
	 * @throws CorruptRowException if it cannot be read
	 */
	Object read(Row row, RowFailures failures) {
		@Nullable Object[] values = new Object[this.instances.properties().size()];
		@Nullable Object[] keyParts = (this.keyObject != null) ? new Object[this.keyObject.properties().size()] : values;
		for (int i = 0; i < this.owners.length; i++) {
			if (this.partsOfKey[i] >= 0) {
				keyParts[this.partsOfKey[i]] = decode(row, i, failures);
			}
			else if (this.owners[i] >= 0) {
				values[this.owners[i]] = decode(row, i, failures);
			}
		}
		try {
			if (this.keyObject != null) {
				values[this.keyOwner] = this.keyObject.make(keyParts);
			}
			return this.instances.make(values);
		}
		catch (RuntimeException ex) {
			throw failures.uncreatable(row, ex);
		}
	}

	private @Nullable Object decode(Row row, int index, RowFailures failures) {
		try {
			return this.columns.codec(index).decode(row.getBytesUnsafe(this.places[index]));
		}
		catch (RuntimeException ex) {
			throw failures.unreadable(row, this.columns.columns().get(index), ex);
		}
	}

}
