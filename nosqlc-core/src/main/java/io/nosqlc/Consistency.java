package io.nosqlc;

/**
 * How many replicas must answer. A store without replicas ignores it.
 */
public enum Consistency {

	/** Writes only: any node, even one that merely keeps a hint. */
	ANY,

	/** One replica. */
	ONE,

	/** Two replicas. */
	TWO,

	/** Three replicas. */
	THREE,

	/** A majority of all replicas. */
	QUORUM,

	/** Every replica. */
	ALL,

	/** A majority of the replicas of the local datacenter: the default. */
	LOCAL_QUORUM,

	/** Writes only: a majority of the replicas of each datacenter. */
	EACH_QUORUM,

	/** One replica of the local datacenter. */
	LOCAL_ONE,

	/** Reads and conditions only: linearizable over all datacenters. */
	SERIAL,

	/** Reads and conditions only: linearizable within the local datacenter. */
	LOCAL_SERIAL;

	/**
	 * Returns whether this is one of the two levels that conditional writes are decided
	 * at.
	 */
	public boolean isSerial() {
		return this == SERIAL || this == LOCAL_SERIAL;
	}

}
