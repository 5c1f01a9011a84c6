package io.nosqlc.cassandra.query;

import java.util.List;

/**
 * Writes that are sent as one request. Immutable.
 *
 * @param kind what that promises
 * @param writes the writes, at least one
 */
public record TableBatch(Kind kind, List<TableWrite> writes) {

	public TableBatch {
		writes = List.copyOf(writes);
		if (writes.isEmpty()) {
			throw new IllegalArgumentException("A batch must not be empty");
		}
	}

	boolean isConditional() {
		return this.writes.stream().anyMatch(TableWrite::conditional);
	}

	boolean isIdempotent() {
		return this.writes.stream().allMatch(TableWrite::idempotent);
	}

	/**
	 * What a batch promises.
	 */
	public enum Kind {

		/** All of it is done, or nothing, at the cost of a log on other nodes. */
		LOGGED,

		/** Nothing, unless all is of one partition. */
		UNLOGGED,

		/** Nothing. For counters, and for nothing else. */
		COUNTER

	}

}
