package io.nosqlc.internal.value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.error.InvalidKeyException;
import io.nosqlc.error.InvalidNameException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "Z", "orders", "Orders_2", "a2345678901234567890123456789012345678901234567_" })
	void aNameIsALetterThenUpTo47LettersDigitsAndUnderscores(String name) {
		assertThat(Names.collection(name)).isEqualTo(name);
		assertThat(Names.keyspace(name)).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1a", "_a", "a-b", "a.b", "a b", "a\"", "a;DROP TABLE x", "\u00e9t\u00e9", "a\n",
			"\uff41", "\u0661", "a23456789012345678901234567890123456789012345678x" })
	void otherNamesAreRefusedWithTheRule(String name) {
		assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> Names.collection(name))
			.withMessageContaining("Invalid collection name '")
			.withMessageContaining("47 letters, digits and underscores");
		assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> Names.keyspace(name))
			.withMessageContaining("Invalid keyspace name '");
	}

	@ParameterizedTest
	@NullSource
	void nullIsNoNameAndNoKey(String nothing) {
		assertThatIllegalArgumentException().isThrownBy(() -> Names.collection(nothing));
		assertThatIllegalArgumentException().isThrownBy(() -> Names.key(nothing));
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "a", "user:app:orders", "'; DROP TABLE x; --", "\u0000", "\ud83d\ude00", "%41" })
	void anyTextIsAKey(String key) {
		assertThat(Names.key(key)).isEqualTo(key);
	}

	@Test
	void aKeyHasOneTo65535BytesOfUtf8() {
		String longest = "\u20ac".repeat(21_845);
		assertThat(Names.key(longest)).isEqualTo(longest);
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> Names.key(longest + "a"))
			.withMessageContaining("65536 bytes");
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> Names.key("a".repeat(65_536)))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(300));
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> Names.key(""))
			.withMessageContaining("1 to 65 535 bytes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ud83d", "\ude00", "a\ud83d", "\ude00\ud83d" })
	void halfOfASurrogatePairIsNoKey(String key) {
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> Names.key(key))
			.withMessageContaining("surrogate");
	}

}
