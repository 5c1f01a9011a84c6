package io.nosqlc;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.nosqlc.error.NosqlcException;
import io.nosqlc.filter.FieldPath;

/**
 * Finds what another executor finds, and brings something else in its place, made when it
 * is asked for.
 *
 * @param <S> type of what is found
 * @param <T> type of what is brought
 */
class MappedFinder<S, T> implements FindExecutor<T> {

	private final FindExecutor<S> source;

	private final Mapping<S, T> mapping;

	MappedFinder(FindExecutor<S> source, Mapping<S, T> mapping) {
		this.source = source;
		this.mapping = mapping;
	}

	@Override
	public MatchPages<T> open(FindSpec spec, Executor executor) {
		return new MappedPages<>(this.source.open(spec, executor), this.mapping, spec);
	}

	@Override
	public boolean sorts(FindSpec spec) {
		return this.source.sorts(spec);
	}

	@Override
	public CompletionStage<Long> count(FindSpec spec, Executor executor) {
		return this.source.count(spec, executor);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		return this.source.explain(spec);
	}

	@Override
	public NosqlcException notFound(String message) {
		return this.source.notFound(message);
	}

	@Override
	public FieldPath resolve(FieldPath path) {
		return this.source.resolve(path);
	}

	@Override
	public SortKey resolve(SortKey key) {
		return this.source.resolve(key);
	}

	/**
	 * Makes an item of a match.
	 */
	@FunctionalInterface
	interface Mapping<S, T> {

		T map(Match<S> match, FindSpec spec);

	}

	private record MappedPages<S, T>(MatchPages<S> source, Mapping<S, T> mapping,
			FindSpec spec) implements MatchPages<T> {

		@Override
		public CompletionStage<Page<T>> next() {
			return this.source.next().thenApply(this::mapped);
		}

		@Override
		public CursorStatistics statistics() {
			return this.source.statistics();
		}

		@Override
		public void close() {
			this.source.close();
		}

		private Page<T> mapped(Page<S> page) {
			List<Match<T>> matches = page.matches()
				.stream()
				.<Match<T>>map((match) -> new MappedMatch<>(match, this.mapping, this.spec))
				.toList();
			return new Page<>(matches, page.last());
		}

	}

	private record MappedMatch<S, T>(Match<S> match, Mapping<S, T> mapping, FindSpec spec) implements Match<T> {

		@Override
		public T item() {
			return this.mapping.map(this.match, this.spec);
		}

		@Override
		public Position position(List<SortKey> sort) {
			return this.match.position(sort);
		}

	}

}
