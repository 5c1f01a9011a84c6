package io.nosqlc.cassandra.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.QueryTimeoutException;

/**
 * The moment at which a caller no longer waits. Immutable.
 */
public final class Deadline {

	private final Duration limit;

	private final long end;

	private Deadline(Duration limit) {
		this.limit = limit;
		this.end = System.nanoTime() + limit.toNanos();
	}

	/**
	 * Returns the moment that is so far from now.
	 */
	public static Deadline after(Duration limit) {
		return new Deadline(limit);
	}

	/**
	 * Returns the time between now and this moment, zero if it has passed.
	 */
	public Duration left() {
		return Duration.ofNanos(Math.max(0, this.end - System.nanoTime()));
	}

	/**
	 * Returns the time between now and this moment, up to a sixteenth longer, but not
	 * longer than the limit: one of few values for what begins by and by.
	 */
	public Duration roughlyLeft() {
		long left = left().toNanos();
		long step = Math.max(1, Long.highestOneBit(left) / 16);
		return Duration.ofNanos(Math.min((left + step - 1) / step * step, this.limit.toNanos()));
	}

	/**
	 * Returns whether fewer milliseconds are left.
	 */
	public boolean isBefore(long millisFromNow) {
		return left().toMillis() < millisFromNow;
	}

	/**
	 * Returns how long the caller wanted to wait, for messages.
	 */
	public Duration limit() {
		return this.limit;
	}

	/**
	 * Returns what to tell a caller who waited until this moment for something without
	 * which nothing can be written.
	 * @param task what was to be done, as the middle of a sentence
	 * @param reason what kept it from being done
	 */
	public QueryTimeoutException exceeded(String task, String reason) {
		return new QueryTimeoutException("Cannot " + task + " within " + this.limit.toMillis() + " ms: " + reason
				+ ". Nothing was written. Try again, or allow more time.");
	}

	/**
	 * Waits for a stage until this moment, and not for longer. The stage itself goes on.
	 * @param late what fails the caller who waited in vain
	 * @param executor what the returned stage completes on, unless there is nothing to
	 * wait for
	 */
	public <R extends @Nullable Object> CompletionStage<R> await(CompletionStage<R> stage,
			Supplier<QueryTimeoutException> late, Executor executor) {
		CompletableFuture<R> future = stage.toCompletableFuture();
		if (future.isDone()) {
			return stage;
		}
		return future.copy().orTimeout(left().toNanos(), TimeUnit.NANOSECONDS).handleAsync((result, error) -> {
			if (error instanceof TimeoutException) {
				throw late.get();
			}
			if (error != null) {
				throw new CompletionException(DriverErrors.unwrap(error));
			}
			return result;
		}, executor);
	}

}
