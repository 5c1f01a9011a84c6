package io.nosqlc.cassandra.update;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to stay away after each of several refusals: a random part of a time that
 * doubles up to a limit. For one operation.
 */
final class Backoff {

	private final int longestMillis;

	private int boundMillis;

	private int attempts;

	Backoff(int firstMillis, int longestMillis) {
		this.boundMillis = firstMillis;
		this.longestMillis = longestMillis;
	}

	/**
	 * Counts another refusal and returns the milliseconds to wait, at least 1.
	 */
	long next() {
		long millis = 1 + ThreadLocalRandom.current().nextInt(this.boundMillis);
		this.boundMillis = Math.min(this.longestMillis, 2 * this.boundMillis);
		this.attempts++;
		return millis;
	}

	/**
	 * Returns how many refusals there were.
	 */
	int attempts() {
		return this.attempts;
	}

}
