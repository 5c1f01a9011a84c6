package io.nosqlc.data.entity;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.BulkStore;
import io.nosqlc.CallerThread.Operation;
import io.nosqlc.WriteOptions;

/**
 * A write to a collection that may be sent, alone or among others.
 *
 * @param <R> type of what the caller gets
 * @param store what knows the collection
 * @param key of the document
 * @param options how to send it
 * @param sending what sends it
 */
record DocumentWrite<R extends @Nullable Object>(DocumentStore<?> store, String key, WriteOptions options,
		Sending<R> sending) implements EntityWrite<R> {

	@Override
	public Target target() {
		return new Target(this.store.collectionName(), List.of(this.key));
	}

	@Override
	public Object id() {
		return this.store.idOfKey(this.key);
	}

	/**
	 * Returns what sends it alone.
	 */
	Operation<R> operation() {
		return (executor) -> this.sending.start(this.store.singly(this.options, executor), executor);
	}

	/**
	 * Sends a write.
	 *
	 * @param <R> type of what the caller gets
	 */
	@FunctionalInterface
	interface Sending<R extends @Nullable Object> {

		/**
		 * Sends the write.
		 * @param bulk what stores a document without conditions
		 */
		CompletionStage<R> start(BulkStore bulk, Executor executor);

	}

}
