package io.nosqlc.data.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Numbers of Java as numbers of JSON, which have no types. What is read is the same
 * number, or refused.
 */
final class ExactNumbers {

	private static final int MOST_DIGITS = 10_000;

	private static final Map<Class<?>, Function<BigDecimal, Number>> CONVERSIONS = Map.of( //
			Byte.class, BigDecimal::byteValueExact, //
			Short.class, BigDecimal::shortValueExact, //
			Integer.class, BigDecimal::intValueExact, //
			Long.class, BigDecimal::longValueExact, //
			BigInteger.class, ExactNumbers::integer, //
			BigDecimal.class, (decimal) -> decimal, //
			Float.class, ExactNumbers::exactFloat, //
			Double.class, ExactNumbers::exactDouble);

	private ExactNumbers() {
	}

	static boolean isNumber(Class<?> type) {
		return CONVERSIONS.containsKey(type);
	}

	/**
	 * Returns a number of JSON as one of Java.
	 * @param type a wrapper class, BigInteger or BigDecimal
	 */
	static Object convert(Object json, Class<?> type) {
		if (type.isInstance(json)) {
			return json;
		}
		if (!(json instanceof Number number)) {
			throw UnreadableValueException.of(json, type);
		}
		if (number instanceof Double decimal && !Double.isFinite(decimal)) {
			return notFinite(decimal, type);
		}
		try {
			return Objects.requireNonNull(CONVERSIONS.get(type)).apply(new BigDecimal(number.toString()));
		}
		catch (ArithmeticException ex) {
			throw UnreadableValueException.of(json, type, ", which would be another number");
		}
	}

	/**
	 * Returns a number as the text of a whole number, if it is one.
	 */
	static String text(Number number) {
		try {
			return integer(new BigDecimal(number.toString())).toString();
		}
		catch (ArithmeticException ex) {
			return number.toString();
		}
	}

	/**
	 * Other writers may store what JSON does not have.
	 */
	private static Object notFinite(Double number, Class<?> type) {
		if (type == Float.class) {
			return number.floatValue();
		}
		throw UnreadableValueException.of(number, type);
	}

	private static BigInteger integer(BigDecimal decimal) {
		if ((long) decimal.precision() - decimal.scale() > MOST_DIGITS) {
			throw new ArithmeticException("Too many digits");
		}
		return decimal.toBigIntegerExact();
	}

	private static Double exactDouble(BigDecimal decimal) {
		double number = decimal.doubleValue();
		return same(decimal, number, Double.toString(number));
	}

	/**
	 * Some writers store the shortest text of a float, others that of the double which is
	 * the same number.
	 */
	private static Float exactFloat(BigDecimal decimal) {
		float number = decimal.floatValue();
		if (number != decimal.doubleValue()) {
			same(decimal, number, Float.toString(number));
		}
		return number;
	}

	private static Double same(BigDecimal decimal, double number, String text) {
		if (!Double.isFinite(number) || new BigDecimal(text).compareTo(decimal) != 0) {
			throw new ArithmeticException("Digits would be lost");
		}
		return number;
	}

}
