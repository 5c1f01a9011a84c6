package io.nosqlc.filter;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.error.InvalidFilterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RegularExpressionTests {

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = { "abc 3", "a{3} 3", "a{2,5}b 6", "(ab){10} 30", "((a{10}){10}){10} 1220",
			"[a-z]{8} 8", "[]a]{4} 4", "[^]a]{4} 4", "[\\](]{4} 4", "[[:alpha:]]{4} 4", "\\({4} 4", "\\Q(((\\E{2} 7",
			"a{x} 4", "a{,3} 5", "(a){1000000} 2000", "a|b{3} 5", "(?i:x){2} 8", "\\x{2014} 1",
			"\\x{2014}.*\\x{2014} 5", "\\x{61}{8} 8", "\\x61{8} 8", "\\p{Greek}{8} 8", "\\P{L}{8} 8", "\\pL{8} 8" })
	void repetitionsMultiply(String regex, long size) {
		assertThat(RegularExpressionSize.of(regex)).isBetween(size / 2, size * 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "((a{1000}){1000}){1000}", "((a{100}){100}){100}", "(a{1000}[\\](]){1000}",
			"(a{1000}\\Q(\\E){1000}", "(a{1000}[]()]){1000}", "(a{1000}[^]()]){1000}", "(a{1000}[[:alpha:]()]){1000}",
			"(?:(?:a{999}){999}", "(((((a{9}){9}){9}){9}){9}){9}", "(a{0,1000}){1000,}", "(.{1000}\\(){1000}",
			"(\\x{61}{1000}){1000}", "(\\pL{1000}){1000}", "(\\p{Greek}{1000}){1000}", "(\\x61{1000}){1000}" })
	void repetitionsThatWouldTakeGigabytesAreRefusedBeforeTheyAreCompiled(String regex) {
		assertThatExceptionOfType(InvalidFilterException.class)
			.isThrownBy(() -> RegularExpression.compile(regex, false))
			.withMessageContaining("multiply to more than 2000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", ")", "[", "a**", "a{2}{3}", "\\", "(?P<n", "[z-a]", "a{1001}", "(?<=a)b", "(a)\\1",
			"[[:x:]]" })
	void whatIsNoExpressionIsRefusedQuotingIt(String regex) {
		assertThatExceptionOfType(InvalidFilterException.class)
			.isThrownBy(() -> RegularExpression.compile(regex, false))
			.withMessageContaining("'" + regex + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u1c80", "[\u1c88]", "\\\u1c84", "\\x{1C80}", "\\x{00000001c80}", "\\Q\u1c80\\E",
			"[a-\uFFFD]", "[^\\x{0}-\u1c80]", "[a-\\x{1F600}]", "[\\n-😀]" })
	void charactersThatWouldTakeForEverAreRefusedIfCaseIsIgnored(String regex) {
		assertThat(RegularExpression.compile(regex, false)).isNotNull();
		for (String flags : List.of("(?i)", "(?si:a)")) {
			assertThatExceptionOfType(InvalidFilterException.class)
				.isThrownBy(() -> RegularExpression.compile(flags + regex, false))
				.withMessageContaining("'" + flags + regex + "' ignoring case");
		}
		assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(() -> RegularExpression.compile(regex, true))
			.withMessageContaining("split the range around them");
	}

	@Test
	@Timeout(30)
	void allOthersCanBeCompiledIgnoringCase() {
		assertThat(RegularExpression.compile("[\\0-\u1c7f\u1c89-\\x{10FFFF}]+", true).test("aЖ\u1c7f\u1c89😀"))
			.isTrue();
		assertThat(RegularExpression.compile("[\u1c7f-]\u1c89|a-\u1c7f", true).test("A-\u1c7f")).isTrue();
		assertThat(RegularExpression.compile("\u0432+", true).test("\u0412\u0432\u1c80")).isFalse();
	}

	@Test
	void theNumberOfACharacterIsNoRepetition() {
		assertThat(RegularExpression.compile("\\x{2014}.*\\x{2014}", false).test("\u2014 b \u2014")).isTrue();
		assertThat(RegularExpression.compile("^\\p{Greek}{3}$", false).test("\u03b1\u03b2\u03b3")).isTrue();
	}

	@Test
	void groupsNestAsDeepAsTheyCanBeWritten() {
		assertThat(RegularExpression.compile("(".repeat(499) + "a" + ")".repeat(499), false).test("a")).isTrue();
	}

	@Test
	@Timeout(30)
	void whatTakesOthersForEverTakesLinearTime() {
		assertThat(RegularExpression.compile("(a*)*(a|aa)+b", false).test("a".repeat(100_000))).isFalse();
	}

}
