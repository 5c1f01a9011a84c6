package io.nosqlc.cassandra.update;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.Change;
import io.nosqlc.AbstractCollection.Changed;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;

/**
 * The writes of one collection in its update mode, as the hooks of a collection are:
 * nothing blocks, and what follows an answer runs on the executor given. A missing table
 * reads as empty, and fails a write with a
 * {@link io.nosqlc.cassandra.session.MissingTableException}. Safe for use by several
 * threads.
 */
public final class DocumentWrites {

	private final String collection;

	private final WriteStrategy strategy;

	private final UpdateQueue queue;

	private final Supplier<Duration> storeLimit;

	private final Duration updateLimit;

	DocumentWrites(String collection, WriteStrategy strategy, UpdateQueue queue, Supplier<Duration> storeLimit,
			Duration updateLimit) {
		this.collection = collection;
		this.strategy = strategy;
		this.queue = queue;
		this.storeLimit = storeLimit;
		this.updateLimit = updateLimit;
	}

	/**
	 * Starts a call of {@link #store} or {@link #delete}.
	 */
	public WriteCall startStore(WriteOptions options, Executor executor) {
		return WriteCall.start(options, this.storeLimit.get(), executor);
	}

	/**
	 * Starts a call of {@link #change} or {@link #storeIfAbsent}.
	 */
	public WriteCall startUpdate(WriteOptions options, Executor executor) {
		return WriteCall.start(options, this.updateLimit, executor);
	}

	/**
	 * Stores a document, whatever is there.
	 */
	public CompletionStage<@Nullable Void> store(String key, Document document, WriteCall call) {
		return this.strategy.store(new Target(this.collection, key), document, call);
	}

	/**
	 * Returns whether {@link #store} would now be a {@link PlainWrites#store plain write}
	 * with nothing before it.
	 */
	public boolean storesPlainly(String key, WriteOptions options) {
		return this.strategy.storesPlainly(new Target(this.collection, key), options);
	}

	/**
	 * Deletes whatever is there.
	 */
	public CompletionStage<@Nullable Void> delete(String key, WriteCall call) {
		return this.strategy.delete(new Target(this.collection, key), call);
	}

	/**
	 * Stores a document if there is none; completes with whether it did. In a read timed
	 * out after an applied write, or if another document is found in its place, the
	 * outcome is unknown.
	 */
	public CompletionStage<Boolean> storeIfAbsent(String key, Document document, WriteCall call) {
		return this.strategy.storeIfAbsent(new Target(this.collection, key), document, call);
	}

	/**
	 * Changes a document so that no update of it is lost. Changes of one document that
	 * come while another is carried out are combined: applied one after the other and
	 * written together.
	 */
	public CompletionStage<Changed> change(String key, Change change, WriteCall call) {
		return this.queue.submit(new Target(this.collection, key), new Edit(change, call), this.strategy::update);
	}

}
