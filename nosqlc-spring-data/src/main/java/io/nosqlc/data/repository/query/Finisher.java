package io.nosqlc.data.repository.query;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.nosqlc.FindQuery;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.filter.Filter;

/**
 * How finds are finished: by callers that wait, for whom a stage is complete when they
 * get it, and by those that do not. What a method returns is made of the stages, in one
 * way for both.
 */
enum Finisher {

	/** Finishes in the caller's thread. */
	WAITING {

		@Override
		<T> CompletionStage<List<T>> list(FindQuery<T> find) {
			return CompletableFuture.completedStage(find.list());
		}

		@Override
		CompletionStage<Long> count(FindQuery<?> find) {
			return CompletableFuture.completedStage(find.count());
		}

		@Override
		CompletionStage<Boolean> exists(FindQuery<?> find) {
			return CompletableFuture.completedStage(find.exists());
		}

		@Override
		CompletionStage<@Nullable Void> deleteAll(EntityOperations entities, Class<?> type, Filter filter) {
			entities.deleteAll(type, filter);
			return CompletableFuture.completedStage(null);
		}

		@Override
		CompletionStage<@Nullable Void> deleteAll(EntityOperations entities, List<?> found) {
			entities.deleteAll(found);
			return CompletableFuture.completedStage(null);
		}

		@Override
		CompletionStage<Long> deleteFound(EntityOperations entities, FindQuery<?> find) {
			return CompletableFuture.completedStage(entities.deleteFound(find));
		}

	},

	/** Returns at once. */
	PROMISING {

		@Override
		<T> CompletionStage<List<T>> list(FindQuery<T> find) {
			return find.async().list();
		}

		@Override
		CompletionStage<Long> count(FindQuery<?> find) {
			return find.async().count();
		}

		@Override
		CompletionStage<Boolean> exists(FindQuery<?> find) {
			return find.async().exists();
		}

		@Override
		CompletionStage<@Nullable Void> deleteAll(EntityOperations entities, Class<?> type, Filter filter) {
			return entities.async().deleteAll(type, filter);
		}

		@Override
		CompletionStage<@Nullable Void> deleteAll(EntityOperations entities, List<?> found) {
			return entities.async().deleteAll(found);
		}

		@Override
		CompletionStage<Long> deleteFound(EntityOperations entities, FindQuery<?> find) {
			return entities.async().deleteFound(find);
		}

	};

	abstract <T> CompletionStage<List<T>> list(FindQuery<T> find);

	abstract CompletionStage<Long> count(FindQuery<?> find);

	abstract CompletionStage<Boolean> exists(FindQuery<?> find);

	abstract CompletionStage<@Nullable Void> deleteAll(EntityOperations entities, Class<?> type, Filter filter);

	abstract CompletionStage<@Nullable Void> deleteAll(EntityOperations entities, List<?> found);

	abstract CompletionStage<Long> deleteFound(EntityOperations entities, FindQuery<?> find);

	/**
	 * Returns the result of a stage that is complete, or throws what it has failed with.
	 */
	static <R extends @Nullable Object> R result(CompletionStage<R> stage) {
		try {
			return stage.toCompletableFuture().join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw ex;
		}
	}

}
