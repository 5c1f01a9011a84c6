package io.nosqlc.cassandra.update;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.session.Deadline;
import io.nosqlc.error.QueryTimeoutException;

/**
 * One call of a write, from its start to its end, however many requests it takes.
 *
 * @param options what its caller wants
 * @param deadline until when to try
 * @param executor what follows each answer runs on
 */
public record WriteCall(WriteOptions options, Deadline deadline, Executor executor) {

	/**
	 * Starts a call.
	 * @param usual how long it may take if its options do not say
	 */
	static WriteCall start(WriteOptions options, Duration usual, Executor executor) {
		Duration own = options.timeout();
		return new WriteCall(options, Deadline.after((own != null) ? own : usual), executor);
	}

	/**
	 * Returns the same call after its table was created. A limit of the caller's own goes
	 * on; one that is usual for writes begins anew, because it is not made for that.
	 */
	public WriteCall afterCreation() {
		return isLimitedByCaller() ? this : start(this.options, this.deadline.limit(), this.executor);
	}

	/**
	 * Returns whether the caller said how long it wants to wait.
	 */
	public boolean isLimitedByCaller() {
		return this.options.timeout() != null;
	}

	/**
	 * Waits until the deadline for a statement, without which nothing can be sent.
	 * @param task what the call is to do, as the middle of a sentence
	 */
	public <R extends @Nullable Object> CompletionStage<R> await(CompletionStage<R> statement, Supplier<String> task) {
		return this.deadline.await(statement, () -> late(task.get()), this.executor);
	}

	/**
	 * Returns what to tell the caller when the deadline has passed before anything was
	 * sent.
	 */
	public QueryTimeoutException late(String task) {
		return this.deadline.exceeded(task, "that time was over before it could be sent");
	}

	WriteCall withTimestamp(long timestamp) {
		return new WriteCall(this.options.withTimestamp(timestamp), this.deadline, this.executor);
	}

	/**
	 * Returns the seconds that what is written lives; {@code null} if the caller does not
	 * say.
	 */
	@Nullable Integer ttl() {
		Duration ttl = this.options.ttl();
		return (ttl != null) ? Integer.valueOf(Math.toIntExact(ttl.toSeconds())) : null;
	}

}
