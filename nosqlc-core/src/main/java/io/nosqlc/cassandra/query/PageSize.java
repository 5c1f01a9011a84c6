package io.nosqlc.cassandra.query;

/**
 * How many rows to ask for, so that an answer has about a mebibyte: small enough to hold
 * several in memory, large enough that asking costs little. Learns from answers how large
 * rows are.
 */
final class PageSize {

	private static final int FIRST = 200;

	private static final int SMALLEST = 8;

	private static final int LARGEST = 5000;

	private static final double BYTES = 1024 * 1024;

	private final long smallest;

	private final long largest;

	private long rows;

	private PageSize(long smallest, long rows, long largest) {
		this.smallest = smallest;
		this.rows = rows;
		this.largest = largest;
	}

	/**
	 * Begins small, since rows may be large.
	 * @param most how many rows can be used
	 */
	static PageSize adaptive(long most) {
		return new PageSize(Math.min(SMALLEST, most), Math.min(FIRST, most), Math.min(LARGEST, most));
	}

	static PageSize fixed(int rows) {
		return new PageSize(rows, rows, rows);
	}

	int rows() {
		return (int) Math.max(1, this.rows);
	}

	/**
	 * Takes the size of an answer into account.
	 * @param rows how many rows it had
	 * @param bytes how long it was; not positive if that is unknown
	 */
	void learn(int rows, long bytes) {
		if (rows > 0 && bytes > 0) {
			long wanted = (long) (BYTES * rows / bytes);
			this.rows = Math.max(this.smallest, Math.min(wanted, this.largest));
		}
	}

}
