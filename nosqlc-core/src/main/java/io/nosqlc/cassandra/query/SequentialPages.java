package io.nosqlc.cassandra.query;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Pages of which each can be asked for only when the one before has arrived. At most one
 * is fetched ahead.
 */
abstract class SequentialPages implements RowPages {

	private @Nullable CompletionStage<Page> ahead;

	private volatile boolean closed;

	/**
	 * Returns the pages of a plan that reads nothing.
	 */
	static RowPages none() {
		return new SequentialPages() {

			@Override
			CompletionStage<Page> fetch() {
				return CompletableFuture.completedStage(Page.END);
			}

		};
	}

	@Override
	public final CompletionStage<Page> next() {
		CompletionStage<Page> page = (this.ahead != null) ? this.ahead : fetchUnlessClosed();
		this.ahead = null;
		return page;
	}

	@Override
	public final void fetchAhead() {
		if (this.ahead == null) {
			this.ahead = fetchUnlessClosed();
		}
	}

	@Override
	public final void close() {
		this.closed = true;
	}

	/**
	 * Fetches the page behind those that were fetched so far.
	 */
	abstract CompletionStage<Page> fetch();

	private CompletionStage<Page> fetchUnlessClosed() {
		return this.closed ? CompletableFuture.completedStage(Page.END) : fetch();
	}

}
