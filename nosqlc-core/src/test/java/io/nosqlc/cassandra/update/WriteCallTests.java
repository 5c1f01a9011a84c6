package io.nosqlc.cassandra.update;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.nosqlc.WriteOptions;

import static org.assertj.core.api.Assertions.assertThat;

class WriteCallTests {

	private static final Duration USUAL = Duration.ofSeconds(60);

	@Test
	void theLimitOfACallerCountsTheCreationOfTheTable() {
		WriteCall call = WriteCall.start(WriteOptions.defaults().withTimeout(Duration.ofSeconds(30)), USUAL,
				Runnable::run);
		assertThat(call.deadline().limit()).isEqualTo(Duration.ofSeconds(30));
		assertThat(call.isLimitedByCaller()).isTrue();
		assertThat(call.afterCreation()).isSameAs(call);
	}

	@Test
	void theUsualLimitDoesNot() {
		WriteCall call = WriteCall.start(WriteOptions.defaults(), USUAL, Runnable::run);
		assertThat(call.isLimitedByCaller()).isFalse();
		WriteCall then = call.afterCreation();
		assertThat(then.deadline()).isNotSameAs(call.deadline());
		assertThat(then.deadline().limit()).isEqualTo(USUAL);
	}

}
