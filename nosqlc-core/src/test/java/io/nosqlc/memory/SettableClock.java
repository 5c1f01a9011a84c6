package io.nosqlc.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until it is moved.
 */
final class SettableClock implements InstantSource {

	private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

	@Override
	public Instant instant() {
		return this.now;
	}

	long micros(Duration offset) {
		Instant instant = this.now.plus(offset);
		return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
	}

	void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

}
