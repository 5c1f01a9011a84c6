package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Continues later without keeping a thread.
 */
final class Delay {

	private Delay() {
	}

	static CompletableFuture<Void> of(long millis, Executor executor) {
		return CompletableFuture.runAsync(() -> {
		}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, executor));
	}

}
