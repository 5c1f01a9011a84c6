package io.nosqlc.cassandra.query;

/**
 * A part of the ring of a cluster that uses Cassandra's Murmur3 partitioner.
 *
 * @param first the smallest token in it
 * @param last the greatest token in it
 */
record TokenRange(long first, long last) {

	/** Every token there is. */
	static final TokenRange ALL = new TokenRange(Long.MIN_VALUE, Long.MAX_VALUE);

	TokenRange {
		if (first > last) {
			throw new IllegalArgumentException("A range from " + first + " to " + last + " holds no token");
		}
	}

	/**
	 * Returns how many tokens it holds, or nearly so many: beyond 2^53 it is rounded.
	 */
	double size() {
		long behindFirst = this.last - this.first;
		return ((behindFirst >= 0) ? behindFirst : behindFirst + 0x1p64) + 1;
	}

	/**
	 * Returns its first part.
	 * @param size how many tokens that should hold; it holds one at least
	 */
	TokenRange head(double size) {
		if (size >= size()) {
			return this;
		}
		long tokens = unsigned(Math.max(1, Math.floor(size)));
		return new TokenRange(this.first, this.first + tokens - 1);
	}

	/**
	 * Returns what is behind its first part.
	 * @param head a first part that is not all of it
	 */
	TokenRange behind(TokenRange head) {
		return new TokenRange(head.last + 1, this.last);
	}

	/**
	 * Returns the last 64 bits of a whole number below 2^64.
	 */
	private static long unsigned(double number) {
		return (number < 0x1p63) ? (long) number : (long) (number - 0x1p63) + Long.MIN_VALUE;
	}

}
