package io.nosqlc.data.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.NumberUtils;

/**
 * Takes a number for one of another class if it is the same number there.
 */
final class ExactNumbers {

	private static final Set<Class<?>> WHOLE = Set.of(Byte.class, Short.class, Integer.class, Long.class,
			BigInteger.class);

	private ExactNumbers() {
	}

	/**
	 * Returns the number as one of a class; {@code null} if it is none there, or no
	 * number.
	 */
	static <T> @Nullable T convert(Object value, Class<T> type) {
		if (!(value instanceof Number number) || !Number.class.isAssignableFrom(type)) {
			return null;
		}
		if (value instanceof Float && type == Double.class) {
			return type.cast(number.doubleValue());
		}
		if (!WHOLE.contains(value.getClass()) || !(WHOLE.contains(type) || type == BigDecimal.class)) {
			return null;
		}
		try {
			return type.cast(NumberUtils.convertNumberToTargetClass(number, type.asSubclass(Number.class)));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
