package io.nosqlc.internal.value;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidDocumentException;

/**
 * Turns Java values into normal ones, remembering the way down for the message that
 * refuses one. For one value and one thread.
 */
final class Normaliser {

	private static final Instant FIRST_FIXED_WIDTH = Instant.parse("0000-01-01T00:00:00Z");

	private static final Instant LAST_FIXED_WIDTH = Instant.parse("9999-12-31T23:59:59.999999999Z");

	private static final DateTimeFormatter FIXED_WIDTH = new DateTimeFormatterBuilder()
		.appendValue(ChronoField.YEAR, 4, 4, SignStyle.NOT_NEGATIVE)
		.appendPattern("-MM-dd'T'HH:mm:ss")
		.appendFraction(ChronoField.NANO_OF_SECOND, 9, 9, true)
		.appendLiteral('Z')
		.toFormatter()
		.withZone(ZoneOffset.UTC);

	private final List<Object> trail = new ArrayList<>();

	private final boolean strict;

	private boolean withinNormal;

	private Normaliser(boolean strict) {
		this.strict = strict;
	}

	/**
	 * Returns one that refuses whatever JSON cannot hold.
	 */
	static Normaliser strict() {
		return new Normaliser(true);
	}

	/**
	 * Returns one that takes normal lists and maps over as they are.
	 */
	static Normaliser ofDocuments() {
		return new Normaliser(false);
	}

	@Nullable Object normalise(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map(map);
		}
		if (value instanceof List<?> list) {
			return list(list);
		}
		if (value != null && value.getClass().isArray()) {
			return list(new ArrayView(value));
		}
		return this.withinNormal ? value : scalar(value);
	}

	@Nullable Object normalise(String name, @Nullable Object value) {
		this.trail.add(text(name));
		return normalise(value);
	}

	NormalMap map(Map<?, ?> map) {
		refuseTooDeep();
		Set<? extends Map.Entry<?, ?>> entries = map.entrySet();
		Map<String, @Nullable Object> normal = new LinkedHashMap<>(Math.max(16, 2 * entries.size()));
		boolean outside = this.withinNormal;
		this.withinNormal = !this.strict && NormalMap.isOf(entries);
		for (Map.Entry<?, ?> entry : entries) {
			String name = name(entry.getKey());
			this.trail.add(name);
			normal.put(name, normalise(entry.getValue()));
			this.trail.remove(this.trail.size() - 1);
		}
		this.withinNormal = outside;
		return NormalMap.of(normal);
	}

	private String name(@Nullable Object key) {
		if (key instanceof String name) {
			return this.withinNormal ? name : text(name);
		}
		throw refused((key != null) ? "a map has the key '" + key + "' of " + key.getClass().getName()
				: "a map has the key null", "Use text keys only.");
	}

	private NormalList list(List<?> list) {
		refuseTooDeep();
		List<@Nullable Object> normal = new ArrayList<>(list.size());
		boolean outside = this.withinNormal;
		this.withinNormal = !this.strict && list instanceof NormalList;
		for (Object element : list) {
			this.trail.add(normal.size());
			normal.add(normalise(element));
			this.trail.remove(this.trail.size() - 1);
		}
		this.withinNormal = outside;
		return NormalList.of(normal);
	}

	private void refuseTooDeep() {
		if (this.trail.size() >= Values.MAX_DEPTH) {
			throw refused("lists and maps nest deeper than " + Values.MAX_DEPTH + " levels",
					"Check whether one contains itself.");
		}
	}

	private @Nullable Object scalar(@Nullable Object value) {
		if (value == null || value instanceof Boolean) {
			return value;
		}
		if (value instanceof String text) {
			return text(text);
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Instant instant) {
			return instant(instant);
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		if (value instanceof UUID || isJavaTime(value)) {
			return value.toString();
		}
		throw refused("it is a " + value.getClass().getName(),
				"Use null, booleans, numbers, text, lists, arrays, maps with text keys, java.time, UUID or enums.");
	}

	private String text(String text) {
		int index = Text.indexOfLoneSurrogate(text, 0);
		if (index >= 0) {
			throw refused("text has half a surrogate pair at index " + index + ", which UTF-8 cannot hold",
					"Do not cut text between the two halves of a character.");
		}
		return text;
	}

	private Number number(Number number) {
		if (number instanceof Integer) {
			return number;
		}
		if (number instanceof Long || number instanceof Short || number instanceof Byte) {
			return Numbers.smallest(number.longValue());
		}
		if (number instanceof BigInteger integer) {
			return Numbers.smallest(integer);
		}
		if (number instanceof BigDecimal decimal) {
			return Numbers.smallest(decimal);
		}
		if (number instanceof Double decimal) {
			return finite(decimal);
		}
		if (number instanceof Float decimal) {
			finite(decimal.doubleValue());
			return Double.valueOf(decimal.toString());
		}
		throw refused("it is a " + number.getClass().getName(), "Use Java's own immutable numbers.");
	}

	private Double finite(Double number) {
		if (!Double.isFinite(number)) {
			throw refused("it is " + number + "", "Use null or a text instead.");
		}
		return number;
	}

	private String instant(Instant instant) {
		if (instant.isBefore(FIRST_FIXED_WIDTH) || instant.isAfter(LAST_FIXED_WIDTH)) {
			throw refused("the instant '" + instant + "' is outside the years 0000 to 9999",
					"Text order could not be time order any more: use null or a number instead.");
		}
		return FIXED_WIDTH.format(instant);
	}

	private static boolean isJavaTime(Object value) {
		return (value instanceof TemporalAccessor || value instanceof TemporalAmount || value instanceof ZoneId)
				&& value.getClass().getPackageName().equals("java.time");
	}

	private InvalidDocumentException refused(String reason, String advice) {
		String where = this.trail.isEmpty() ? "a value" : "'" + path() + "'";
		return new InvalidDocumentException("Cannot hold " + where + " in JSON: " + reason + ". " + advice);
	}

	private String path() {
		StringBuilder path = new StringBuilder();
		for (Object step : this.trail.subList(0, Math.min(this.trail.size(), 20))) {
			if (step instanceof Integer index) {
				path.append('[').append(index).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(step);
			}
		}
		return path.append((this.trail.size() > 20) ? "…" : "").toString();
	}

	/**
	 * Returns the normal form of a value that is neither list nor map, or the value
	 * itself if it has none. An array becomes a list of its elements as they are.
	 */
	static @Nullable Object shallow(@Nullable Object value) {
		if (value != null && value.getClass().isArray()) {
			return new ArrayView(value);
		}
		try {
			return Normaliser.strict().scalar(value);
		}
		catch (InvalidDocumentException ex) {
			return value;
		}
	}

	/**
	 * An array of any type as a list.
	 */
	private static final class ArrayView extends AbstractList<@Nullable Object> {

		private final Object array;

		ArrayView(Object array) {
			this.array = array;
		}

		@Override
		public @Nullable Object get(int index) {
			return Array.get(this.array, index);
		}

		@Override
		public int size() {
			return Array.getLength(this.array);
		}

	}

}
