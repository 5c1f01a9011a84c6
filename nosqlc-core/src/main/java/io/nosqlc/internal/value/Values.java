package io.nosqlc.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The comparison rules of values, and their normal form. Normal values are null, Boolean,
 * Integer, Long, BigInteger, Double, BigDecimal, String, {@link NormalList} and
 * {@link NormalMap}.
 *
 * <p>
 * Comparing accepts any object and never throws: what has a normal form is compared as
 * that, anything else equals nothing and is ordered with nothing.
 */
public final class Values {

	/**
	 * How deep lists and maps may nest in a value given as Java objects.
	 */
	public static final int MAX_DEPTH = 500;

	private Values() {
	}

	/**
	 * Returns the normal form of a value, copied, so that later changes to a list or map
	 * do not show.
	 * @throws io.nosqlc.error.InvalidDocumentException if it has none, naming the path to
	 * what has not
	 */
	public static @Nullable Object normalise(@Nullable Object value) {
		return Normaliser.strict().normalise(value);
	}

	/**
	 * Returns the normal form of the value of a document's field, copied. Lists and maps
	 * that are normal already are taken over, even with numbers and text that JSON cannot
	 * hold, as another writer may have stored them.
	 * @param name the field, which messages mention
	 * @throws io.nosqlc.error.InvalidDocumentException if it has none
	 */
	public static @Nullable Object field(String name, @Nullable Object value) {
		return Normaliser.ofDocuments().normalise(name, value);
	}

	/**
	 * Returns the fields of a document, each as {@link #field} does.
	 * @throws io.nosqlc.error.InvalidDocumentException if one of them has no normal form
	 */
	public static NormalMap fields(Map<?, ?> map) {
		return Normaliser.ofDocuments().map(map);
	}

	/**
	 * Tells whether two values are the same JSON value: numbers by exact value whatever
	 * their type, lists and maps deeply, maps in any order. NaN equals nothing.
	 */
	public static boolean equal(@Nullable Object left, @Nullable Object right) {
		Object a = tolerant(left);
		Object b = tolerant(right);
		if (a == null || b == null) {
			return a == b;
		}
		Kind kind = Kind.of(a);
		if (kind != Kind.of(b)) {
			return false;
		}
		return switch (kind) {
			case BOOLEAN, TEXT -> a.equals(b);
			case NUMBER -> !isNaN(a) && Numbers.compare((Number) a, (Number) b) == 0;
			case LIST -> equalLists((List<?>) a, (List<?>) b);
			case MAP -> equalMaps((Map<?, ?>) a, (Map<?, ?>) b);
			case NULL, FOREIGN -> false;
		};
	}

	private static boolean equalLists(List<?> left, List<?> right) {
		if (left.size() != right.size()) {
			return false;
		}
		Iterator<?> others = right.iterator();
		for (Object element : left) {
			if (!others.hasNext() || !equal(element, others.next())) {
				return false;
			}
		}
		return true;
	}

	private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right) {
		if (left.size() != right.size()) {
			return false;
		}
		for (Map.Entry<?, ?> entry : left.entrySet()) {
			if (!(entry.getKey() instanceof String name) || !Fields.has(right, name)
					|| !equal(entry.getValue(), Fields.get(right, name))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Tells whether range operators can compare two values: numbers with numbers, text
	 * with text, booleans with booleans; never NaN.
	 */
	public static boolean isOrdered(@Nullable Object left, @Nullable Object right) {
		Object a = tolerant(left);
		Object b = tolerant(right);
		return switch (Kind.of(a)) {
			case BOOLEAN -> b instanceof Boolean;
			case NUMBER -> b instanceof Number && !isNaN(a) && !isNaN(b);
			case TEXT -> b instanceof String;
			case NULL, LIST, MAP, FOREIGN -> false;
		};
	}

	/**
	 * Compares two values in the total order of sorting: null, then booleans, numbers,
	 * text by code points, lists element by element, maps as lists of their entries by
	 * name.
	 */
	public static int compare(@Nullable Object left, @Nullable Object right) {
		Object a = tolerant(left);
		Object b = tolerant(right);
		Kind kind = Kind.of(a);
		if (a == null || b == null || kind != Kind.of(b)) {
			return kind.compareTo(Kind.of(b));
		}
		return switch (kind) {
			case NULL, FOREIGN -> 0;
			case BOOLEAN -> Boolean.compare((Boolean) a, (Boolean) b);
			case NUMBER -> Numbers.compare((Number) a, (Number) b);
			case TEXT -> Text.compare((String) a, (String) b);
			case LIST -> compareLists((List<?>) a, (List<?>) b);
			case MAP -> compareMaps((Map<?, ?>) a, (Map<?, ?>) b);
		};
	}

	private static int compareLists(List<?> left, List<?> right) {
		Iterator<?> others = right.iterator();
		for (Object element : left) {
			if (!others.hasNext()) {
				return 1;
			}
			int order = compare(element, others.next());
			if (order != 0) {
				return order;
			}
		}
		return others.hasNext() ? -1 : 0;
	}

	private static int compareMaps(Map<?, ?> left, Map<?, ?> right) {
		Iterator<Map.Entry<String, @Nullable Object>> others = byName(right).entrySet().iterator();
		for (Map.Entry<String, @Nullable Object> entry : byName(left).entrySet()) {
			if (!others.hasNext()) {
				return 1;
			}
			Map.Entry<String, @Nullable Object> other = others.next();
			int order = Text.compare(entry.getKey(), other.getKey());
			order = (order != 0) ? order : compare(entry.getValue(), other.getValue());
			if (order != 0) {
				return order;
			}
		}
		return others.hasNext() ? -1 : 0;
	}

	private static Map<String, @Nullable Object> byName(Map<?, ?> map) {
		Map<String, @Nullable Object> sorted = new TreeMap<>(Text::compare);
		map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
		return sorted;
	}

	/**
	 * Returns the value as one of the normal types without looking into lists and maps; a
	 * value that has no normal form is returned as it is.
	 */
	public static @Nullable Object tolerant(@Nullable Object value) {
		return (Kind.of(value) != Kind.FOREIGN) ? value : Normaliser.shallow(value);
	}

	private static boolean isNaN(@Nullable Object value) {
		return value instanceof Double number && number.isNaN();
	}

	/**
	 * The kinds of value in the order of sorting; the last holds what is no JSON value.
	 */
	private enum Kind {

		NULL, BOOLEAN, NUMBER, TEXT, LIST, MAP, FOREIGN;

		static Kind of(@Nullable Object value) {
			if (value == null) {
				return NULL;
			}
			if (value instanceof String) {
				return TEXT;
			}
			if (value instanceof Integer || value instanceof Double || value instanceof Long
					|| value instanceof BigDecimal || value instanceof BigInteger) {
				return NUMBER;
			}
			if (value instanceof Boolean) {
				return BOOLEAN;
			}
			if (value instanceof List) {
				return LIST;
			}
			return (value instanceof Map) ? MAP : FOREIGN;
		}

	}

}
