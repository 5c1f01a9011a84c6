package io.nosqlc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.Filter;
import io.nosqlc.internal.value.Text;

/**
 * Finds in a list of documents, a few at a time, and remembers what was asked of it.
 */
final class ListFinder implements FindExecutor<Document> {

	private static final int PAGE_SIZE = 3;

	private final List<Document> documents;

	/** Gets the number of a page before that is brought; may throw or wait. */
	private volatile IntConsumer beforePage = (page) -> {
	};

	final AtomicInteger opened = new AtomicInteger();

	/** What the find that was opened last is for. */
	volatile @Nullable FindPurpose purpose;

	final AtomicInteger pages = new AtomicInteger();

	final AtomicInteger closed = new AtomicInteger();

	ListFinder(List<Document> documents) {
		this.documents = new ArrayList<>(documents);
		this.documents.sort(Comparator.comparing(Document::getId, Text::compare));
	}

	static ListFinder numbered(int count) {
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			documents.add(Document.of("_id", String.format("k%04d", i), "n", i));
		}
		return new ListFinder(documents);
	}

	ListFinder beforePage(IntConsumer action) {
		this.beforePage = action;
		return this;
	}

	void remove(String key) {
		this.documents.removeIf((document) -> key.equals(document.getId()));
	}

	FindQuery<Document> query() {
		return query(Filter.all());
	}

	FindQuery<Document> query(Filter filter) {
		return query(filter, ClientOptions.defaults());
	}

	FindQuery<Document> query(Filter filter, ClientOptions options) {
		return FindQuery.of(this, filter, new ClientRuntime(options, null));
	}

	@Override
	public MatchPages<Document> open(FindSpec spec, Executor executor) {
		this.opened.incrementAndGet();
		this.purpose = spec.purpose();
		Position after = spec.after();
		List<Document> candidates = this.documents.stream()
			.filter((document) -> after == null || Text.compare(document.getId(), (String) after.key().get(0)) > 0)
			.toList();
		return new ListPages(candidates, spec, executor);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		return new QueryPlan(QueryPlan.Kind.IN_MEMORY, null, spec.filter(), "a list", spec.toString(), null, List.of());
	}

	@Override
	public <R> FindExecutor<R> as(Class<R> type) {
		return new TypedFinder<>(this, type);
	}

	private final class ListPages implements MatchPages<Document> {

		private final List<Document> candidates;

		private final FindSpec spec;

		private final Executor executor;

		private int position;

		private int number;

		ListPages(List<Document> candidates, FindSpec spec, Executor executor) {
			this.candidates = candidates;
			this.spec = spec;
			this.executor = executor;
		}

		@Override
		public CompletionStage<Page<Document>> next() {
			ListFinder.this.pages.incrementAndGet();
			return CompletableFuture.supplyAsync(this::page, this.executor);
		}

		@Override
		public CursorStatistics statistics() {
			return new CursorStatistics(this.position, this.position, 0, this.number);
		}

		@Override
		public void close() {
			ListFinder.this.closed.incrementAndGet();
		}

		private Page<Document> page() {
			ListFinder.this.beforePage.accept(this.number);
			this.number++;
			int end = Math.min(this.position + PAGE_SIZE, this.candidates.size());
			List<Match<Document>> matches = new ArrayList<>();
			for (Document document : this.candidates.subList(this.position, end)) {
				if (this.spec.filter().matches(document)) {
					matches.add(new DocumentMatch(document, this.spec.fields(), List.of(document.getId())));
				}
			}
			this.position = end;
			return new Page<>(matches, end == this.candidates.size());
		}

	}

}
