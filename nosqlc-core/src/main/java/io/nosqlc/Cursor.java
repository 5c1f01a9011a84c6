package io.nosqlc;

import java.util.Iterator;

/**
 * Walks over the result of a find, forward and once. Memory is bounded by pages, not by
 * the result. For one thread at a time.
 *
 * <p>
 * A find is not a snapshot: an item that is written while it runs may or may not appear.
 *
 * @param <T> type of the items
 */
public interface Cursor<T> extends Iterable<T>, AutoCloseable {

	/**
	 * Moves to the next item, fetching a page when it must.
	 * @return whether there is one; at the end, and once closed, {@code false} however
	 * often it is asked
	 */
	boolean next();

	/**
	 * Returns the current item.
	 * @throws IllegalStateException if {@link #next()} was not called or returned
	 * {@code false}
	 */
	T get();

	/**
	 * Returns an iterator over the items that {@link #next()} has not reached yet. It and
	 * this cursor move together.
	 */
	@Override
	Iterator<T> iterator();

	/**
	 * Returns what was read so far.
	 */
	CursorStatistics statistics();

	/**
	 * Stops the find. Closing again does nothing; a cursor that reached its end need not
	 * be closed.
	 */
	@Override
	void close();

}
