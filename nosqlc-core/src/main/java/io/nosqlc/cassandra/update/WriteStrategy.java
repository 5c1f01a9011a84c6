package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;

/**
 * How the writes of one collection are carried out: one of the three update modes.
 */
interface WriteStrategy {

	CompletionStage<@Nullable Void> store(Target target, Document document, WriteOptions options, Executor executor);

	CompletionStage<@Nullable Void> delete(Target target, WriteOptions options, Executor executor);

	CompletionStage<Boolean> storeIfAbsent(Target target, Document document, WriteOptions options, Executor executor);

	/**
	 * Carries out edits of a document that were combined; the batch answers their
	 * callers.
	 */
	CompletionStage<@Nullable Void> update(Batch batch);

}
