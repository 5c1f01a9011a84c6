package io.nosqlc.data.document;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.nosqlc.CursorStatistics;
import io.nosqlc.Document;
import io.nosqlc.FindExecutor;
import io.nosqlc.FindPurpose;
import io.nosqlc.FindSpec;
import io.nosqlc.Match;
import io.nosqlc.MatchPages;
import io.nosqlc.Position;
import io.nosqlc.QueryPlan;
import io.nosqlc.SortKey;
import io.nosqlc.error.EntityNotFoundException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.filter.FieldPath;

/**
 * Finds documents and brings them as objects.
 *
 * @param <T> the class of the objects
 * @param documents finds the documents
 * @param mapping knows where properties are
 * @param reader makes the objects
 * @param loaded is told of objects that are brought whole
 */
record EntityFinder<T>(FindExecutor<Document> documents, EntityDocuments<?> mapping, Function<Document, T> reader,
		BiConsumer<? super T, ? super Document> loaded) implements FindExecutor<T> {

	@Override
	public MatchPages<T> open(FindSpec spec, Executor executor) {
		return new EntityPages<>(this.documents.open(withDiscriminator(spec), executor), reader(spec));
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
	public NosqlcException notFound(String message) {
		return new EntityNotFoundException(message);
	}

	@Override
	public FieldPath resolve(FieldPath path) {
		return this.mapping.translate(path);
	}

	@Override
	public SortKey resolve(SortKey key) {
		return this.mapping.translate(key);
	}

	@Override
	public <R> FindExecutor<R> as(Class<R> type) {
		return new EntityFinder<>(this.documents, this.mapping, this.mapping.projection(type), (item, document) -> {
		});
	}

	/**
	 * Without it nothing would tell the class of a document.
	 */
	private FindSpec withDiscriminator(FindSpec spec) {
		if (spec.fields().isEmpty()) {
			return spec;
		}
		List<FieldPath> fields = new ArrayList<>(spec.fields());
		this.mapping.discriminator().ifPresent(fields::add);
		return spec.withFields(fields);
	}

	private Function<Document, T> reader(FindSpec spec) {
		if (spec.purpose() != FindPurpose.LOAD) {
			return this.reader;
		}
		return (document) -> {
			T item = this.reader.apply(document);
			this.loaded.accept(item, document);
			return item;
		};
	}

	private record EntityPages<T>(MatchPages<Document> documents,
			Function<Document, T> reader) implements MatchPages<T> {

		@Override
		public CompletionStage<Page<T>> next() {
			return this.documents.next().thenApply(this::entities);
		}

		@Override
		public CursorStatistics statistics() {
			return this.documents.statistics();
		}

		@Override
		public void close() {
			this.documents.close();
		}

		private Page<T> entities(Page<Document> page) {
			List<Match<T>> matches = page.matches()
				.stream()
				.<Match<T>>map((match) -> new EntityMatch<>(match, this.reader))
				.toList();
			return new Page<>(matches, page.last());
		}

	}

	private record EntityMatch<T>(Match<Document> match, Function<Document, T> reader) implements Match<T> {

		@Override
		public T item() {
			return this.reader.apply(this.match.item());
		}

		@Override
		public Position position(List<SortKey> sort) {
			return this.match.position(sort);
		}

	}

}
