package io.nosqlc;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Runs an operation for each element of an input, a bounded number at a time. The input
 * is read by one thread at a time, and only as far as there is room. The first failure
 * ends the run: nothing more is started, and the run fails with it when nothing is in
 * flight any more.
 *
 * @param <E> type of the elements
 */
public final class Pipeline<E> {

	private final Iterator<? extends E> input;

	private final int maxInFlight;

	private final Executor executor;

	private final Function<? super E, ? extends CompletionStage<?>> operation;

	private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

	/** How often {@link #pump()} was asked for while it ran. */
	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final AtomicInteger inFlight = new AtomicInteger();

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private volatile boolean exhausted;

	private Pipeline(Iterator<? extends E> input, int maxInFlight, Executor executor,
			Function<? super E, ? extends CompletionStage<?>> operation) {
		this.input = input;
		this.maxInFlight = maxInFlight;
		this.executor = executor;
		this.operation = operation;
	}

	/**
	 * Runs an operation for each element.
	 * @param input the elements
	 * @param maxInFlight how many operations may be under way at a time
	 * @param executor what reads the input and starts operations
	 * @param operation what to do with an element
	 * @return a stage that completes when all are done, or with the first failure
	 */
	public static <E> CompletionStage<@Nullable Void> run(Iterator<? extends E> input, int maxInFlight,
			Executor executor, Function<? super E, ? extends CompletionStage<?>> operation) {
		Pipeline<E> pipeline = new Pipeline<>(input, maxInFlight, executor, operation);
		pipeline.pumpSoon();
		return pipeline.done;
	}

	/**
	 * One pump that is about to run serves all who ask for it.
	 */
	private void pumpSoon() {
		if (this.scheduled.compareAndSet(false, true)) {
			this.executor.execute(this::pump);
		}
	}

	private void pump() {
		this.scheduled.set(false);
		if (this.requests.getAndIncrement() > 0) {
			return;
		}
		int served = 1;
		do {
			try {
				startNext();
			}
			catch (RuntimeException | Error ex) {
				fail(ex);
			}
			endIfDone();
			served = this.requests.addAndGet(-served);
		}
		while (served > 0);
	}

	/**
	 * Starts one element and comes back for the next, so that answers which arrived
	 * meanwhile are handled first: the input may take its time.
	 */
	private void startNext() {
		if (!this.exhausted && this.inFlight.get() < this.maxInFlight) {
			if (this.input.hasNext()) {
				E element = this.input.next();
				this.inFlight.incrementAndGet();
				start(element);
				pumpSoon();
			}
			else {
				this.exhausted = true;
			}
		}
	}

	private void endIfDone() {
		if (!this.exhausted || this.inFlight.get() > 0) {
			return;
		}
		Throwable error = this.failure.get();
		if (error != null) {
			this.done.completeExceptionally(error);
		}
		else {
			this.done.complete(null);
		}
	}

	private void start(E element) {
		CompletionStage<?> stage;
		try {
			stage = this.operation.apply(element);
		}
		catch (RuntimeException | Error ex) {
			stage = CompletableFuture.failedFuture(ex);
		}
		stage.whenComplete((result, error) -> {
			if (error != null) {
				fail(error);
			}
			this.inFlight.decrementAndGet();
			pumpSoon();
		});
	}

	private void fail(Throwable error) {
		this.failure.compareAndSet(null, error);
		this.exhausted = true;
	}

}
