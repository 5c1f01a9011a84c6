package io.nosqlc.data.entity;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.nosqlc.FindQuery;
import io.nosqlc.Pipeline;

/**
 * Does something to each entity that a query finds: page by page, a bounded number at a
 * time.
 *
 * @param <T> type of the entities
 */
final class EntitySweep<T> {

	private static final int PAGE = 200;

	private static final int IN_FLIGHT = 64;

	private final FindQuery<T> query;

	private final Executor executor;

	private final AtomicLong done = new AtomicLong();

	EntitySweep(FindQuery<T> query, Executor executor) {
		this.query = query;
		this.executor = executor;
	}

	/**
	 * Completes with how many entities there were. The first failure ends it, when
	 * nothing is in flight any more.
	 */
	CompletionStage<Long> run(Function<T, ? extends CompletionStage<?>> action) {
		return run(this.query, action);
	}

	private CompletionStage<Long> run(FindQuery<T> behind, Function<T, ? extends CompletionStage<?>> action) {
		return behind.pageOperation(PAGE)
			.start(this.executor)
			.thenCompose((page) -> Pipeline
				.run(page.items().iterator(), IN_FLIGHT, this.executor,
						(T entity) -> action.apply(entity).thenRun(this.done::incrementAndGet))
				.thenCompose((finished) -> (page.nextToken() != null) ? run(this.query.after(page.nextToken()), action)
						: CompletableFuture.completedStage(this.done.get())));
	}

}
