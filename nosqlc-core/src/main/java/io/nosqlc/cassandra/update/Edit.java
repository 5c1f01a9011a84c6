package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.Change;
import io.nosqlc.AbstractCollection.Changed;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.session.Deadline;

/**
 * One caller's change of a document, and the promise of its own result.
 */
final class Edit {

	private final Change change;

	private final WriteCall call;

	private final CompletableFuture<Changed> promise = new CompletableFuture<>();

	private final AtomicBoolean claimed = new AtomicBoolean();

	private volatile @Nullable CompletableFuture<Boolean> alarm;

	Edit(Change change, WriteCall call) {
		this.change = change;
		this.call = call;
	}

	Change change() {
		return this.change;
	}

	WriteOptions options() {
		return this.call.options();
	}

	Executor executor() {
		return this.call.executor();
	}

	Deadline deadline() {
		return this.call.deadline();
	}

	CompletableFuture<Changed> promise() {
		return this.promise;
	}

	/**
	 * Takes this edit out of the queue for its turn.
	 * @return {@code false} if its caller no longer waits
	 */
	boolean claim() {
		boolean mine = this.claimed.compareAndSet(false, true);
		silence(this.alarm);
		return mine;
	}

	/**
	 * Makes sure that something happens when the deadline passes before this edit's turn
	 * comes.
	 */
	void otherwise(Runnable expired) {
		CompletableFuture<Boolean> timer = new CompletableFuture<Boolean>().completeOnTimeout(true,
				deadline().left().toNanos(), TimeUnit.NANOSECONDS);
		timer.thenRunAsync(() -> {
			if (this.claimed.compareAndSet(false, true)) {
				expired.run();
			}
		}, executor());
		this.alarm = timer;
		if (this.claimed.get()) {
			silence(timer);
		}
	}

	private static void silence(@Nullable CompletableFuture<Boolean> alarm) {
		if (alarm != null) {
			alarm.cancel(false);
		}
	}

}
