package io.nosqlc.cassandra.update;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The servers' idea of the current second, as last seen. Expiry is judged by it, so a
 * client whose own clock is wrong neither buries documents early nor sees dead ones. Safe
 * for use by several threads.
 *
 * <p>
 * The time since then is measured by {@link System#nanoTime()}, which does not step when
 * somebody sets the client's clock, but may stand still while the machine is suspended.
 * When that and the client's clock disagree, what was seen is of no use any more.
 */
final class ServerClock {

	/** Clocks that are being adjusted drift apart by half a millisecond per second. */
	private static final long MOST_DISAGREEMENT_MILLIS = 1_000;

	private final LongSupplier wallMillis;

	private final LongSupplier nanos;

	private volatile @Nullable Sight last;

	ServerClock() {
		this(System::currentTimeMillis, System::nanoTime);
	}

	ServerClock(LongSupplier wallMillis, LongSupplier nanos) {
		this.wallMillis = wallMillis;
		this.nanos = nanos;
	}

	void saw(long serverMillis) {
		this.last = new Sight(serverMillis, this.wallMillis.getAsLong(), this.nanos.getAsLong());
	}

	/**
	 * Returns the current second, or {@code null} if no server's clock was seen yet, or
	 * none since a clock of the client stepped or stood still.
	 */
	@Nullable Integer nowInSeconds() {
		Sight seen = this.last;
		if (seen == null) {
			return null;
		}
		long elapsed = TimeUnit.NANOSECONDS.toMillis(this.nanos.getAsLong() - seen.nanos);
		long elapsedByWall = this.wallMillis.getAsLong() - seen.wallMillis;
		if (Math.abs(elapsedByWall - elapsed) > MOST_DISAGREEMENT_MILLIS) {
			return null;
		}
		return (int) ((seen.serverMillis + elapsed) / 1000);
	}

	/**
	 * What a server's clock showed, and the client's clocks then.
	 */
	private record Sight(long serverMillis, long wallMillis, long nanos) {

	}

}
