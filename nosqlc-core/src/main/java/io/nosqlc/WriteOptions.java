package io.nosqlc;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

/**
 * How one write is to be done; checked before any I/O and never sticky. Immutable.
 *
 * @param ttl how long what is written lives, in whole seconds from 1 second to 20 years;
 * zero for ever, whatever the table's default is; {@code null} leaves that default to
 * {@code store} and {@code insert}, and the remaining time to {@code update}
 * @param timestamp write timestamp in microseconds since 1970; {@code null} for the
 * driver's clock. Conditional writes ({@code update}, {@code storeIfAbsent}) refuse it:
 * their order is decided by the servers
 * @param consistency how many replicas must acknowledge; {@code null} for the client's
 * @param timeout how long the caller is willing to wait for the whole write once it is
 * started, whatever it takes: reads, retries, pauses, and the creation of its table,
 * which goes on if the caller does not wait for it. {@code null} for the client's:
 * {@code request-timeout} for {@code store}, {@code insert} and {@code delete}, and
 * {@code update-timeout} for conditional writes, neither of which counts the creation of
 * a table. Of a bulk, each write has its own limit
 * @param condition what must be true of the stored item, which must exist; {@code null}
 * for no condition. For entities: collections have {@code update} with an operator
 * @param serialConsistency where a condition is decided, {@code SERIAL} or
 * {@code LOCAL_SERIAL}; {@code null} for the client's
 */
public record WriteOptions(@Nullable Duration ttl, @Nullable Long timestamp, @Nullable Consistency consistency,
		@Nullable Duration timeout, @Nullable Filter condition, @Nullable Consistency serialConsistency) {

	private static final WriteOptions DEFAULTS = new WriteOptions(null, null, null, null, null, null);

	/** 20 years, the longest that Cassandra accepts (CASSANDRA-4771). */
	private static final Duration LONGEST_TTL = Duration.ofSeconds(630_720_000);

	public WriteOptions {
		if (ttl != null) {
			if (ttl.isNegative()) {
				throw new IllegalArgumentException("'ttl' must not be negative but is " + ttl);
			}
			if (ttl.getNano() != 0 || ttl.compareTo(LONGEST_TTL) > 0) {
				throw new QueryRejectedException("Invalid ttl '" + ttl
						+ "': Cassandra expires by whole seconds, at most 20 years ahead. Round it.");
			}
		}
		if (timestamp != null && timestamp < 0) {
			throw new IllegalArgumentException("'timestamp' must not be negative but is " + timestamp);
		}
		if (timeout != null) {
			requirePositive("timeout", timeout);
		}
		if (consistency != null && consistency.isSerial()) {
			throw new QueryRejectedException("Invalid consistency '" + consistency
					+ "' for a write: serial levels decide conditions and reads. Use LOCAL_QUORUM or another level.");
		}
		if (serialConsistency != null && !serialConsistency.isSerial()) {
			throw new QueryRejectedException("Invalid serial consistency '" + serialConsistency
					+ "': conditions are decided at SERIAL or LOCAL_SERIAL. Use one of them.");
		}
		if (condition != null && timestamp != null) {
			throw new QueryRejectedException("Cannot write with timestamp '" + timestamp + "' only if '" + condition
					+ "': the servers decide the order of conditional writes. Leave one of them out.");
		}
	}

	/**
	 * Returns options that leave everything to the client's defaults.
	 */
	public static WriteOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Returns these options with a time to live in whole seconds; zero is for ever.
	 */
	public WriteOptions withTtl(Duration ttl) {
		return new WriteOptions(ttl, this.timestamp, this.consistency, this.timeout, this.condition,
				this.serialConsistency);
	}

	/**
	 * Returns these options with a write timestamp in microseconds since 1970.
	 */
	public WriteOptions withTimestamp(long timestamp) {
		return new WriteOptions(this.ttl, timestamp, this.consistency, this.timeout, this.condition,
				this.serialConsistency);
	}

	/**
	 * Returns these options with a point in time as write timestamp, cut to microseconds.
	 */
	public WriteOptions withTimestamp(Instant timestamp) {
		return withTimestamp(
				Math.addExact(Math.multiplyExact(timestamp.getEpochSecond(), 1_000_000L), timestamp.getNano() / 1_000));
	}

	/**
	 * Returns these options with a consistency level.
	 */
	public WriteOptions withConsistency(Consistency consistency) {
		return new WriteOptions(this.ttl, this.timestamp, consistency, this.timeout, this.condition,
				this.serialConsistency);
	}

	/**
	 * Returns these options with a time limit for the whole call.
	 */
	public WriteOptions withTimeout(Duration timeout) {
		return new WriteOptions(this.ttl, this.timestamp, this.consistency, timeout, this.condition,
				this.serialConsistency);
	}

	/**
	 * Returns these options with a condition: the write takes effect only if the item
	 * exists and passes the filter. What is to be unequal to a value must have another
	 * one. It is a lightweight transaction, several times as dear as a plain write.
	 */
	public WriteOptions onlyIf(Filter condition) {
		return new WriteOptions(this.ttl, this.timestamp, this.consistency, this.timeout, condition,
				this.serialConsistency);
	}

	/**
	 * Returns these options with the condition that the item exists.
	 */
	public WriteOptions onlyIfExists() {
		return onlyIf(Filter.all());
	}

	/**
	 * Returns these options with the level that conditions are decided at.
	 */
	public WriteOptions withSerialConsistency(Consistency serialConsistency) {
		return new WriteOptions(this.ttl, this.timestamp, this.consistency, this.timeout, this.condition,
				serialConsistency);
	}

	void refuseCondition(String operation) {
		if (this.condition != null) {
			throw new QueryRejectedException("Cannot " + operation + " only if '" + this.condition
					+ "': conditions are for entities. Use update with an operator that looks at the document.");
		}
	}

	void refuseTimestamp(String operation) {
		if (this.timestamp != null) {
			throw new QueryRejectedException("Cannot " + operation + " with timestamp '" + this.timestamp
					+ "': it is a conditional write, and the servers decide the order of those."
					+ " Leave the timestamp out, or use store.");
		}
	}

	private static void requirePositive(String name, Duration duration) {
		if (duration.isNegative() || duration.isZero()) {
			throw new IllegalArgumentException("'" + name + "' must be positive but is " + duration);
		}
	}

}
