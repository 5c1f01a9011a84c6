package io.nosqlc;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.ClientOverloadedException;

/**
 * Lets a number of operations run, a number wait, and refuses the rest. First come, first
 * served.
 */
final class OperationGate {

	private final int maxInFlight;

	private final int maxWaiting;

	private final ReentrantLock lock = new ReentrantLock();

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private int inFlight;

	OperationGate(int maxInFlight, int maxWaiting) {
		this.maxInFlight = maxInFlight;
		this.maxWaiting = maxWaiting;
	}

	<R extends @Nullable Object> CompletionStage<R> submit(CallerThread.Operation<R> operation, Executor callbacks) {
		CompletableFuture<R> promise = new CompletableFuture<>();
		Runnable start = () -> start(operation, promise, callbacks);
		switch (enter(start)) {
			case STARTS -> start.run();
			case WAITS -> {
			}
			case REFUSED -> promise.completeExceptionally(new ClientOverloadedException(
					"Cannot start another asynchronous operation: " + this.maxInFlight + " are in flight and "
							+ this.maxWaiting + " are waiting. Nothing was sent. Slow down, or raise"
							+ " async.max-in-flight or async.max-waiting."));
		}
		return promise;
	}

	private Entry enter(Runnable start) {
		this.lock.lock();
		try {
			if (this.inFlight < this.maxInFlight) {
				this.inFlight++;
				return Entry.STARTS;
			}
			if (this.waiting.size() >= this.maxWaiting) {
				return Entry.REFUSED;
			}
			this.waiting.add(start);
			return Entry.WAITS;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Hands the result over to the callbacks unless the operation completes on one of
	 * their threads already, as all do that were carried out by a server.
	 */
	private <R extends @Nullable Object> void start(CallerThread.Operation<R> operation, CompletableFuture<R> promise,
			Executor callbacks) {
		Continuations own = new Continuations(callbacks);
		CompletionStage<R> stage;
		try {
			stage = operation.start(own);
		}
		catch (RuntimeException | Error ex) {
			stage = CompletableFuture.failedFuture(ex);
		}
		stage.whenComplete((result, error) -> {
			if (own.isRunning()) {
				finish(promise, result, error);
			}
			else {
				callbacks.execute(() -> finish(promise, result, error));
			}
		});
	}

	private <R extends @Nullable Object> void finish(CompletableFuture<R> promise, R result,
			@Nullable Throwable error) {
		leave();
		complete(promise, result, error);
	}

	private void leave() {
		Runnable next;
		this.lock.lock();
		try {
			next = this.waiting.poll();
			if (next == null) {
				this.inFlight--;
			}
		}
		finally {
			this.lock.unlock();
		}
		if (next != null) {
			next.run();
		}
	}

	private static <R extends @Nullable Object> void complete(CompletableFuture<R> promise, R result,
			@Nullable Throwable error) {
		if (error == null) {
			promise.complete(result);
		}
		else {
			boolean wrapped = error instanceof CompletionException && error.getCause() != null;
			promise.completeExceptionally(wrapped ? error.getCause() : error);
		}
	}

	private enum Entry {

		STARTS, WAITS, REFUSED

	}

	/**
	 * The executor of one operation, which recognises its own threads.
	 */
	private static final class Continuations implements Executor {

		private final Executor callbacks;

		/**
		 * One of the threads that run a task now. Each writes only itself, and removes
		 * whoever is there: so a thread that finds itself is running a task.
		 */
		private volatile @Nullable Thread running;

		Continuations(Executor callbacks) {
			this.callbacks = callbacks;
		}

		@Override
		public void execute(Runnable task) {
			this.callbacks.execute(() -> {
				this.running = Thread.currentThread();
				try {
					task.run();
				}
				finally {
					this.running = null;
				}
			});
		}

		boolean isRunning() {
			return this.running == Thread.currentThread();
		}

	}

}
