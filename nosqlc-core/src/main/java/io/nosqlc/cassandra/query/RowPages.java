package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a plan reads, page by page. Used by one caller at a time, who asks for a
 * page only when the one before has arrived; only closing may happen at any time.
 */
abstract class RowPages {

	private @Nullable CompletionStage<Page> ahead;

	private volatile boolean closed;

	/**
	 * Returns the pages of a plan that reads nothing.
	 */
	static RowPages none() {
		return new RowPages() {

			@Override
			CompletionStage<Page> fetch() {
				return CompletableFuture.completedStage(Page.END);
			}

		};
	}

	/**
	 * Brings the next page, which was perhaps fetched ahead.
	 */
	final CompletionStage<Page> next() {
		CompletionStage<Page> page = (this.ahead != null) ? this.ahead : fetchUnlessClosed();
		this.ahead = null;
		return page;
	}

	/**
	 * Begins to fetch the page behind the one that arrived last, which was not the last
	 * of all. At most one page is ahead.
	 */
	final void fetchAhead() {
		if (this.ahead == null) {
			this.ahead = fetchUnlessClosed();
		}
	}

	/**
	 * Fetches no more.
	 */
	final void close() {
		this.closed = true;
	}

	/**
	 * Fetches the page behind those that were fetched so far.
	 */
	abstract CompletionStage<Page> fetch();

	private CompletionStage<Page> fetchUnlessClosed() {
		return this.closed ? CompletableFuture.completedStage(Page.END) : fetch();
	}

	/**
	 * Some rows.
	 *
	 * @param rows the rows, to be walked over once
	 * @param size how many there are at the most
	 * @param requests how many answers of the store they came in
	 * @param last whether nothing can follow
	 */
	record Page(Iterable<Row> rows, int size, int requests, boolean last) {

		static final Page END = new Page(List.of(), 0, 0, true);

	}

}
