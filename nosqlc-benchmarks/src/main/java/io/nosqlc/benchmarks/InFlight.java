package io.nosqlc.benchmarks;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Runs asynchronous operations, a fixed number at a time.
 */
final class InFlight {

	private InFlight() {
	}

	/**
	 * Starts operations, and waits until all of them are done.
	 * @param most how many at a time
	 * @param count how many in all
	 * @return how many there were
	 */
	static long run(int most, int count, Operation operation) throws Exception {
		Semaphore permits = new Semaphore(most);
		AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
		for (int i = 0; i < count; i++) {
			permits.acquire();
			operation.start(i).whenComplete((result, error) -> {
				if (error != null) {
					failure.compareAndSet(null, error);
				}
				permits.release();
			});
		}
		permits.acquire(most);
		if (failure.get() != null) {
			throw new IllegalStateException("An operation failed, so its time says nothing", failure.get());
		}
		return count;
	}

	/**
	 * One of several operations.
	 */
	@FunctionalInterface
	interface Operation {

		CompletionStage<?> start(int number);

	}

}
