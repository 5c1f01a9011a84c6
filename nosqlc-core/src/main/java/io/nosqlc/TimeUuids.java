package io.nosqlc;

import java.time.Instant;
import java.util.UUID;

import io.nosqlc.internal.value.Arguments;

/**
 * Bounds in time for columns of type {@code timeuuid}, which are ordered by time.
 *
 * <pre class="code">
 * where("id").gte(minTimeUuid(begin)).and("id").lte(maxTimeUuid(end))
 * </pre>
 *
 * <p>
 * They are no identifiers: two calls with the same instant return equal UUIDs.
 */
public final class TimeUuids {

	/** 15 October 1582, at which the time of UUIDs begins, in milliseconds of 1970. */
	private static final long BEGIN = -12_219_292_800_000L;

	private static final long TICKS_PER_MILLISECOND = 10_000;

	private static final long LAST_MILLISECOND = BEGIN + (1L << 60) / TICKS_PER_MILLISECOND - 1;

	/** Of signed bytes, which is how Cassandra compares them. */
	private static final long LEAST_NODE = 0x8080_8080_8080_8080L;

	private static final long GREATEST_NODE = 0x7F7F_7F7F_7F7F_7F7FL;

	private TimeUuids() {
	}

	/**
	 * Returns the least time UUID of a millisecond, which need not be one that anybody
	 * made.
	 * @param time any point of the millisecond
	 * @throws IllegalArgumentException if it is before 15 October 1582 or after the year
	 * 5236
	 */
	public static UUID minTimeUuid(Instant time) {
		return new UUID(timeBits(ticks(time)), LEAST_NODE);
	}

	/**
	 * Returns the greatest time UUID of a millisecond, which need not be one that anybody
	 * made.
	 * @param time any point of the millisecond
	 * @throws IllegalArgumentException if it is before 15 October 1582 or after the year
	 * 5236
	 */
	public static UUID maxTimeUuid(Instant time) {
		return new UUID(timeBits(ticks(time) + TICKS_PER_MILLISECOND - 1), GREATEST_NODE);
	}

	private static long ticks(Instant time) {
		long millisecond = Arguments.required(time, "time").toEpochMilli();
		if (millisecond < BEGIN || millisecond > LAST_MILLISECOND) {
			throw new IllegalArgumentException("No time UUID has the time " + time + ": they begin at "
					+ Instant.ofEpochMilli(BEGIN) + " and end at " + Instant.ofEpochMilli(LAST_MILLISECOND));
		}
		return (millisecond - BEGIN) * TICKS_PER_MILLISECOND;
	}

	private static long timeBits(long ticks) {
		long low = (ticks & 0xFFFF_FFFFL) << 32;
		long middle = (ticks >>> 32 & 0xFFFF) << 16;
		long high = ticks >>> 48 & 0x0FFF;
		return low | middle | 0x1000 | high;
	}

}
