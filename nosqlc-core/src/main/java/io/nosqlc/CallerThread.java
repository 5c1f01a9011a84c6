package io.nosqlc;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.NosqlcException;

/**
 * Lets a thread that waits for an operation run the operation's own continuations. So one
 * asynchronous algorithm serves callers that wait and callers that do not, and those who
 * wait pay for no change of threads.
 */
public final class CallerThread implements Executor {

	private static final Runnable WAKE_UP = () -> {
	};

	private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

	private final Executor afterwards;

	private boolean left;

	/**
	 * Creates the executor of one caller.
	 * @param afterwards what runs tasks that arrive when the caller no longer waits
	 */
	CallerThread(Executor afterwards) {
		this.afterwards = afterwards;
	}

	@Override
	public void execute(Runnable task) {
		synchronized (this.tasks) {
			if (!this.left) {
				this.tasks.add(task);
				return;
			}
		}
		this.afterwards.execute(task);
	}

	<R extends @Nullable Object> R call(Operation<R> operation) {
		try {
			return await(operation.start(this));
		}
		finally {
			leave();
		}
	}

	/**
	 * Waits for a stage, however long it takes: every operation is bounded by its own
	 * time limit. An interrupt is kept for the caller to see, because giving up half-way
	 * would leave a write's outcome unknown.
	 */
	<R extends @Nullable Object> R await(CompletionStage<R> stage) {
		CompletableFuture<R> future = stage.toCompletableFuture();
		if (!future.isDone()) {
			future.whenComplete((result, error) -> this.tasks.add(WAKE_UP));
		}
		boolean interrupted = false;
		while (!future.isDone() || !this.tasks.isEmpty()) {
			try {
				this.tasks.take().run();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return result(future);
	}

	/**
	 * Hands whatever is left, and whatever comes, to other threads.
	 */
	void leave() {
		Runnable task;
		synchronized (this.tasks) {
			this.left = true;
		}
		while ((task = this.tasks.poll()) != null) {
			if (task != WAKE_UP) {
				this.afterwards.execute(task);
			}
		}
	}

	private static <R extends @Nullable Object> R result(CompletableFuture<R> future) {
		try {
			return future.join();
		}
		catch (CompletionException ex) {
			Throwable cause = ex.getCause();
			if (cause instanceof RuntimeException unchecked) {
				throw unchecked;
			}
			if (cause instanceof Error error) {
				throw error;
			}
			throw new NosqlcException("The operation failed: " + cause, cause);
		}
		catch (CancellationException ex) {
			throw new NosqlcException("The operation was cancelled", ex);
		}
	}

	/**
	 * An asynchronous operation that continues on an executor.
	 *
	 * @param <R> type of its result
	 */
	@FunctionalInterface
	public interface Operation<R extends @Nullable Object> {

		/**
		 * Starts the operation.
		 */
		CompletionStage<R> start(Executor executor);

	}

}
