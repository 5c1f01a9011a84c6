package io.nosqlc.cassandra.index;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CallerThread;
import io.nosqlc.ClientRuntime;

/**
 * Runs asynchronous steps one after the other for a caller who waits for each.
 */
final class CallerWaits {

	private final ClientRuntime runtime;

	CallerWaits(ClientRuntime runtime) {
		this.runtime = runtime;
	}

	<R> R call(CallerThread.Operation<R> step) {
		return this.runtime.call(step);
	}

	void run(Function<Executor, CompletionStage<@Nullable Void>> step) {
		this.runtime.call((executor) -> step.apply(executor).thenApply((done) -> true));
	}

}
