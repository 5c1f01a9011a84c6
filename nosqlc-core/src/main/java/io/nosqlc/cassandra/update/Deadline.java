package io.nosqlc.cassandra.update;

import java.time.Duration;

/**
 * The moment at which a caller no longer waits.
 */
final class Deadline {

	private final Duration limit;

	private final long end;

	private Deadline(Duration limit) {
		this.limit = limit;
		this.end = System.nanoTime() + limit.toNanos();
	}

	static Deadline after(Duration limit) {
		return new Deadline(limit);
	}

	/**
	 * Returns the time between now and this moment, zero if it has passed.
	 */
	Duration left() {
		return Duration.ofNanos(Math.max(0, this.end - System.nanoTime()));
	}

	boolean isBefore(long millisFromNow) {
		return left().toMillis() < millisFromNow;
	}

	/**
	 * Returns how long the caller wanted to wait, for messages.
	 */
	Duration limit() {
		return this.limit;
	}

}
