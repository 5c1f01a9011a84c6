package io.nosqlc.cassandra.index;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.Search;
import io.nosqlc.filter.Condition;

/**
 * Any text as a number that keeps its order: the digits of a point in time, as
 * {@code yyyyMMddHHmmssSSS}. From the first place on where a text is none, only whether
 * it comes before or behind all points in time that begin so is kept.
 */
final class TimestampCoding implements Coding {

	private static final String TEMPLATE = "0000-00-00T00:00:00.000";

	/** Comes behind all other text. */
	private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

	@Override
	public TypeCodec<?> codec() {
		return TypeCodecs.BIGINT;
	}

	@Override
	public @Nullable Object encode(@Nullable Object value) {
		return (value instanceof String text) ? number(text) : null;
	}

	@Override
	public Optional<Search> search(String column, Condition condition) {
		Object operand = condition.operand();
		Ranges<Long> ranges = new Ranges<>(column);
		return switch (condition.operator()) {
			case IN -> Coding.anyOf(column, (List<?>) Objects.requireNonNull(operand),
					(element) -> element instanceof String, (text) -> number((String) text));
			case BETWEEN -> operand instanceof List<?> bounds && bounds.get(0) instanceof String low
					&& bounds.get(1) instanceof String high ? ranges.between(number(low), number(high))
							: Optional.empty();
			case STARTS_WITH -> operand instanceof String start ? ranges.between(number(start), number(start + LAST))
					: Optional.empty();
			case EQ, GT, GTE, LT, LTE -> operand instanceof String text
					? ranges.of(Ranges.inclusive(condition.operator()), number(text)) : Optional.empty();
			default -> Optional.empty();
		};
	}

	/**
	 * Returns the number of a text: not less than that of any text before it in the order
	 * of code points.
	 */
	static Long number(String text) {
		long digits = 0;
		for (int i = 0; i < TEMPLATE.length(); i++) {
			char place = TEMPLATE.charAt(i);
			char found = (i < text.length()) ? text.charAt(i) : Character.MIN_VALUE;
			char lowest = place;
			char highest = (place == '0') ? '9' : place;
			if (i >= text.length() || found < lowest) {
				return filled(digits, i, 0);
			}
			if (found > highest) {
				return filled(digits, i, 9);
			}
			digits = (place == '0') ? 10 * digits + (found - '0') : digits;
		}
		return digits;
	}

	private static Long filled(long digits, int from, int digit) {
		long filled = digits;
		for (int i = from; i < TEMPLATE.length(); i++) {
			filled = (TEMPLATE.charAt(i) == '0') ? 10 * filled + digit : filled;
		}
		return filled;
	}

}
