package io.nosqlc.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * Rules for numbers. A number is the decimal that its JSON text says, so a double stands
 * for its shortest decimal form ({@code 0.1} is one tenth), and comparing never rounds.
 */
public final class Numbers {

	private static final long EXACT_IN_DOUBLE = 1L << 53;

	private static final int MOST_DIGITS_OF_DOUBLE = 17;

	private static final int DIGITS_ALWAYS_IN_DOUBLE = 15;

	private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

	private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

	private Numbers() {
	}

	/**
	 * Compares two numbers of the types that {@link Values#normalise} yields, by exact
	 * value. Infinities lie outside all others; NaN comes last and equals only itself, so
	 * that the order is total.
	 */
	public static int compare(Number left, Number right) {
		if (isLong(left) && isLong(right)) {
			return Long.compare(left.longValue(), right.longValue());
		}
		if (left instanceof Double a && right instanceof Double b) {
			return compareDoubles(a, b);
		}
		if (left instanceof Double a && !Double.isFinite(a)) {
			return (a == Double.NEGATIVE_INFINITY) ? -1 : 1;
		}
		if (right instanceof Double b && !Double.isFinite(b)) {
			return (b == Double.NEGATIVE_INFINITY) ? 1 : -1;
		}
		if (isExactInDouble(left) && isExactInDouble(right)) {
			return compareDoubles(left.doubleValue(), right.doubleValue());
		}
		return decimal(left).compareTo(decimal(right));
	}

	private static int compareDoubles(double left, double right) {
		if (left == right) {
			return 0;
		}
		return Double.compare(left, right);
	}

	private static boolean isLong(Number number) {
		return number instanceof Integer || number instanceof Long;
	}

	private static boolean isExactInDouble(Number number) {
		return number instanceof Double || number instanceof Integer
				|| (number instanceof Long value && Math.abs(value) <= EXACT_IN_DOUBLE && value != Long.MIN_VALUE);
	}

	/**
	 * Returns the decimal that a finite number of a normal type stands for.
	 */
	public static BigDecimal decimal(Number number) {
		if (number instanceof BigDecimal value) {
			return value;
		}
		if (number instanceof BigInteger value) {
			return new BigDecimal(value);
		}
		if (number instanceof Double value) {
			return decimal(value.doubleValue());
		}
		return BigDecimal.valueOf(number.longValue());
	}

	/**
	 * Returns the shortest decimal that a finite double is the nearest one to, as
	 * {@link Double#toString} has done since Java 19; before, it added digits to some
	 * (8.41E21, 1.0E23).
	 */
	private static BigDecimal decimal(double number) {
		if (number == Math.rint(number) && Math.abs(number) <= EXACT_IN_DOUBLE) {
			return BigDecimal.valueOf((long) number);
		}
		BigDecimal exact = new BigDecimal(number);
		int digits = (Math.abs(number) < Double.MIN_NORMAL) ? 2 : DIGITS_ALWAYS_IN_DOUBLE;
		for (; digits < MOST_DIGITS_OF_DOUBLE; digits++) {
			BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
			if (nearest.doubleValue() == number) {
				return nearest;
			}
			// The gap above a power of two is twice the gap below it.
			BigDecimal away = exact.round(new MathContext(digits, RoundingMode.UP));
			if (away.doubleValue() == number) {
				return away;
			}
		}
		return exact.round(new MathContext(MOST_DIGITS_OF_DOUBLE, RoundingMode.HALF_EVEN));
	}

	/**
	 * Returns the double that stands for exactly this decimal text, or null when a double
	 * would lose digits. The cost is linear in the text whatever its exponent.
	 */
	public static @Nullable Double losslessDouble(String text) {
		int digits = significantDigits(text);
		if (digits > MOST_DIGITS_OF_DOUBLE) {
			return null;
		}
		double number = Double.parseDouble(text);
		if (digits == 0) {
			return number;
		}
		if (number == 0 || Double.isInfinite(number)) {
			return null;
		}
		if (digits <= DIGITS_ALWAYS_IN_DOUBLE && Math.abs(number) >= Double.MIN_NORMAL) {
			return number;
		}
		return (decimal(number).compareTo(new BigDecimal(text)) == 0) ? number : null;
	}

	private static int significantDigits(String text) {
		int digits = 0;
		int pendingZeros = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == 'e' || c == 'E') {
				break;
			}
			if (c == '0') {
				pendingZeros += (digits > 0) ? 1 : 0;
			}
			else if (c > '0' && c <= '9') {
				digits += pendingZeros + 1;
				pendingZeros = 0;
			}
		}
		return digits;
	}

	/**
	 * Returns the integer as the smallest of Integer, Long and BigInteger.
	 */
	public static Number smallest(BigInteger integer) {
		if (integer.compareTo(LONG_MIN) < 0 || integer.compareTo(LONG_MAX) > 0) {
			return integer;
		}
		return smallest(integer.longValue());
	}

	/**
	 * Returns the integer as an Integer if it fits, else as a Long.
	 */
	public static Number smallest(long integer) {
		if (integer == (int) integer) {
			return (int) integer;
		}
		return integer;
	}

	/**
	 * Returns the normal form of a decimal: what its text would be read as.
	 */
	public static Number smallest(BigDecimal decimal) {
		if (decimal.scale() == 0) {
			return smallest(decimal.unscaledValue());
		}
		Double number = losslessDouble(decimal.toString());
		return (number != null) ? number : decimal;
	}

}
