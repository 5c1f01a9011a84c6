package io.nosqlc.internal.value;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Looks up fields in maps that may be anybody's: sorted ones and those that refuse some
 * keys throw where they could answer "absent".
 */
final class Fields {

	private Fields() {
	}

	static boolean has(Map<?, ?> map, String name) {
		try {
			return map.containsKey(name);
		}
		catch (ClassCastException | NullPointerException ex) {
			return false;
		}
	}

	static @Nullable Object get(Map<?, ?> map, String name) {
		try {
			return map.get(name);
		}
		catch (ClassCastException | NullPointerException ex) {
			return null;
		}
	}

	static @Nullable Object read(Map<?, ?> map, List<String> names) {
		Object value = map;
		for (String name : names) {
			if (!(value instanceof Map<?, ?> fields)) {
				return null;
			}
			value = get(fields, name);
		}
		return value;
	}

}
