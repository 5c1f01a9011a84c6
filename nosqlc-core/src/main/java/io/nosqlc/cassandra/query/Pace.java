package io.nosqlc.cassandra.query;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a walk from reading more rows in a second than it may. Used by one caller at a
 * time.
 */
final class Pace {

	private final @Nullable Integer rowsPerSecond;

	/** When all rows that were asked for are paid for. */
	private long paid = System.nanoTime();

	/**
	 * Creates a pace.
	 * @param rowsPerSecond how many rows in a second; {@code null} for any number
	 */
	Pace(@Nullable Integer rowsPerSecond) {
		this.rowsPerSecond = rowsPerSecond;
	}

	/**
	 * Returns how many rows to ask for at a time.
	 * @param wanted how many the walk would ask for
	 */
	int rows(int wanted) {
		return (this.rowsPerSecond != null) ? Math.min(wanted, this.rowsPerSecond) : wanted;
	}

	/**
	 * Takes rows that are about to be asked for into account.
	 * @return how many milliseconds to wait before
	 */
	int reserve(int rows) {
		if (this.rowsPerSecond == null) {
			return 0;
		}
		long now = System.nanoTime();
		long begin = (this.paid - now > 0) ? this.paid : now;
		this.paid = begin + nanos(rows, this.rowsPerSecond);
		return Math.toIntExact(TimeUnit.NANOSECONDS.toMillis(begin - now));
	}

	/**
	 * Takes into account that fewer rows came, or more.
	 */
	void correct(int reserved, int came) {
		if (this.rowsPerSecond != null) {
			this.paid += nanos(came - reserved, this.rowsPerSecond);
		}
	}

	private static long nanos(int rows, int rowsPerSecond) {
		return TimeUnit.SECONDS.toNanos(1) * rows / rowsPerSecond;
	}

}
