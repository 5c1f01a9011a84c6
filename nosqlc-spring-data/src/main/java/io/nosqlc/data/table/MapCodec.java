package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A map. What is read can be changed.
 */
final class MapCodec extends ValueCodec {

	private final String path;

	private final ValueCodec keys;

	private final ValueCodec values;

	MapCodec(String path, ValueCodec keys, ValueCodec values) {
		this.path = path;
		this.keys = keys;
		this.values = values;
	}

	/**
	 * Returns how keys are encoded.
	 */
	ValueCodec keys() {
		return this.keys;
	}

	/**
	 * Returns how values are encoded.
	 */
	ValueCodec values() {
		return this.values;
	}

	@Override
	ByteBuffer encode(Object value, List<String> violations) {
		if (!(value instanceof Map<?, ?> map)) {
			violations.add("'" + this.path + "' is a Map, and no " + value.getClass().getSimpleName() + " such as "
					+ Quoted.of(value));
			return REFUSED;
		}
		if (map.size() > ElementsCodec.MOST_ELEMENTS) {
			violations.add("'" + this.path + "' has " + map.size() + " entries, and Cassandra keeps at most "
					+ ElementsCodec.MOST_ELEMENTS);
			return REFUSED;
		}
		return encodeEntries(map, violations);
	}

	private ByteBuffer encodeEntries(Map<?, ?> map, List<String> violations) {
		ByteBuffer[] parts = new ByteBuffer[2 * map.size()];
		int next = 0;
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			Object key = entry.getKey();
			Object value = entry.getValue();
			parts[next++] = (key != null) ? this.keys.encode(key, violations)
					: refused("has null as a key", violations);
			parts[next++] = (value != null) ? this.values.encode(value, violations)
					: refused("has null as the value of " + Quoted.of(key), violations);
		}
		return Parts.counted(parts.length / 2, parts);
	}

	private ByteBuffer refused(String reason, List<String> violations) {
		violations.add("'" + this.path + "' " + reason);
		return REFUSED;
	}

	@Override
	Object decode(ByteBuffer bytes) {
		ByteBuffer rest = bytes.duplicate();
		int count = rest.getInt();
		Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < count; i++) {
			ByteBuffer key = Parts.next(rest);
			ByteBuffer value = Parts.next(rest);
			map.put((key != null) ? this.keys.decode(key) : null, (value != null) ? this.values.decode(value) : null);
		}
		return map;
	}

	@Override
	ByteBuffer canonical(ByteBuffer bytes) {
		List<ByteBuffer> parts = Parts.ofCounted(bytes, 2);
		Map<ByteBuffer, ByteBuffer> entries = new TreeMap<>();
		for (int i = 0; i < parts.size(); i += 2) {
			entries.put(this.keys.canonical(parts.get(i)), this.values.canonical(parts.get(i + 1)));
		}
		ByteBuffer[] sorted = new ByteBuffer[2 * entries.size()];
		int next = 0;
		for (Map.Entry<ByteBuffer, ByteBuffer> entry : entries.entrySet()) {
			sorted[next++] = entry.getKey();
			sorted[next++] = entry.getValue();
		}
		return Parts.counted(entries.size(), sorted);
	}

	@Override
	boolean isAmbiguous() {
		return true;
	}

}
