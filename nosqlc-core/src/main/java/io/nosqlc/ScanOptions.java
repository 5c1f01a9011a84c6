package io.nosqlc;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * How a find walks over a table, or over what an index finds in it. Immutable. Reads by
 * key, and unions of several plans, take no notice of it, and neither does a store that
 * has everything in memory; but all of them refuse {@linkplain #withTokens tokens}.
 *
 * @param inOrder whether items come in the order of the store, which page tokens rest on;
 * else those that arrive first come first, so that a slow replica delays only its own
 * @param rowsPerSecond how many rows to read in a second at the most; {@code null} for as
 * many as come
 * @param progress called after each page, on a thread that evaluates rows; {@code null}
 * for nobody. What it throws fails the find
 * @param tokens the part of a cluster's ring that is walked over; {@code null} for all of
 * it
 */
public record ScanOptions(boolean inOrder, @Nullable Integer rowsPerSecond,
		@Nullable Consumer<? super ScanProgress> progress, @Nullable Tokens tokens) {

	private static final ScanOptions DEFAULTS = new ScanOptions(true, null, null, null);

	public ScanOptions {
		if (rowsPerSecond != null && rowsPerSecond <= 0) {
			throw new IllegalArgumentException("'rowsPerSecond' must be positive but is " + rowsPerSecond);
		}
	}

	/**
	 * Returns the options of a find that is told nothing else: in order, as fast as rows
	 * come.
	 */
	public static ScanOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Lets items come in the order in which they arrive. Pages of
	 * {@link FindQuery#page(int)} are in order nevertheless.
	 */
	public ScanOptions unordered() {
		return new ScanOptions(false, this.rowsPerSecond, this.progress, this.tokens);
	}

	/**
	 * Reads no more than so many rows in a second, on average.
	 * @throws IllegalArgumentException if the number is not positive
	 */
	public ScanOptions withRowsPerSecond(int rowsPerSecond) {
		return new ScanOptions(this.inOrder, rowsPerSecond, this.progress, this.tokens);
	}

	/**
	 * Tells somebody after each page how far the walk is.
	 */
	public ScanOptions withProgress(Consumer<? super ScanProgress> progress) {
		return new ScanOptions(this.inOrder, this.rowsPerSecond, progress, this.tokens);
	}

	/**
	 * Walks over a part of a cluster's ring only, so that several machines can share a
	 * walk: all tokens are from {@link Long#MIN_VALUE} to {@link Long#MAX_VALUE}, spread
	 * evenly. Finds that are no walks are refused with a
	 * {@link io.nosqlc.error.QueryRejectedException}, and so are all finds of stores
	 * without tokens.
	 * @param first the smallest token
	 * @param last the greatest token, which belongs to it
	 * @throws IllegalArgumentException if the first is greater than the last
	 */
	public ScanOptions withTokens(long first, long last) {
		return new ScanOptions(this.inOrder, this.rowsPerSecond, this.progress, new Tokens(first, last));
	}

	ScanOptions ordered() {
		return new ScanOptions(true, this.rowsPerSecond, this.progress, this.tokens);
	}

	/**
	 * A part of a cluster's ring.
	 *
	 * @param first the smallest token in it
	 * @param last the greatest token in it
	 */
	public record Tokens(long first, long last) {

		public Tokens {
			if (first > last) {
				throw new IllegalArgumentException(
						"No token is from " + first + " to " + last + ": the first must not be greater than the last");
			}
		}

	}

}
