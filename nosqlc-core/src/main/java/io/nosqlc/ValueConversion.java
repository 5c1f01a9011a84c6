package io.nosqlc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.DocumentTypeException;
import io.nosqlc.internal.json.Json;
import io.nosqlc.internal.value.NormalMap;
import io.nosqlc.internal.value.Numbers;

/**
 * Reads normal values as Java types without losing anything.
 */
final class ValueConversion {

	private static final int LONGEST_QUOTE = 60;

	private final String path;

	private final Object value;

	private final Class<?> type;

	private ValueConversion(String path, Object value, Class<?> type) {
		this.path = path;
		this.value = value;
		this.type = type;
	}

	static <T> T convert(String path, Object value, Class<T> type) {
		return type.cast(new ValueConversion(path, value, type).convert());
	}

	static <T> List<@Nullable T> list(String path, List<@Nullable Object> values, Class<T> type) {
		List<@Nullable T> list = new ArrayList<>(values.size());
		for (Object value : values) {
			list.add((value != null) ? convert(path + "[" + list.size() + "]", value, type) : null);
		}
		return Collections.unmodifiableList(list);
	}

	private Object convert() {
		if (this.value instanceof Number number) {
			return number(number);
		}
		if (this.value instanceof String text && this.type == Instant.class) {
			return instant(text);
		}
		if (this.type.isInstance(this.value)) {
			return this.value;
		}
		if (this.value instanceof NormalMap map && this.type == Document.class) {
			return Document.normal(map);
		}
		if (this.value instanceof List || this.value instanceof Boolean || !isApplicationType()) {
			throw mismatch("");
		}
		return Json.bind("'" + this.path + "'", this.value, this.type);
	}

	private boolean isApplicationType() {
		return this.type != Document.class && this.type != List.class && !this.type.getPackageName().equals("java.lang")
				&& !Number.class.isAssignableFrom(this.type);
	}

	private Object instant(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw mismatch(", which is no date and time with an offset as in '2026-05-04T13:37:00Z'");
		}
	}

	private Object number(Number number) {
		if (this.type == Integer.class) {
			return Math.toIntExact(integer(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
		}
		if (this.type == Long.class) {
			return integer(number, Long.MIN_VALUE, Long.MAX_VALUE);
		}
		if (this.type == Double.class) {
			return decimal(number);
		}
		if (this.type == BigDecimal.class && !isNotFinite(number)) {
			return Numbers.decimal(number);
		}
		if (this.type.isInstance(number)) {
			return number;
		}
		throw mismatch("");
	}

	private long integer(Number number, long least, long most) {
		if (isNotFinite(number) || Numbers.compare(number, least) < 0 || Numbers.compare(number, most) > 0) {
			throw mismatch(", which is out of its range");
		}
		try {
			return Numbers.decimal(number).longValueExact();
		}
		catch (ArithmeticException ex) {
			throw mismatch(", which has a fraction");
		}
	}

	private Double decimal(Number number) {
		if (number instanceof Double decimal) {
			return decimal;
		}
		Double decimal = Numbers.losslessDouble(number.toString());
		if (decimal == null) {
			throw mismatch(", which would lose digits: read it with getDecimal");
		}
		return decimal;
	}

	private static boolean isNotFinite(Number number) {
		return number instanceof Double decimal && !Double.isFinite(decimal);
	}

	private DocumentTypeException mismatch(String reason) {
		return new DocumentTypeException("Cannot read '" + this.path + "' as " + this.type.getSimpleName() + ": it is "
				+ describe(this.value) + reason + ". Read it as the type it has, or correct the document.");
	}

	/**
	 * Names a normal value and its type, cut short.
	 */
	static String describe(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		if (value instanceof String text) {
			return "the text '" + quote(text) + "'";
		}
		if (value instanceof Boolean) {
			return "the boolean " + value;
		}
		if (value instanceof List<?> list) {
			return "a list of " + list.size();
		}
		if (value instanceof Map<?, ?> map) {
			return "a map of " + map.size();
		}
		return "the " + (isInteger(value) ? "integer " : "decimal ") + quote(value.toString());
	}

	private static boolean isInteger(Object value) {
		return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
	}

	private static String quote(String text) {
		return (text.length() > LONGEST_QUOTE) ? text.substring(0, LONGEST_QUOTE) + "…" : text;
	}

}
