package io.nosqlc;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A finder that refuses to run once the client is closed, and brings no further page of
 * what runs already. Its documents become anything that {@link Document#as} can make of
 * them.
 *
 * @param collection the collection, which knows whether its client is open
 * @param finder finds the documents
 */
record OpenFinder(AbstractCollection collection, FindExecutor<Document> finder) implements FindExecutor<Document> {

	@Override
	public MatchPages<Document> open(FindSpec spec, Executor executor) {
		this.collection.ensureOpen();
		return new OpenPages(this.collection, this.finder.open(spec, executor));
	}

	@Override
	public boolean sorts(FindSpec spec) {
		return this.finder.sorts(spec);
	}

	@Override
	public CompletionStage<Long> count(FindSpec spec, Executor executor) {
		this.collection.ensureOpen();
		return this.finder.count(spec, executor);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		this.collection.ensureOpen();
		return this.finder.explain(spec);
	}

	@Override
	public <R> FindExecutor<R> as(Class<R> type) {
		return new TypedFinder<>(this, type);
	}

	private record OpenPages(AbstractCollection collection,
			MatchPages<Document> pages) implements MatchPages<Document> {

		@Override
		public CompletionStage<Page<Document>> next() {
			this.collection.ensureOpen();
			return this.pages.next();
		}

		@Override
		public CursorStatistics statistics() {
			return this.pages.statistics();
		}

		@Override
		public void close() {
			this.pages.close();
		}

	}

}
