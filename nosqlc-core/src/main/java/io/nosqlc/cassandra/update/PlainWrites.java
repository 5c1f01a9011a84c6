package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;

/**
 * The unconditional writes of a collection, which honour all options that they are given.
 */
public interface PlainWrites {

	/**
	 * Stores a document, whatever is there.
	 */
	CompletionStage<@Nullable Void> store(String key, Document document, WriteCall call);

	/**
	 * Deletes whatever is there.
	 */
	CompletionStage<@Nullable Void> delete(String key, WriteCall call);

}
