package io.nosqlc;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Ends a find when enough has come.
 *
 * @param <T> type of the items
 */
final class LimitedPages<T> implements MatchPages<T> {

	private final MatchPages<T> pages;

	private long remaining;

	LimitedPages(MatchPages<T> pages, long limit) {
		this.pages = pages;
		this.remaining = limit;
	}

	@Override
	public CompletionStage<Page<T>> next() {
		if (this.remaining == 0) {
			return CompletableFuture.completedFuture(new Page<>(List.of(), true));
		}
		return this.pages.next().thenApply(this::cut);
	}

	@Override
	public CursorStatistics statistics() {
		return this.pages.statistics();
	}

	@Override
	public void close() {
		this.pages.close();
	}

	private Page<T> cut(Page<T> page) {
		if (page.matches().size() < this.remaining) {
			this.remaining -= page.matches().size();
			return page;
		}
		Page<T> lastPage = new Page<>(page.matches().subList(0, (int) this.remaining), true);
		this.remaining = 0;
		this.pages.close();
		return lastPage;
	}

}
