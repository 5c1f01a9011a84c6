package io.nosqlc;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.Filter;

/**
 * The operations of a {@link Collection}, with the same contracts, for callers that do
 * not wait. Safe for use by several threads.
 *
 * <p>
 * No method blocks. What the caller got wrong is thrown at once; what happens later
 * completes the stage. At most {@code async.max-in-flight} operations of a client run and
 * {@code async.max-waiting} wait for their turn; one more fails with
 * {@link io.nosqlc.error.ClientOverloadedException} before anything is sent.
 * Continuations and operators run on the client's executor, never on a thread that does
 * I/O.
 */
public interface AsyncCollection {

	/**
	 * Returns the name of the collection.
	 */
	String getName();

	/**
	 * Reads a document.
	 * @see Collection#get
	 */
	CompletionStage<Optional<Document>> get(String key);

	/**
	 * Reads documents.
	 * @see Collection#getAll
	 */
	CompletionStage<Map<String, Document>> getAll(Iterable<String> keys);

	/**
	 * Stores a document.
	 * @see Collection#store(String, Map)
	 */
	default CompletionStage<@Nullable Void> store(String key, Map<String, ?> document) {
		return store(key, document, WriteOptions.defaults());
	}

	/**
	 * Stores a document.
	 * @see Collection#store(String, Map, WriteOptions)
	 */
	CompletionStage<@Nullable Void> store(String key, Map<String, ?> document, WriteOptions options);

	/**
	 * Stores a document unless the key is taken.
	 * @see Collection#storeIfAbsent(String, Map)
	 */
	default CompletionStage<Boolean> storeIfAbsent(String key, Map<String, ?> document) {
		return storeIfAbsent(key, document, WriteOptions.defaults());
	}

	/**
	 * Stores a document unless the key is taken.
	 * @see Collection#storeIfAbsent(String, Map, WriteOptions)
	 */
	CompletionStage<Boolean> storeIfAbsent(String key, Map<String, ?> document, WriteOptions options);

	/**
	 * Stores a document under a key of the driver's choice.
	 * @see Collection#insert(Map)
	 */
	default CompletionStage<String> insert(Map<String, ?> document) {
		return insert(document, WriteOptions.defaults());
	}

	/**
	 * Stores a document under a key of the driver's choice.
	 * @see Collection#insert(Map, WriteOptions)
	 */
	CompletionStage<String> insert(Map<String, ?> document, WriteOptions options);

	/**
	 * Merges a patch into a document.
	 * @see Collection#update(String, Map)
	 */
	default CompletionStage<Document> update(String key, Map<String, ?> patch) {
		return update(key, patch, WriteOptions.defaults());
	}

	/**
	 * Merges a patch into a document.
	 * @see Collection#update(String, Map, WriteOptions)
	 */
	CompletionStage<Document> update(String key, Map<String, ?> patch, WriteOptions options);

	/**
	 * Changes a document by an operator.
	 * @see Collection#update(String, UnaryOperator)
	 */
	default CompletionStage<Document> update(String key, UnaryOperator<Document> operator) {
		return update(key, operator, WriteOptions.defaults());
	}

	/**
	 * Changes a document by an operator.
	 * @see Collection#update(String, UnaryOperator, WriteOptions)
	 */
	CompletionStage<Document> update(String key, UnaryOperator<Document> operator, WriteOptions options);

	/**
	 * Deletes a document.
	 * @see Collection#delete(String)
	 */
	default CompletionStage<@Nullable Void> delete(String key) {
		return delete(key, WriteOptions.defaults());
	}

	/**
	 * Deletes a document.
	 * @see Collection#delete(String, WriteOptions)
	 */
	CompletionStage<@Nullable Void> delete(String key, WriteOptions options);

	/**
	 * Returns a query for all documents.
	 */
	default AsyncFindQuery<Document> find() {
		return find(Filter.all());
	}

	/**
	 * Returns a query for the documents that match.
	 */
	AsyncFindQuery<Document> find(Filter filter);

	/**
	 * Updates each document that matches. This is no transaction: the first write that
	 * fails ends the run, and what was changed stays changed.
	 * @see Collection#updateAll
	 */
	CompletionStage<Long> updateAll(Filter filter, Map<String, ?> patch);

	/**
	 * Deletes each document that matches. This is no transaction: the first write that
	 * fails ends the run, and what was deleted stays deleted.
	 * @see Collection#deleteAll
	 */
	CompletionStage<Long> deleteAll(Filter filter);

	/**
	 * Stores documents by key. The input is read on the client's executor, of which one
	 * that blocks occupies a thread.
	 * @see Collection#storeAll(Iterable)
	 */
	default <D extends Map<String, ?>> CompletionStage<BulkResult> storeAll(
			Iterable<? extends Map.Entry<String, D>> documents) {
		return storeAll(documents, WriteOptions.defaults());
	}

	/**
	 * Stores documents by key. The input is read on the client's executor, of which one
	 * that blocks occupies a thread.
	 * @see Collection#storeAll(Iterable, WriteOptions)
	 */
	<D extends Map<String, ?>> CompletionStage<BulkResult> storeAll(Iterable<? extends Map.Entry<String, D>> documents,
			WriteOptions options);

}
