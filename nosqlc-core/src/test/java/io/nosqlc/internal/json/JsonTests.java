package io.nosqlc.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.internal.value.Numbers;
import io.nosqlc.internal.value.Values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class JsonTests {

	@ParameterizedTest
	@MethodSource
	void readsNumbersAsTheSmallestTypeThatLosesNothing(String json, Object number) {
		assertThat(Json.parse(json)).isEqualTo(number);
		assertThat(Json.parseStored(utf8(json))).isEqualTo(number);
	}

	static Stream<Arguments> readsNumbersAsTheSmallestTypeThatLosesNothing() {
		return Stream.of(arguments("0", 0), arguments("-0", 0), arguments("2147483648", 2147483648L),
				arguments("-9223372036854775809", new BigInteger("-9223372036854775809")), arguments("0.1", 0.1),
				arguments("1.0", 1.0), arguments("-0.0", -0.0), arguments("1e2", 100.0),
				arguments("8.41E21", Double.parseDouble("8.41E21")),
				arguments("3.141592653589793238", new BigDecimal("3.141592653589793238")),
				arguments("1e400", new BigDecimal("1e400")),
				arguments("1E-1000000000", new BigDecimal("1E-1000000000")), arguments("0e99999999999", 0.0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "{", "}", "[1", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "{'a':1}", "nul",
			"tru", "01", "1.", ".5", "+1", "--1", "1e", "\"a", "\"\n\"", "\"\\x\"", "{} {}", "1 2", "{}x", "// c\n1",
			"\uFEFF{}", "[1e2147483648]", "1e99999999999", "-1e-99999999999", "0x1", "undefined", "\"\\u12\"", "]" })
	void refusesWhatIsNotOneJsonValue(String json) {
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parse(json));
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parseStored(utf8(json)));
	}

	@Test
	void saysWhereItStopped() {
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parse("{\"a\":\n tru}"))
			.withMessageContaining("Unrecognized token 'tru'")
			.withMessageContaining("at line 2, column");
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parse("[1] [2]"))
			.withMessage("there is more after the JSON value at line 1, column 6");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[1,", "NaN", "[+1]", "// c\n1" })
	void doesNotAdviseToConfigureItsParser(String json) {
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parse(json))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("enable", "Feature", "REDACTED"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "NaN", "Infinity", "-Infinity" })
	void readsAndWritesNonNumbersThatOthersStored(String token) {
		Object value = Json.parseStored(utf8("[" + token + "]"));
		assertThat(value).isEqualTo(List.of(Double.valueOf(token)));
		assertThat(Json.write(value)).isEqualTo("[" + token + "]");
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parse("[" + token + "]"));
	}

	@Test
	void theFirstOfFieldsWithEqualNamesCounts() {
		assertThat(Json.write(Json.parse("{\"a\":null,\"b\":1,\"a\":{\"x\":[{}]},\"\\u0061\":3}")))
			.isEqualTo("{\"a\":null,\"b\":1}");
	}

	@Test
	void escapesSayTheSameAsCharacters() {
		assertThat(Json.parseStored(utf8("\"\\u00e9\\ud83d\\ude00\\u0000\\/\""))).isEqualTo("é😀\0/");
		assertThat(Json.write("é😀\0/\"\\\n")).isEqualTo("\"é😀\\u0000/\\\"\\\\\\n\"");
	}

	@Test
	void halvesOfSurrogatePairsThatOthersStoredSurvive() {
		Object value = Json.parseStored(utf8("[\"a\\ud800\",\"\\udc00b\",\"\\ud83d\\ude00\"]"));
		assertThat(value).isEqualTo(List.of("a\uD800", "\uDC00b", "😀"));
		assertThat(Json.write(value)).isEqualTo("[\"a\\ud800\",\"\\udc00b\",\"😀\"]");
		assertThat(Json.parseStored(Json.writeBytes(value))).isEqualTo(value);
	}

	@Test
	void halvesOfSurrogatePairsInNamesSurviveToo() {
		String json = "{\"a\\ud800\":{\"\\udc00\":NaN},\"é\":1}";
		Object value = Json.parseStored(utf8(json));
		assertThat(value).isEqualTo(Map.of("a\uD800", Map.of("\uDC00", Double.NaN), "é", 1));
		assertThat(Json.write(value)).isEqualTo(json);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "\u0000\u001f\u007f\"\\/", "é\u2028\uffff", "😀", "x😀é", "\ud800", "\udc00",
			"\ud800\ud800", "\udc00\udc00", "\udc00\ud800", "😀\ud83d", "\udc00😀", "\ud83dx\ude00" })
	void bytesAreThoseOfTheText(String part) {
		for (int length : new int[] { 0, 1, 1999, 8000 }) {
			String text = "-".repeat(length) + part;
			Object value = Map.of(text, List.of(text, part));
			assertThat(new String(Json.writeBytes(value), StandardCharsets.UTF_8)).isEqualTo(Json.write(value));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\\ud800\"", "{\"\\ud800\":1}", "[\"a\\udc00\"]" })
	void halvesOfSurrogatePairsAreNoJsonOfOnesOwn(String json) {
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parse(json))
			.withMessageContaining("half a surrogate pair");
	}

	@Test
	void bytesAreUtf8AndNothingElse() {
		assertThatExceptionOfType(MalformedJsonException.class)
			.isThrownBy(() -> Json.parseStored("{}".getBytes(StandardCharsets.UTF_16LE)));
		assertThatExceptionOfType(MalformedJsonException.class)
			.isThrownBy(() -> Json.parseStored(new byte[] { '"', (byte) 0xFF, '"' }));
		assertThatExceptionOfType(MalformedJsonException.class)
			.isThrownBy(() -> Json.parseStored(new byte[] { '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"' }));
	}

	@Test
	void depthIsLimitedWithoutOverflowingASmallStack() throws InterruptedException {
		Throwable[] failure = new Throwable[1];
		Thread thread = new Thread(null, () -> {
			String deepest = "[".repeat(500) + "]".repeat(500);
			assertThat(Json.write(Json.parse(deepest))).isEqualTo(deepest);
			assertThat(Json.parse(deepest)).isEqualTo(Json.parseStored(utf8(deepest)));
			for (String tooDeep : List.of("[" + deepest + "]", "[".repeat(1_000_000), "{\"a\":".repeat(1_000_000))) {
				assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parse(tooDeep))
					.withMessageContaining("deeper than 500 levels");
			}
		}, "small stack", 512 * 1024);
		thread.setUncaughtExceptionHandler((ignored, ex) -> failure[0] = ex);
		thread.start();
		thread.join();
		assertThat(failure[0]).isNull();
	}

	@Test
	void deepValuesOfDuplicateNamesAreRefusedToo() {
		String json = "{\"a\":1,\"a\":" + "[".repeat(1_000_000);
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> Json.parse(json));
	}

	@Test
	@Timeout(60)
	void numbersOfAHundredThousandDigitsAreReadExactly() {
		String digits = "1234567890".repeat(10_000);
		assertThat(Json.write(Json.parse(digits))).isEqualTo(digits);
		assertThat(Json.write(Json.parse("0." + digits))).isEqualTo("0." + digits);
		assertThat(Json.parse("1." + "0".repeat(1_000_000))).isEqualTo(1.0);
	}

	@Test
	void anyDoubleComesBackAsItWas() {
		Random random = new Random(42);
		for (int i = 0; i < 50_000; i++) {
			double number = someDouble(random, i);
			String json = Json.write(number);
			assertThat(Json.parse(json)).as(json).isEqualTo(number);
			assertThat(Numbers.decimal(number)).as(json).isEqualByComparingTo(json);
		}
	}

	private static double someDouble(Random random, int index) {
		double number = switch (index % 4) {
			case 0 -> Double.longBitsToDouble(random.nextLong());
			case 1 -> random.nextInt(1_000_000) / Math.pow(10, random.nextInt(30));
			case 2 -> Math.nextDown(Math.scalb(1.0, random.nextInt(2100) - 1075));
			default -> Math.scalb(1.0, random.nextInt(2100) - 1075);
		};
		return Double.isFinite(number) ? number : 0.1;
	}

	@Test
	void anyValueComesBackAsItWas() {
		Random random = new Random(3);
		for (int i = 0; i < 2_000; i++) {
			Object value = Values.normalise(RandomValues.next(random, 4));
			assertThat(Json.parse(Json.write(value))).isEqualTo(value);
			assertThat(Json.parseStored(Json.writeBytes(value))).isEqualTo(value);
			assertThat(Values.compare(Json.parse(Json.write(value)), value)).isZero();
		}
	}

	@Test
	void aHundredThousandNamesAreNoTrouble() {
		StringBuilder json = new StringBuilder("{\"k\":0");
		for (int i = 0; i < 100_000; i++) {
			json.append(",\"k").append(i).append("\":").append(i);
		}
		assertThat((Map<?, ?>) Json.parseStored(utf8(json.append('}').toString()))).hasSize(100_001);
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
