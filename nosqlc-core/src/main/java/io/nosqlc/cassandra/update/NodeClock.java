package io.nosqlc.cassandra.update;

import java.util.concurrent.TimeUnit;

/**
 * What one answer told about the clock of the node that gave it.
 *
 * @param millis milliseconds on that clock at some moment between the next two
 * @param requestedAt {@link System#nanoTime()} when the question was sent
 * @param receivedAt {@link System#nanoTime()} when the answer was seen
 */
record NodeClock(long millis, long requestedAt, long receivedAt) {

	/** A clock about which nothing is known. */
	static final NodeClock UNKNOWN = new NodeClock(0, 0, 0);

	/**
	 * Returns a time in milliseconds that the clock has reached by now.
	 */
	long earliest() {
		return this.millis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.receivedAt);
	}

	/**
	 * Returns a time in milliseconds that the clock has not reached yet.
	 */
	long latest() {
		return this.millis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.requestedAt) + 2;
	}

}
