package io.nosqlc.cassandra.query;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.internal.value.Values;

/**
 * Values of columns as filters know them: numbers, text and booleans as they are; times,
 * UUIDs and addresses as their text; bytes as text such as {@code 0x0102}; sets, tuples
 * and vectors as lists; user-defined types as maps.
 */
final class NormalValues {

	private NormalValues() {
	}

	static @Nullable Object of(@Nullable Object value) {
		if (value instanceof Set<?> set) {
			return list(set);
		}
		if (value instanceof List<?> list) {
			return list(list);
		}
		if (value instanceof CqlVector<?> vector) {
			return list(vector);
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> normal = new LinkedHashMap<>();
			map.forEach((key, element) -> normal.put(String.valueOf(of(key)), of(element)));
			return normal;
		}
		return structured(value);
	}

	private static List<@Nullable Object> list(Iterable<?> elements) {
		List<@Nullable Object> normal = new ArrayList<>();
		elements.forEach((element) -> normal.add(of(element)));
		return normal;
	}

	private static @Nullable Object structured(@Nullable Object value) {
		if (value instanceof UdtValue udt) {
			Map<String, @Nullable Object> normal = new LinkedHashMap<>();
			for (int i = 0; i < udt.size(); i++) {
				normal.put(udt.getType().getFieldNames().get(i).asInternal(), of(udt.getObject(i)));
			}
			return normal;
		}
		if (value instanceof TupleValue tuple) {
			List<@Nullable Object> normal = new ArrayList<>();
			for (int i = 0; i < tuple.size(); i++) {
				normal.add(of(tuple.getObject(i)));
			}
			return normal;
		}
		return scalar(value);
	}

	private static @Nullable Object scalar(@Nullable Object value) {
		if (value instanceof ByteBuffer bytes) {
			return ByteUtils.toHexString(bytes);
		}
		if (value instanceof InetAddress address) {
			return address.getHostAddress();
		}
		if (value instanceof Double || value instanceof Float) {
			return Values.tolerant(value);
		}
		try {
			return Values.normalise(value);
		}
		catch (InvalidDocumentException ex) {
			return String.valueOf(value);
		}
	}

}
