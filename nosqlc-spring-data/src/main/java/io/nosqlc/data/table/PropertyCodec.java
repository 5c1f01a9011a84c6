package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.type.DataTypes;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mapping.model.ParameterValueProvider;

import io.nosqlc.data.mapping.ColumnType;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;

/**
 * How the value of a property is bytes, or none: an empty {@code Optional} is
 * {@code null} in the row, and {@code null} there is an empty collection, or 0 in a
 * primitive. Immutable.
 */
final class PropertyCodec {

	private final ValueCodec values;

	private final boolean optional;

	/** Cassandra does not tell a collection without elements from none. */
	private final boolean emptyIsNull;

	private final boolean isCollection;

	private final boolean isMap;

	private final Supplier<@Nullable Object> absent;

	private PropertyCodec(ValueCodec values, ColumnType type, @Nullable NosqlcPersistentProperty property) {
		this.values = values;
		this.optional = property != null && property.isOptional();
		this.isMap = type instanceof ColumnType.MapOf;
		this.isCollection = this.isMap || type instanceof ColumnType.ListOf || type instanceof ColumnType.SetOf;
		this.emptyIsNull = this.isCollection && !type.isFrozen();
		this.absent = absent(type, property);
	}

	/**
	 * Returns the codec of a property.
	 * @param type type of its values
	 * @param property the property; {@code null} if there is none, as for a discriminator
	 * @param path how messages call it
	 * @param codecs makes codecs of values
	 */
	static PropertyCodec of(ColumnType type, @Nullable NosqlcPersistentProperty property, String path,
			ValueCodecs codecs) {
		return new PropertyCodec(codecs.of(type, path), type, property);
	}

	/**
	 * Returns the codec of the values that are not {@code null}.
	 */
	ValueCodec values() {
		return this.values;
	}

	/**
	 * Returns the bytes of what a property holds; {@code null} if that is nothing.
	 * @param violations to which it is added what is wrong with it
	 */
	@Nullable ByteBuffer encode(@Nullable Object held, List<String> violations) {
		Object value = (held instanceof Optional<?> maybe) ? maybe.orElse(null) : held;
		if (value == null || this.emptyIsNull && isEmpty(value)) {
			return null;
		}
		return this.values.encode(value, violations);
	}

	/**
	 * Returns what a property is to hold.
	 * @throws RuntimeException if the bytes are no value of its type
	 */
	@Nullable Object decode(@Nullable ByteBuffer bytes) {
		Object value = (bytes != null) ? this.values.decode(bytes) : null;
		if (value == null) {
			return this.absent.get();
		}
		return this.optional ? Optional.of(value) : value;
	}

	/**
	 * Returns the same bytes for all bytes that a property holds equal values for.
	 */
	@Nullable ByteBuffer canonical(@Nullable ByteBuffer bytes) {
		if (bytes == null || this.isCollection && !this.optional && isEmptyCollection(bytes)) {
			return null;
		}
		return this.values.canonical(bytes);
	}

	/**
	 * Returns whether equal values may have different bytes.
	 */
	boolean isAmbiguous() {
		return this.isCollection || this.values.isAmbiguous();
	}

	private boolean isEmpty(Object value) {
		return this.isMap ? value instanceof Map<?, ?> map && map.isEmpty()
				: value instanceof Collection<?> elements && elements.isEmpty();
	}

	private static boolean isEmptyCollection(ByteBuffer bytes) {
		return bytes.remaining() == Integer.BYTES && bytes.getInt(bytes.position()) == 0;
	}

	private static Supplier<@Nullable Object> absent(ColumnType type, @Nullable NosqlcPersistentProperty property) {
		if (property != null && property.isOptional()) {
			return Optional::empty;
		}
		if (type instanceof ColumnType.ListOf) {
			return ArrayList::new;
		}
		if (type instanceof ColumnType.SetOf) {
			return LinkedHashSet::new;
		}
		if (type instanceof ColumnType.MapOf) {
			return LinkedHashMap::new;
		}
		if (type.is(DataTypes.COUNTER)) {
			return () -> 0L;
		}
		Object nothing = (property != null) ? ParameterValueProvider.getDefaultValue(property.getType()) : null;
		return () -> nothing;
	}

}
