package io.nosqlc;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * Leaves out of a find what a sort puts up to a position, without sorting it.
 *
 * @param <T> type of the items
 * @param pages everything that matches, in any order
 * @param spec gives the order and the position, which it must have
 */
record PagesBehind<T>(MatchPages<T> pages, FindSpec spec) implements MatchPages<T> {

	@Override
	public CompletionStage<Page<T>> next() {
		return this.pages.next().thenApply(this::behind);
	}

	@Override
	public CursorStatistics statistics() {
		return this.pages.statistics();
	}

	@Override
	public void close() {
		this.pages.close();
	}

	private Page<T> behind(Page<T> page) {
		List<SortKey> sort = this.spec.sort();
		Position after = Objects.requireNonNull(this.spec.after());
		List<Match<T>> behind = page.matches()
			.stream()
			.filter((match) -> Position.compare(match.position(sort), after, sort) > 0)
			.toList();
		return new Page<>(behind, page.last());
	}

}
