package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;

/**
 * The unconditional writes of a collection, which honour all options that they are given.
 */
public interface PlainWrites {

	/**
	 * Stores a document, whatever is there.
	 */
	CompletionStage<@Nullable Void> store(String key, Document document, WriteOptions options, Executor executor);

	/**
	 * Deletes whatever is there.
	 */
	CompletionStage<@Nullable Void> delete(String key, WriteOptions options, Executor executor);

}
