package io.nosqlc.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTests {

	@ParameterizedTest
	@ValueSource(strings = { "0.1", "1.0", "1.10", "1e22", "1e23", "8.41E21", "-0.0", "0e99999999999", "4.9E-324",
			"1.7976931348623157E308", "5.684341886080802E-14", "123456789012345.6", "1.000000000000000000000000" })
	void aDoubleHoldsWhatItPrintsAs(String text) {
		assertThat(Numbers.losslessDouble(text)).isEqualTo(Double.parseDouble(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "3.141592653589793238", "1e400", "1e-400", "1e1000000000", "-1e-1000000000", "5e-324",
			"9007199254740993.0", "0.10000000000000000555", "100000000000000000000000000001.0" })
	void aDoubleDoesNotHoldMoreDigitsThanItPrints(String text) {
		assertThat(Numbers.losslessDouble(text)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "8.41E21, 8.41E+21", "2.0E-44, 2.0E-44", "0.1, 0.1", "9007199254740993, 9007199254740992",
			"5.6843418860808015E-14, 5.684341886080802E-14", "-1.5, -1.5", "1e300, 1e300" })
	void aDoubleStandsForItsShortestDecimal(double number, BigDecimal decimal) {
		assertThat(Numbers.decimal(number)).isEqualByComparingTo(decimal);
	}

	@ParameterizedTest
	@CsvSource({ "9007199254740992, 9007199254740993", "9007199254740992.0, 9007199254740993",
			"9223372036854775807, 9223372036854775808", "9223372036854775807, 9223372036854775807.5",
			"1e22, 10000000000000000000001", "0.1, 0.10000000000000000555", "1e400, 1e401", "-1e401, -1e400",
			"1e-1000000000, 2e-1000000000", "-1e1000000000, 1", "123456789, 1e1000000000", "0, 1e-1000000000",
			"0.30000000000000004, 0.300000000000000040000000000000000001", "-9223372036854775808, -1.5" })
	void neighboursAreToldApart(String less, String more) {
		assertThat(Numbers.compare(number(less), number(more))).isNegative();
		assertThat(Numbers.compare(number(more), number(less))).isPositive();
	}

	@ParameterizedTest
	@CsvSource({ "1, 1.0", "0.0, -0.0", "0, -0.0", "1000, 1e3", "1e400, 10e399", "9007199254740992, 9007199254740992.0",
			"1000000000000000000000000000000, 1e30", "9223372036854775808, 9223372036854775808.0" })
	void theSameValueIsEqualWhateverItsType(String left, String right) {
		assertThat(Numbers.compare(number(left), number(right))).isZero();
		assertThat(Numbers.compare(number(right), number(left))).isZero();
	}

	@Test
	void infinitiesLieOutsideAndNanComesLast() {
		List<Number> ascending = List.of(Double.NEGATIVE_INFINITY, new BigDecimal("-1e1000"), 0,
				new BigInteger("9".repeat(400)), Double.POSITIVE_INFINITY, Double.NaN);
		for (int i = 0; i < ascending.size(); i++) {
			for (int j = 0; j < ascending.size(); j++) {
				assertThat(Integer.signum(Numbers.compare(ascending.get(i), ascending.get(j))))
					.as(ascending.get(i) + " and " + ascending.get(j))
					.isEqualTo(Integer.compare(i, j));
			}
		}
	}

	@Test
	void theOrderIsThatOfTheDecimals() {
		List<Number> numbers = someNumbers();
		for (Number left : numbers) {
			for (Number right : numbers) {
				assertThat(Integer.signum(Numbers.compare(left, right))).as(left + " and " + right)
					.isEqualTo(Numbers.decimal(left).compareTo(Numbers.decimal(right)));
			}
		}
	}

	private static List<Number> someNumbers() {
		Random random = new Random(17);
		List<Number> numbers = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			double base = Math.scalb(1.0, random.nextInt(120) - 40);
			numbers.add(base);
			numbers.add(Math.nextUp(base));
			numbers.add(new BigDecimal(base).add(new BigDecimal("1e-60")));
			numbers.add(Numbers.smallest(new BigDecimal(base).toBigInteger()));
			numbers.add(Numbers.smallest(new BigDecimal(base).toBigInteger().add(BigInteger.ONE)));
			numbers.add(random.nextInt());
		}
		return numbers;
	}

	@Test
	@Timeout(10)
	void absurdExponentsCostNothing() {
		Number huge = number("1e2147483647");
		assertThat(Numbers.compare(huge, new BigInteger("9".repeat(1000)))).isPositive();
		assertThat(Numbers.compare(huge, number("1e-2147483647"))).isPositive();
		assertThat(Numbers.smallest(new BigDecimal("1e2147483647"))).isEqualTo(huge);
	}

	@ParameterizedTest
	@CsvSource({ "2147483647, java.lang.Integer", "2147483648, java.lang.Long", "-9223372036854775808, java.lang.Long",
			"9223372036854775808, java.math.BigInteger" })
	void integersTakeTheSmallestType(BigInteger integer, Class<?> type) {
		assertThat(Numbers.smallest(integer)).isInstanceOf(type).hasToString(integer.toString());
	}

	@Test
	void decimalsAreReadAsTheirText() {
		assertThat(Numbers.smallest(new BigDecimal("5"))).isEqualTo(5);
		assertThat(Numbers.smallest(new BigDecimal("5.00"))).isEqualTo(5.0);
		assertThat(Numbers.smallest(new BigDecimal("1E+3"))).isEqualTo(1000.0);
		assertThat(Numbers.smallest(new BigDecimal("1E+400"))).isEqualTo(new BigDecimal("1E+400"));
	}

	private static Number number(String text) {
		return Numbers.smallest(new BigDecimal(text));
	}

}
