package io.nosqlc;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A running find, pulled page by page. Used by one caller at a time, who asks for a page
 * only when the one before has arrived. For driver authors.
 *
 * @param <T> type of the items
 */
public interface MatchPages<T> extends AutoCloseable {

	/**
	 * Fetches the next page. An empty one only says that a step was done; nothing must be
	 * read into its size.
	 * @return the page; it completes on the executor that the find was opened with, or at
	 * once
	 */
	CompletionStage<Page<T>> next();

	/**
	 * Returns what was done so far.
	 */
	CursorStatistics statistics();

	/**
	 * Stops the find. Pages under way are dropped. Closing again does nothing.
	 */
	@Override
	void close();

	/**
	 * One step of a find.
	 *
	 * @param <T> type of the items
	 * @param matches what matched, in the order of the find
	 * @param last whether nothing can follow
	 */
	record Page<T>(List<Match<T>> matches, boolean last) {

		public Page {
			matches = List.copyOf(matches);
		}

	}

}
