package io.nosqlc.data.mapping;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyTests {

	@Test
	void keysWithEqualValuesAreEqual() {
		assertThat(Key.of("a", 1)).isEqualTo(Key.of("a", 1)).hasSameHashCodeAs(Key.of("a", 1));
		assertThat(Key.of("a", 1)).isNotEqualTo(Key.of(1, "a")).isNotEqualTo(Key.of("a"));
	}

	@Test
	void arraysAreEqualByTheirElements() {
		assertThat(Key.of(new byte[] { 1, 2 })).isEqualTo(Key.of(new byte[] { 1, 2 }))
			.hasSameHashCodeAs(Key.of(new byte[] { 1, 2 }))
			.isNotEqualTo(Key.of(new byte[] { 1, 3 }));
	}

	@Test
	void aKeyWithAGapIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Key.of("a", (Object) null))
			.withMessage("The values of a key must not be null: [a, null]");
		assertThatIllegalArgumentException().isThrownBy(() -> Key.of((Object) null, "b"));
	}

	@Test
	void aKeyIsNotChangedThroughWhatItWasMadeOf() {
		List<Object> values = Arrays.asList("a", 1);
		Key key = Key.ofAll(values);
		values.set(0, "b");
		assertThat(key.values()).containsExactly("a", 1);
	}

	@Test
	void aKeyTellsItsValues() {
		assertThat(Key.of("a", new byte[] { 1 })).hasToString("Key[a, [1]]");
	}

}
