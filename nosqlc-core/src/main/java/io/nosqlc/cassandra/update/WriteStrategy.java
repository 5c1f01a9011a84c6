package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;

/**
 * How the writes of one collection are carried out: one of the three update modes.
 */
interface WriteStrategy {

	/**
	 * Returns whether a store would now be a plain write with nothing before it.
	 */
	boolean storesPlainly(Target target, WriteOptions options);

	CompletionStage<@Nullable Void> store(Target target, Document document, WriteCall call);

	CompletionStage<@Nullable Void> delete(Target target, WriteCall call);

	CompletionStage<Boolean> storeIfAbsent(Target target, Document document, WriteCall call);

	/**
	 * Carries out edits of a document that were combined; the batch answers their
	 * callers.
	 */
	CompletionStage<@Nullable Void> update(Batch batch);

}
