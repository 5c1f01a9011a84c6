package io.nosqlc;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.error.QueryRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WriteOptionsTests {

	private static final WriteOptions DEFAULTS = WriteOptions.defaults();

	@Test
	void eachStepReturnsNewOptionsAndKeepsTheOthers() {
		WriteOptions all = DEFAULTS.withTtl(Duration.ofHours(1))
			.withTimestamp(7)
			.withConsistency(Consistency.QUORUM)
			.withTimeout(Duration.ofMillis(5));
		assertThat(all).isEqualTo(new WriteOptions(Duration.ofHours(1), 7L, Consistency.QUORUM, Duration.ofMillis(5)));
		assertThat(DEFAULTS).isEqualTo(new WriteOptions(null, null, null, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1S", "PT175200H" })
	void aTtlLastsFromOneSecondToTwentyYears(Duration ttl) {
		assertThat(DEFAULTS.withTtl(ttl).ttl()).isEqualTo(ttl);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0.5S", "PT1.000000001S", "PT175200H1S", "PT2562047788015H" })
	void aTtlThatCassandraCannotKeepIsRefused(Duration ttl) {
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> DEFAULTS.withTtl(ttl))
			.withMessageContaining("'" + ttl + "'")
			.withMessageContaining("20 years");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S" })
	void durationsArePositive(Duration duration) {
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withTtl(duration)).withMessageContaining("ttl");
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withTimeout(duration))
			.withMessageContaining("timeout");
	}

	@Test
	void aTimestampIsNotNegative() {
		assertThat(DEFAULTS.withTimestamp(0).timestamp()).isZero();
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withTimestamp(-1))
			.withMessageContaining("timestamp");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERIAL", "LOCAL_SERIAL" })
	void serialLevelsAreNotForWrites(Consistency consistency) {
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> DEFAULTS.withConsistency(consistency))
			.withMessageContaining("'" + consistency + "'");
	}

}
