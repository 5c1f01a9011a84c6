package io.nosqlc.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.nosqlc.WriteOptions;
import io.nosqlc.error.ConcurrentUpdateException;

/**
 * Stamps writes in microseconds since 1970, each later than the one before.
 */
final class WriteClock {

	private final InstantSource source;

	private final Duration patience;

	private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

	/**
	 * Creates a clock.
	 * @param source tells the time
	 * @param patience how far ahead a document may be stamped and still be updated,
	 * unless the update says so: as long as one on servers would wait for their clocks
	 */
	WriteClock(InstantSource source, Duration patience) {
		this.source = source;
		this.patience = patience;
	}

	long now() {
		return ChronoUnit.MICROS.between(Instant.EPOCH, this.source.instant());
	}

	long next() {
		long now = now();
		return this.last.updateAndGet((last) -> Math.max(last + 1, now));
	}

	/**
	 * Returns a stamp for a conditional write, which must show whatever it is written
	 * over.
	 * @throws ConcurrentUpdateException if that is stamped too far ahead
	 */
	long nextOver(String key, StoredDocument existing, WriteOptions options) {
		long next = next();
		Duration ahead = Duration.of(existing.timestamp() - next, ChronoUnit.MICROS);
		Duration patience = (options.timeout() != null) ? options.timeout() : this.patience;
		if (ahead.compareTo(patience) > 0) {
			throw new ConcurrentUpdateException("Cannot change '" + key + "': it was written with the timestamp '"
					+ existing.timestamp() + "', " + ahead
					+ " ahead of the clock, and would hide the change. Correct the clock of its writer, or write it"
					+ " again with a greater timestamp.", false, null);
		}
		return Math.max(next, existing.timestamp() + 1);
	}

}
