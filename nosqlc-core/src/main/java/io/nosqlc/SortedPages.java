package io.nosqlc;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.QueryRejectedException;

/**
 * Orders a find in memory: reads all that matches, holds the first ones, and brings them
 * as one page.
 *
 * @param <T> type of the items
 */
final class SortedPages<T> implements MatchPages<T> {

	private final MatchPages<T> unsorted;

	private final FindSpec spec;

	private final @Nullable Integer limit;

	private final int maxSort;

	private final Executor executor;

	/** The last of those held comes first, since it is the one to give way. */
	private final PriorityQueue<Positioned<T>> held;

	/**
	 * Creates the sorted form of a find.
	 * @param unsorted everything that matches
	 * @param spec gives the order and the position behind which to begin
	 * @param limit how many items to bring; {@code null} for all
	 * @param maxSort how many may be held
	 * @param executor what runs the collecting
	 */
	SortedPages(MatchPages<T> unsorted, FindSpec spec, @Nullable Integer limit, int maxSort, Executor executor) {
		this.unsorted = unsorted;
		this.spec = spec;
		this.limit = limit;
		this.maxSort = maxSort;
		this.executor = executor;
		this.held = new PriorityQueue<>((left, right) -> compare(right.position, left.position));
	}

	@Override
	public CompletionStage<Page<T>> next() {
		return Pages.forEach(this.unsorted, (page) -> {
			page.matches().forEach(this::offer);
			return Pages.CONTINUE;
		}, this.executor).thenApply((done) -> new Page<>(ordered(), true));
	}

	@Override
	public CursorStatistics statistics() {
		return this.unsorted.statistics();
	}

	@Override
	public void close() {
		this.unsorted.close();
	}

	private void offer(Match<T> match) {
		Position position = match.position(this.spec.sort());
		Position after = this.spec.after();
		if (after != null && compare(position, after) <= 0) {
			return;
		}
		if (this.limit == null || this.held.size() < this.limit) {
			hold(match, position);
		}
		else if (!this.held.isEmpty() && compare(position, this.held.element().position) < 0) {
			this.held.remove();
			hold(match, position);
		}
	}

	private void hold(Match<T> match, Position position) {
		if (this.limit == null && this.held.size() >= this.maxSort) {
			throw new QueryRejectedException(
					"Cannot sort all that matches '" + this.spec.filter() + "' in memory: it is more than "
							+ this.maxSort + " items. Add limit(n), read pages with page(size), or raise max-sort.");
		}
		this.held.add(new Positioned<>(match, position));
	}

	private List<Match<T>> ordered() {
		List<Positioned<T>> all = new ArrayList<>(this.held);
		all.sort((left, right) -> compare(left.position, right.position));
		return all.stream().map(Positioned::match).toList();
	}

	private int compare(Position left, Position right) {
		return Position.compare(left, right, this.spec.sort());
	}

	private record Positioned<T>(Match<T> match, Position position) {

	}

}
