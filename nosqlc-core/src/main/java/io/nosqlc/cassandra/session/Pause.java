package io.nosqlc.cassandra.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Waiting that occupies no thread.
 */
public final class Pause {

	private Pause() {
	}

	/**
	 * Completes on the executor after a time between the given one and its double, so
	 * that several who wait for the same do not come back together.
	 */
	public static CompletionStage<@Nullable Void> about(int millis, Executor executor) {
		return of(millis + ThreadLocalRandom.current().nextInt(millis), executor);
	}

	/**
	 * Completes on the executor after a time.
	 */
	public static CompletionStage<@Nullable Void> of(long millis, Executor executor) {
		return CompletableFuture.<@Nullable Void>supplyAsync(() -> null,
				CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, executor));
	}

}
