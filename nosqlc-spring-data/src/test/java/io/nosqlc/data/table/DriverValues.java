package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.SettableByIndex;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;

import io.nosqlc.data.mapping.ColumnType;

/**
 * Encodes values of column types by the driver's own codecs, with its own classes for
 * user-defined types and tuples.
 */
final class DriverValues {

	private static final String KEYSPACE = "k";

	private DriverValues() {
	}

	static ByteBuffer encode(ColumnType type, Object value) {
		return encode(type.in(KEYSPACE), of(type, value));
	}

	private static ByteBuffer encode(DataType type, Object value) {
		TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type);
		return codec.encode(value, ProtocolVersion.DEFAULT);
	}

	private static Object of(ColumnType type, Object value) {
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		if (value instanceof byte[] bytes) {
			return ByteBuffer.wrap(bytes);
		}
		if (type instanceof ColumnType.VectorOf) {
			return vector(value);
		}
		if (type instanceof ColumnType.MapOf map) {
			Map<Object, Object> entries = new LinkedHashMap<>();
			((Map<?, ?>) value).forEach((key, element) -> entries.put(of(map.key(), key), of(map.value(), element)));
			return entries;
		}
		if (type instanceof ColumnType.SetOf set) {
			Set<Object> elements = new LinkedHashSet<>();
			((Set<?>) value).forEach((it) -> elements.add(of(set.element(), it)));
			return elements;
		}
		if (type instanceof ColumnType.ListOf list) {
			return ((List<?>) value).stream().map((it) -> of(list.element(), it)).toList();
		}
		return structured(type, value);
	}

	private static Object vector(Object value) {
		List<Object> elements = new ArrayList<>();
		if (value instanceof float[] array) {
			for (float element : array) {
				elements.add(element);
			}
			return CqlVector.newInstance(elements);
		}
		((Iterable<?>) value).forEach(elements::add);
		return CqlVector.newInstance(elements);
	}

	private static Object structured(ColumnType type, Object value) {
		if (type instanceof ColumnType.UserTypeOf userType) {
			List<Object> values = new ArrayList<>();
			userType.type()
				.fields()
				.forEach((it) -> values
					.add(userType.type().entity().getPropertyAccessor(value).getProperty(it.property())));
			return fill(((UserDefinedType) type.in(KEYSPACE)).newValue(), type.parts(), values);
		}
		if (type instanceof ColumnType.TupleOf tuple) {
			List<Object> values = new ArrayList<>();
			tuple.entity().forEach((it) -> values.add(tuple.entity().getPropertyAccessor(value).getProperty(it)));
			return fill(((TupleType) type.in(KEYSPACE)).newValue(), type.parts(), values);
		}
		return value;
	}

	private static <T extends SettableByIndex<T>> T fill(T target, List<ColumnType> types, List<Object> values) {
		T filled = target;
		for (int i = 0; i < values.size(); i++) {
			Object value = values.get(i);
			filled = filled.setBytesUnsafe(i, (value != null) ? encode(types.get(i), value) : null);
		}
		return filled;
	}

}
