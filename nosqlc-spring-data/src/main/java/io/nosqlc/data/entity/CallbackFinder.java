package io.nosqlc.data.entity;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CursorStatistics;
import io.nosqlc.FindExecutor;
import io.nosqlc.FindSpec;
import io.nosqlc.Match;
import io.nosqlc.MatchPages;
import io.nosqlc.Position;
import io.nosqlc.QueryPlan;
import io.nosqlc.SortKey;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.filter.FieldPath;

/**
 * Finds entities and tells of each that is handed over. Parts of entities are none.
 *
 * @param <T> the class of the entities
 * @param entities finds them
 * @param type the class
 * @param callback is told of each, and returns the one to hand over
 */
record CallbackFinder<T>(FindExecutor<T> entities, Class<?> type,
		UnaryOperator<T> callback) implements FindExecutor<T> {

	@Override
	public MatchPages<T> open(FindSpec spec, Executor executor) {
		MatchPages<T> pages = this.entities.open(spec, executor);
		return spec.fields().isEmpty() ? new ToldPages<>(pages, this.callback) : pages;
	}

	@Override
	public boolean sorts(FindSpec spec) {
		return this.entities.sorts(spec);
	}

	@Override
	public CompletionStage<Long> count(FindSpec spec, Executor executor) {
		return this.entities.count(spec, executor);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		return this.entities.explain(spec);
	}

	@Override
	public NosqlcException notFound(String message) {
		return this.entities.notFound(message);
	}

	@Override
	public FieldPath resolve(FieldPath path) {
		return this.entities.resolve(path);
	}

	@Override
	public SortKey resolve(SortKey key) {
		return this.entities.resolve(key);
	}

	/**
	 * An entity as what it is anyway is no projection.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public <R> FindExecutor<R> as(Class<R> type) {
		return (type != Object.class && type.isAssignableFrom(this.type)) ? (FindExecutor<R>) this
				: this.entities.as(type);
	}

	private record ToldPages<T>(MatchPages<T> pages, UnaryOperator<T> callback) implements MatchPages<T> {

		@Override
		public CompletionStage<Page<T>> next() {
			return this.pages.next().thenApply(this::told);
		}

		@Override
		public CursorStatistics statistics() {
			return this.pages.statistics();
		}

		@Override
		public void close() {
			this.pages.close();
		}

		private Page<T> told(Page<T> page) {
			List<Match<T>> matches = page.matches()
				.stream()
				.<Match<T>>map((match) -> new ToldMatch<>(match, this.callback))
				.toList();
			return new Page<>(matches, page.last());
		}

	}

	/**
	 * Told of once, and only when it is handed over. Used by one thread at a time.
	 */
	private static final class ToldMatch<T> implements Match<T> {

		private final Match<T> match;

		private final UnaryOperator<T> callback;

		private @Nullable T item;

		ToldMatch(Match<T> match, UnaryOperator<T> callback) {
			this.match = match;
			this.callback = callback;
		}

		@Override
		public T item() {
			T item = this.item;
			if (item == null) {
				item = this.callback.apply(this.match.item());
				this.item = item;
			}
			return item;
		}

		@Override
		public Position position(List<SortKey> sort) {
			return this.match.position(sort);
		}

	}

}
