package io.nosqlc.cassandra.query;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * Cuts a range of tokens into pieces, one after the other and without gaps, each about as
 * long as is asked for.
 *
 * <p>
 * A piece ends where the tokens of a node end, if that is near: then one node has all of
 * it, and need not ask others. Small pieces are cut between such borders, large ones span
 * many of them.
 */
final class TokenWalk {

	private static final double SHORTEST = 0.5;

	private static final double LONGEST = 1.5;

	private final long[] borders;

	private final long end;

	private long next;

	private boolean done;

	/**
	 * Creates a walk.
	 * @param range what to walk over
	 * @param borders the last token of each node's ranges, sorted
	 */
	TokenWalk(TokenRange range, long[] borders) {
		this.borders = borders;
		this.next = range.first();
		this.end = range.last();
	}

	boolean hasNext() {
		return !this.done;
	}

	/**
	 * Returns the next piece.
	 * @param size how many tokens it should have
	 */
	TokenRange next(double size) {
		if (this.done) {
			throw new NoSuchElementException("All tokens have been walked over");
		}
		TokenRange left = new TokenRange(this.next, this.end);
		TokenRange piece = piece(left, Math.max(1, size));
		this.done = piece.last() == this.end;
		this.next = piece.last() + 1;
		return piece;
	}

	private TokenRange piece(TokenRange left, double size) {
		TokenRange longest = left.head(LONGEST * size);
		if (longest.last() == this.end) {
			return left;
		}
		int border = lastBorderIn(longest);
		boolean near = border >= 0 && this.borders[border] > left.head(SHORTEST * size).last();
		return near ? new TokenRange(left.first(), this.borders[border]) : left.head(size);
	}

	/**
	 * Returns the place of the greatest border within a range; negative if there is none.
	 */
	private int lastBorderIn(TokenRange range) {
		int found = Arrays.binarySearch(this.borders, range.last());
		int last = (found >= 0) ? found : -found - 2;
		return (last >= 0 && this.borders[last] >= range.first()) ? last : -1;
	}

}
