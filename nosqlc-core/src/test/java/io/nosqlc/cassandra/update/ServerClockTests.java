package io.nosqlc.cassandra.update;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServerClockTests {

	private static final long SERVER_MILLIS = 1_700_000_000_000L;

	private long wallMillis = 1_600_000_000_000L;

	private long nanos = -5;

	private final ServerClock clock = new ServerClock(() -> this.wallMillis, () -> this.nanos);

	@Test
	void nothingIsKnownBeforeAServerWasSeen() {
		assertThat(this.clock.nowInSeconds()).isNull();
	}

	@Test
	void itGoesOnFromWhatWasSeenWhateverTheClientsClockShows() {
		this.clock.saw(SERVER_MILLIS);
		assertThat(this.clock.nowInSeconds()).isEqualTo(1_700_000_000);
		pass(3_600_500);
		assertThat(this.clock.nowInSeconds()).isEqualTo(1_700_003_600);
	}

	@ParameterizedTest
	@ValueSource(longs = { 3_600_000, -3_600_000, 1_500, -1_500 })
	void aStepOfTheClientsClockMovesNothing(long step) {
		this.clock.saw(SERVER_MILLIS);
		pass(10_000);
		this.wallMillis += step;
		assertThat(this.clock.nowInSeconds()).isNull();
		this.clock.saw(SERVER_MILLIS + 10_000);
		pass(5_000);
		assertThat(this.clock.nowInSeconds()).isEqualTo(1_700_000_015);
	}

	@Test
	void aClockThatIsBeingAdjustedIsStillGoodForTheTimeThatPassed() {
		this.clock.saw(SERVER_MILLIS);
		pass(10_000);
		this.wallMillis -= 900;
		assertThat(this.clock.nowInSeconds()).isEqualTo(1_700_000_010);
	}

	@Test
	void whatWasSeenBeforeTheMachineWasSuspendedIsForgotten() {
		this.clock.saw(SERVER_MILLIS);
		this.wallMillis += 3_600_000;
		assertThat(this.clock.nowInSeconds()).isNull();
	}

	private void pass(long millis) {
		this.wallMillis += millis;
		this.nanos += TimeUnit.MILLISECONDS.toNanos(millis);
	}

}
