package io.nosqlc.data.entity;

/**
 * What a batch promises.
 */
public enum BatchType {

	/**
	 * All of it is done, or nothing, even if it is of several partitions. Others may see
	 * a part of it for a moment. The servers keep a log, which makes it the dearest kind.
	 */
	LOGGED,

	/**
	 * What is of one partition is done as a whole; each partition is a request of its
	 * own, and one may be done while another fails.
	 */
	UNLOGGED,

	/**
	 * Increments of counters, and nothing else. Not repeated when no answer comes.
	 */
	COUNTER

}
