package io.nosqlc;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Finds documents and brings them as another type.
 *
 * @param <T> that type
 * @param documents finds the documents
 * @param type what each becomes
 */
record TypedFinder<T>(FindExecutor<Document> documents, Class<T> type) implements FindExecutor<T> {

	@Override
	public MatchPages<T> open(FindSpec spec, Executor executor) {
		return new TypedPages<>(this.documents.open(spec, executor), this.type);
	}

	@Override
	public boolean sorts(FindSpec spec) {
		return this.documents.sorts(spec);
	}

	@Override
	public CompletionStage<Long> count(FindSpec spec, Executor executor) {
		return this.documents.count(spec, executor);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		return this.documents.explain(spec);
	}

	@Override
	public <R> FindExecutor<R> as(Class<R> type) {
		return this.documents.as(type);
	}

	private record TypedPages<T>(MatchPages<Document> documents, Class<T> type) implements MatchPages<T> {

		@Override
		public CompletionStage<Page<T>> next() {
			return this.documents.next().thenApply(this::typed);
		}

		@Override
		public CursorStatistics statistics() {
			return this.documents.statistics();
		}

		@Override
		public void close() {
			this.documents.close();
		}

		private Page<T> typed(Page<Document> page) {
			List<Match<T>> matches = page.matches()
				.stream()
				.<Match<T>>map((match) -> new TypedMatch<>(match, this.type))
				.toList();
			return new Page<>(matches, page.last());
		}

	}

	private record TypedMatch<T>(Match<Document> match, Class<T> type) implements Match<T> {

		@Override
		public T item() {
			return this.match.item().as(this.type);
		}

		@Override
		public Position position(List<SortKey> sort) {
			return this.match.position(sort);
		}

	}

}
