package io.nosqlc.internal.match;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.Operator;

/**
 * Random documents and filters, made from so few names and values that they often meet. A
 * choice that is zero is the simpler one, and ends what would otherwise go on.
 */
final class RandomCase {

	private static final String[] NAMES = { "a", "b", "é", "x.y", "\"q\\", "😀", "\uFFFD", "\0", "ab", "_id" };

	private static final String[] FOREIGN_NAMES = { "", "c", "\uD800", "a\uDC00", "long name with spaces", "ä" };

	private static final Object[] VALUES = { null, true, false, 0, 1, -1, 5, 5.0, -0.0, 0.1, 1.5, 123456789012L,
			999_999_999_999_999_999L, Long.MIN_VALUE, new BigInteger("9223372036854775808"),
			new BigInteger("123456789".repeat(12)), new BigDecimal("0.1000000000000000055511151231257827"),
			new BigDecimal("1e400"), new BigDecimal("-1E-1000"), 1e300, "", "a", "A", "ab", "aB", "é", "É", "ß", "1",
			"true", "😀", "\uFFFD", "a\0b", "line\nbreak", "\"", "\\", "x".repeat(300) };

	private static final Object[] FOREIGN_VALUES = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
			"\uD83D", "a\uDE00b" };

	private static final String[] PATTERNS = { "a", "%", "a%", "%b", "_", "\\%", ".*", "a+b?", "(?i)é", "[" };

	private final Random random;

	RandomCase(byte[] choices) {
		this.random = new Choices(choices);
	}

	/**
	 * Returns a document as some writer may have spelled it.
	 */
	byte[] json() {
		return Spelling.of(map(3), this.random);
	}

	private Map<String, Object> map(int depth) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int size = this.random.nextInt(7); size > 0; size--) {
			boolean foreign = this.random.nextInt(6) == 5;
			map.put(any(foreign ? FOREIGN_NAMES : NAMES), value(depth - 1, true));
		}
		return map;
	}

	private Object value(int depth, boolean foreign) {
		int kind = this.random.nextInt(256);
		if (depth > 0 && kind > 175) {
			return foreign ? map(depth) : Collections.singletonMap(any(NAMES), value(depth - 1, false));
		}
		if (depth > 0 && kind > 127) {
			return list(depth, foreign);
		}
		if (kind == 127) {
			return nested(this.random.nextInt(24) * this.random.nextInt(24));
		}
		if (kind > 120) {
			return number();
		}
		return any((foreign && kind > 115) ? FOREIGN_VALUES : VALUES);
	}

	/**
	 * Returns a list, or a map, around another, and so on.
	 */
	private Object nested(int levels) {
		boolean list = this.random.nextBoolean();
		Object nested = any(VALUES);
		for (int level = 0; level < levels; level++) {
			nested = list ? Collections.singletonList(nested) : Collections.singletonMap("a", nested);
		}
		return nested;
	}

	private BigDecimal number() {
		StringBuilder digits = new StringBuilder(this.random.nextBoolean() ? "-" : "");
		int length = 1 + this.random.nextInt(256);
		String some = "" + this.random.nextInt(256) + this.random.nextInt(256);
		while (digits.length() <= length) {
			digits.append(some);
		}
		return new BigDecimal(digits + "E" + (this.random.nextInt(256) - 128));
	}

	private List<Object> list(int depth, boolean foreign) {
		List<Object> list = new ArrayList<>();
		for (int size = this.random.nextInt(4); size > 0; size--) {
			list.add(value(depth - 1, foreign));
		}
		return list;
	}

	/**
	 * Returns the bytes with one of them changed, or cut off.
	 */
	byte[] damaged(byte[] json) {
		int at = this.random.nextInt(json.length);
		byte[] damaged = json.clone();
		switch (this.random.nextInt(4)) {
			case 0 -> damaged[at] = (byte) this.random.nextInt(256);
			case 1 -> damaged[at] ^= (byte) (1 << this.random.nextInt(8));
			case 2 -> damaged[at] = (byte) "{}[]\",:\\0 ".charAt(this.random.nextInt(10));
			default -> {
				return Arrays.copyOf(json, at);
			}
		}
		return damaged;
	}

	Filter filter() {
		return filter(3);
	}

	private Filter filter(int depth) {
		return switch ((depth > 0) ? this.random.nextInt(7) : 6) {
			case 0 -> Filter.allOf(filters(depth - 1));
			case 1 -> Filter.anyOf(filters(depth - 1));
			case 2 -> filter(depth - 1).not();
			default -> condition();
		};
	}

	private List<Filter> filters(int depth) {
		List<Filter> filters = new ArrayList<>();
		for (int size = this.random.nextInt(5); size > 0; size--) {
			filters.add(filter(depth));
		}
		return filters;
	}

	private Condition condition() {
		while (true) {
			try {
				Operator operator = Operator.values()[this.random.nextInt(Operator.values().length)];
				return new Condition(path(), operator, operand(operator), this.random.nextInt(5) == 4);
			}
			catch (InvalidFilterException ex) {
				// Not every operand suits every operator.
			}
		}
	}

	private FieldPath path() {
		List<String> names = new ArrayList<>();
		do {
			names.add(any(NAMES));
		}
		while (this.random.nextInt(3) == 2);
		return new FieldPath(names);
	}

	private Object operand(Operator operator) {
		return switch (operator) {
			case IN, NIN, BETWEEN -> Arrays.asList(value(2, false), value(2, false));
			case LIKE, MATCHES -> any(PATTERNS);
			case EXISTS -> this.random.nextBoolean();
			case IS_EMPTY -> true;
			case SIZE -> this.random.nextInt(4);
			default -> value(2, false);
		};
	}

	private <T> T any(T[] choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
