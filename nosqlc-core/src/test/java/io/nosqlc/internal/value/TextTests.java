package io.nosqlc.internal.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextTests {

	@Test
	void anEmojiComesAfterTheLastCharacterOfTheBasicPlane() {
		assertThat(Text.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
		assertThat(Text.compare("a\uD83D\uDE00", "a\uFFFD")).isPositive();
		assertThat(Text.compare("\uD83D\uDE00", "\uD83D\uDE01")).isNegative();
	}

	@Test
	void aPrefixComesFirst() {
		assertThat(Text.compare("", "a")).isNegative();
		assertThat(Text.compare("ab", "a")).isPositive();
		assertThat(Text.compare("ab", "ab")).isZero();
	}

	@Test
	void theOrderIsThatOfTheUtf8Bytes() {
		Random random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			String left = someText(random);
			String right = someText(random);
			int bytes = Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8),
					right.getBytes(StandardCharsets.UTF_8));
			assertThat(Integer.signum(Text.compare(left, right))).as(left + " and " + right)
				.isEqualTo(Integer.signum(bytes));
		}
	}

	private static String someText(Random random) {
		int[] alphabet = { 'a', 'b', 0x7F, 0x80, 0xE9, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600,
				0x10FFFF };
		StringBuilder text = new StringBuilder();
		for (int length = random.nextInt(4); length > 0; length--) {
			text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
		}
		return text.toString();
	}

	@ParameterizedTest
	@CsvSource({ "Ada, ada", "ÄÖÜ, äöü", "ß, ß", "ẞ, ß", "Σίσυφος, σίσυφοσ", "İ, i", "ı, i", "K, k",
			"\uD801\uDC00, \uD801\uDC28", "'', ''", "Ǆ, ǆ", "ǅ, ǆ" })
	void foldingUppersThenLowersEachCodePoint(String text, String folded) {
		assertThat(Text.fold(text)).isEqualTo(folded);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "plain", "\uD83D\uDE00", "a\uD83D\uDE00b\uDBFF\uDFFF" })
	void wholeCharactersAreWellFormed(String text) {
		assertThat(Text.isWellFormed(text)).isTrue();
	}

	@Test
	void halvesOfSurrogatePairsAreFound() {
		assertThat(Text.indexOfLoneSurrogate("ab\uD83D", 0)).isEqualTo(2);
		assertThat(Text.indexOfLoneSurrogate("\uDE00\uD83D", 0)).isZero();
		assertThat(Text.indexOfLoneSurrogate("\uD83D\uD83D\uDE00", 0)).isZero();
		assertThat(Text.indexOfLoneSurrogate("\uD83D\uD83D\uDE00", 1)).isEqualTo(-1);
		assertThat(Text.isWellFormed("\uD83Dx")).isFalse();
	}

}
