package io.nosqlc.data.document;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;
import org.springframework.core.CollectionFactory;

/**
 * Values that hold values. What is absent reads as an empty one that can be changed.
 */
final class ContainerCodecs {

	private ContainerCodecs() {
	}

	/**
	 * A list of JSON.
	 *
	 * @param type what the collection is declared as
	 * @param elements its elements
	 */
	record OfCollection(Class<?> type, JsonCodec elements) implements JsonCodec {

		@Override
		public Object encode(Object value) {
			Collection<?> collection = (Collection<?>) value;
			List<@Nullable Object> list = new ArrayList<>(collection.size());
			collection.forEach((it) -> list.add((it != null) ? this.elements.encode(it) : null));
			return list;
		}

		@Override
		public Object decode(Object json) {
			List<?> list = list(json, this.type);
			boolean sorted = SortedSet.class.isAssignableFrom(this.type);
			Collection<@Nullable Object> collection = newCollection(this.type, list.size());
			for (int i = 0; i < list.size(); i++) {
				collection.add(element(list, i, this.elements, !sorted));
			}
			return collection;
		}

		@Override
		public Object absent() {
			return newCollection(this.type, 0);
		}

	}

	/**
	 * A list of JSON as an array.
	 *
	 * @param type the class of the array
	 * @param elements its elements
	 */
	record OfArray(Class<?> type, JsonCodec elements) implements JsonCodec {

		@Override
		public Object encode(Object value) {
			List<@Nullable Object> list = new ArrayList<>(Array.getLength(value));
			for (int i = 0; i < Array.getLength(value); i++) {
				Object element = Array.get(value, i);
				list.add((element != null) ? this.elements.encode(element) : null);
			}
			return list;
		}

		@Override
		public Object decode(Object json) {
			List<?> list = list(json, this.type);
			Class<?> component = this.type.getComponentType();
			Object array = Array.newInstance(component, list.size());
			for (int i = 0; i < list.size(); i++) {
				Array.set(array, i, element(list, i, this.elements, !component.isPrimitive()));
			}
			return array;
		}

	}

	/**
	 * A map of JSON.
	 *
	 * @param type what the map is declared as
	 * @param keys its names
	 * @param values its values
	 */
	record OfMap(Class<?> type, KeyText keys, JsonCodec values) implements JsonCodec {

		@Override
		public Object encode(Object value) {
			Map<@Nullable String, @Nullable Object> map = new LinkedHashMap<>();
			((Map<?, ?>) value).forEach((key, it) -> map.put((key != null) ? this.keys.encode(key) : null,
					(it != null) ? this.values.encode(it) : null));
			return map;
		}

		@Override
		public Object decode(Object json) {
			if (!(json instanceof Map<?, ?> names)) {
				throw UnreadableValueException.of(json, this.type);
			}
			Map<Object, @Nullable Object> map = newMap(this.type, names.size());
			names.forEach((name, value) -> {
				try {
					map.put(this.keys.decode((String) name), (value != null) ? this.values.decode(value) : null);
				}
				catch (UnreadableValueException ex) {
					throw ex.inside((String) name);
				}
			});
			return map;
		}

		@Override
		public Object absent() {
			return newMap(this.type, 0);
		}

	}

	/**
	 * A value that may be absent.
	 *
	 * @param value the value
	 */
	record OfOptional(JsonCodec value) implements JsonCodec {

		@Override
		public @Nullable Object encode(Object optional) {
			return ((Optional<?>) optional).map(this.value::encode).orElse(null);
		}

		@Override
		public Object decode(Object json) {
			return Optional.of(this.value.decode(json));
		}

		@Override
		public Object absent() {
			return Optional.empty();
		}

		@Override
		public @Nullable Object operand(@Nullable Object normal) {
			return this.value.operand(normal);
		}

	}

	/**
	 * A value that is never absent in Java.
	 *
	 * @param value the value
	 * @param zero what it is if the document does not say
	 */
	record OfPrimitive(JsonCodec value, Object zero) implements JsonCodec {

		static OfPrimitive of(Class<?> type, JsonCodec value) {
			return new OfPrimitive(value, Array.get(Array.newInstance(type, 1), 0));
		}

		@Override
		public @Nullable Object encode(Object value) {
			return this.value.encode(value);
		}

		@Override
		public Object decode(Object json) {
			return this.value.decode(json);
		}

		@Override
		public Object absent() {
			return this.zero;
		}

	}

	@SuppressWarnings("NullAway") // the factory says nothing about the elements
	private static Collection<@Nullable Object> newCollection(Class<?> type, int size) {
		return CollectionFactory.createCollection(type, size);
	}

	@SuppressWarnings("NullAway") // the factory says nothing about the values
	private static Map<Object, @Nullable Object> newMap(Class<?> type, int size) {
		return CollectionFactory.createMap(type, size);
	}

	private static List<?> list(Object json, Class<?> type) {
		if (json instanceof List<?> list) {
			return list;
		}
		throw UnreadableValueException.of(json, type);
	}

	private static @Nullable Object element(List<?> list, int index, JsonCodec elements, boolean nullable) {
		Object element = list.get(index);
		if (element == null && nullable) {
			return null;
		}
		try {
			if (element == null) {
				throw UnreadableValueException.missing();
			}
			return elements.decode(element);
		}
		catch (UnreadableValueException ex) {
			throw ex.inside(index);
		}
	}

}
