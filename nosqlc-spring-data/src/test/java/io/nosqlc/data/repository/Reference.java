package io.nosqlc.data.repository;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.query.parser.Part;

/**
 * What each keyword means, in plain Java: missing values are {@code null}.
 *
 * @param keyword what is asked
 * @param ignoreCase whether the case of letters makes no difference
 */
record Reference(Part.Type keyword, boolean ignoreCase) {

	/**
	 * The order of text by code points, and of everything else by itself; what is missing
	 * comes first.
	 */
	static final Comparator<@Nullable Object> ORDER = Comparator.nullsFirst(Reference::compare);

	@SuppressWarnings("unchecked")
	private static int compare(Object left, Object right) {
		if (left instanceof String text && right instanceof String other) {
			return Arrays.compare(text.codePoints().toArray(), other.codePoints().toArray());
		}
		return ((Comparable<Object>) left).compareTo(right);
	}

	boolean test(@Nullable Object value, List<? extends @Nullable Object> arguments) {
		Object first = arguments.isEmpty() ? null : arguments.get(0);
		return switch (this.keyword) {
			case SIMPLE_PROPERTY -> same(value, first);
			case NEGATING_SIMPLE_PROPERTY -> !same(value, first);
			case IN -> isAmong(value, first);
			case NOT_IN -> !isAmong(value, first);
			case LESS_THAN, BEFORE -> value != null && order(value, first) < 0;
			case LESS_THAN_EQUAL -> value != null && order(value, first) <= 0;
			case GREATER_THAN, AFTER -> value != null && order(value, first) > 0;
			case GREATER_THAN_EQUAL -> value != null && order(value, first) >= 0;
			case BETWEEN -> value != null && order(value, first) >= 0 && order(value, arguments.get(1)) <= 0;
			case IS_NULL -> value == null;
			case IS_NOT_NULL, EXISTS -> value != null;
			case IS_EMPTY -> isEmpty(value);
			case IS_NOT_EMPTY -> !isEmpty(value);
			case TRUE -> Boolean.TRUE.equals(value);
			case FALSE -> Boolean.FALSE.equals(value);
			case CONTAINING -> contains(value, first);
			case NOT_CONTAINING -> !contains(value, first);
			case LIKE -> text(value, first, Reference::isLike);
			case NOT_LIKE -> !text(value, first, Reference::isLike);
			case STARTING_WITH -> text(value, first, String::startsWith);
			case ENDING_WITH -> text(value, first, String::endsWith);
			case REGEX -> value instanceof String text && pattern((String) first).matcher(text).matches();
			case NEAR, WITHIN -> throw new IllegalArgumentException(this.keyword.name());
		};
	}

	private int order(Object value, @Nullable Object argument) {
		return compare(plain(value), Objects.requireNonNull(plain(argument)));
	}

	private boolean same(@Nullable Object value, @Nullable Object argument) {
		return Objects.deepEquals(plain(value), plain(argument));
	}

	private boolean isAmong(@Nullable Object value, @Nullable Object arguments) {
		Collection<?> several = (arguments instanceof Object[] array) ? Arrays.asList(array)
				: (Collection<?>) Objects.requireNonNull(arguments);
		return several.stream().anyMatch((it) -> same(value, it));
	}

	private static boolean isEmpty(@Nullable Object value) {
		return value == null || value.equals("") || value instanceof Collection<?> collection && collection.isEmpty()
				|| value instanceof Map<?, ?> map && map.isEmpty();
	}

	private boolean contains(@Nullable Object value, @Nullable Object argument) {
		if (value instanceof Collection<?> collection) {
			return collection.stream().anyMatch((it) -> same(it, argument));
		}
		return text(value, argument, String::contains);
	}

	private boolean text(@Nullable Object value, @Nullable Object argument, BiPredicate<String, String> test) {
		return plain(value) instanceof String text && test.test(text, (String) Objects.requireNonNull(plain(argument)));
	}

	private static boolean isLike(String text, String like) {
		StringBuilder regex = new StringBuilder();
		boolean isEscaped = false;
		for (int codePoint : like.codePoints().toArray()) {
			if (codePoint == '\\' && !isEscaped) {
				isEscaped = true;
				continue;
			}
			regex.append(isEscaped ? Pattern.quote(Character.toString(codePoint)) : switch (codePoint) {
				case '%' -> ".*";
				case '_' -> ".";
				default -> Pattern.quote(Character.toString(codePoint));
			});
			isEscaped = false;
		}
		return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
	}

	private Pattern pattern(@Nullable String regex) {
		return Pattern.compile(Objects.requireNonNull(regex),
				this.ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
	}

	private @Nullable Object plain(@Nullable Object value) {
		if (!this.ignoreCase || !(value instanceof String text)) {
			return value;
		}
		return text.codePoints()
			.map((it) -> Character.toLowerCase(Character.toUpperCase(it)))
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
