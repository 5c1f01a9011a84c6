package io.nosqlc;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
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
			.withTimeout(Duration.ofMillis(5))
			.withSerialConsistency(Consistency.LOCAL_SERIAL);
		assertThat(all).isEqualTo(new WriteOptions(Duration.ofHours(1), 7L, Consistency.QUORUM, Duration.ofMillis(5),
				null, Consistency.LOCAL_SERIAL));
		assertThat(DEFAULTS).isEqualTo(new WriteOptions(null, null, null, null, null, null));
		Filter open = where("status").eq("open");
		WriteOptions conditional = DEFAULTS.onlyIf(open).withTtl(Duration.ofHours(1));
		assertThat(conditional.condition()).isEqualTo(open);
		assertThat(conditional.ttl()).isEqualTo(Duration.ofHours(1));
	}

	@Test
	void existingIsTheLeastCondition() {
		assertThat(DEFAULTS.onlyIfExists().condition()).isEqualTo(Filter.all());
	}

	@Test
	void aPointInTimeIsATimestampInMicroseconds() {
		assertThat(DEFAULTS.withTimestamp(Instant.parse("1970-01-01T00:00:01.234567891Z")).timestamp())
			.isEqualTo(1_234_567);
	}

	@Test
	void aConditionHasNoTimestamp() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> DEFAULTS.withTimestamp(7).onlyIf(where("status").eq("open")))
			.withMessageContaining("'7'")
			.withMessageContaining("status");
	}

	@Test
	void conditionsAreForEntities() {
		try (Client client = DriverManager.getClient("nosqlc:memory:")) {
			Collection orders = client.getCollection("orders");
			WriteOptions conditional = DEFAULTS.onlyIf(where("status").eq("open"));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> orders.store("a", Document.of(), conditional))
				.withMessageContaining("Use update with an operator");
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> orders.storeIfAbsent("a", Document.of(), conditional));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> orders.update("a", Document.of(), conditional));
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> orders.delete("a", conditional));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> orders.storeAll(Map.of("a", Document.of()).entrySet(), conditional));
		}
	}

	@Test
	void conditionsAreDecidedAtSerialLevels() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> DEFAULTS.withSerialConsistency(Consistency.QUORUM))
			.withMessageContaining("'QUORUM'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT1S", "PT175200H" })
	void aTtlLastsUpToTwentyYearsOrForEver(Duration ttl) {
		assertThat(DEFAULTS.withTtl(ttl).ttl()).isEqualTo(ttl);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0.5S", "PT1.000000001S", "PT175200H1S", "PT2562047788015H" })
	void aTtlThatCassandraCannotKeepIsRefused(Duration ttl) {
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> DEFAULTS.withTtl(ttl))
			.withMessageContaining("'" + ttl + "'")
			.withMessageContaining("20 years");
	}

	@Test
	void aTtlIsNotNegative() {
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withTtl(Duration.ofSeconds(-1)))
			.withMessageContaining("ttl");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S" })
	void aTimeoutIsPositive(Duration duration) {
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
