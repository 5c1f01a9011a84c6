package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;

import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.ColumnType;

/**
 * A vector of numbers, held as an array of floats, a list, or as the driver has it.
 *
 * @param <E> type of its elements
 */
final class VectorCodec<E> extends ValueCodec {

	private final String path;

	private final ColumnType.VectorOf type;

	private final Class<E> elementType;

	private final TypeCodec<CqlVector<E>> codec;

	@SuppressWarnings("unchecked") // the class and the codec of a scalar are of one type
	VectorCodec(String path, ColumnType.VectorOf type) {
		this.path = path;
		this.type = type;
		this.elementType = (Class<E>) type.element().javaType();
		this.codec = TypeCodecs.vectorOf(type.dimensions(), (TypeCodec<E>) ScalarCodecs.driverCodec(type.element()));
	}

	@Override
	ByteBuffer encode(Object value, List<String> violations) {
		if (value instanceof float[] array && this.elementType == Float.class) {
			return fits(array.length, violations) ? ofFloats(array) : REFUSED;
		}
		List<Object> elements = elements(value);
		if (elements == null) {
			violations.add("'" + this.path + "' is a vector, and no " + value.getClass().getSimpleName() + " such as "
					+ Quoted.of(value));
			return REFUSED;
		}
		if (!fits(elements.size(), violations)) {
			return REFUSED;
		}
		List<E> typed = typed(elements, violations);
		return (typed != null) ? Objects.requireNonNull(this.codec.encode(CqlVector.newInstance(typed), VERSION))
				: REFUSED;
	}

	private static @Nullable List<Object> elements(Object value) {
		if (!(value instanceof List<?>) && !(value instanceof CqlVector<?>)) {
			return null;
		}
		List<Object> elements = new ArrayList<>();
		((Iterable<?>) value).forEach(elements::add);
		return elements;
	}

	private boolean fits(int length, List<String> violations) {
		if (length == this.type.dimensions()) {
			return true;
		}
		violations.add("'" + this.path + "' has " + length + " elements, and its vector " + this.type.dimensions()
				+ " dimensions");
		return false;
	}

	private @Nullable List<E> typed(List<Object> elements, List<String> violations) {
		List<E> typed = new ArrayList<>(elements.size());
		for (Object element : elements) {
			if (!this.elementType.isInstance(element)) {
				violations.add("'" + this.path + "' has " + Quoted.of(element) + ", and its elements are "
						+ this.elementType.getSimpleName());
				return null;
			}
			typed.add(this.elementType.cast(element));
		}
		return typed;
	}

	private static ByteBuffer ofFloats(float[] array) {
		ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * array.length);
		for (float element : array) {
			bytes.putFloat(element);
		}
		return bytes.flip();
	}

	@Override
	@Nullable Object decode(ByteBuffer bytes) {
		if (this.type.javaType() == float[].class) {
			return floats(bytes);
		}
		CqlVector<E> vector = this.codec.decode(bytes, VERSION);
		if (vector == null || this.type.javaType() == CqlVector.class) {
			return vector;
		}
		List<E> list = new ArrayList<>(vector.size());
		vector.forEach(list::add);
		return list;
	}

	private Object floats(ByteBuffer bytes) {
		ByteBuffer rest = bytes.duplicate();
		float[] array = new float[this.type.dimensions()];
		for (int i = 0; i < array.length; i++) {
			array[i] = rest.getFloat();
		}
		return array;
	}

}
