package io.nosqlc.cassandra.query;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CursorStatistics;
import io.nosqlc.MatchPages;

/**
 * Pages of a find that is planned when the first of them is asked for.
 *
 * @param <T> type of the items
 */
final class LateMatchPages<T> implements MatchPages<T> {

	private final Supplier<CompletionStage<MatchPages<T>>> opening;

	private volatile @Nullable MatchPages<T> opened;

	private volatile boolean closed;

	LateMatchPages(Supplier<CompletionStage<MatchPages<T>>> opening) {
		this.opening = opening;
	}

	@Override
	public CompletionStage<Page<T>> next() {
		MatchPages<T> pages = this.opened;
		return (pages != null) ? pages.next() : this.opening.get().thenCompose(this::first);
	}

	private CompletionStage<Page<T>> first(MatchPages<T> pages) {
		this.opened = pages;
		if (this.closed) {
			pages.close();
		}
		return pages.next();
	}

	@Override
	public CursorStatistics statistics() {
		MatchPages<T> pages = this.opened;
		return (pages != null) ? pages.statistics() : new CursorStatistics(0, 0, 0, 0);
	}

	@Override
	public void close() {
		this.closed = true;
		MatchPages<T> pages = this.opened;
		if (pages != null) {
			pages.close();
		}
	}

}
