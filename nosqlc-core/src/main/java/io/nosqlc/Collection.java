package io.nosqlc;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.nosqlc.filter.Filter;

/**
 * A named set of documents, each under a key of 1 to 65 535 bytes of UTF-8. Safe for use
 * by several threads.
 *
 * <p>
 * Every document that is read has {@code _id}, its key. A document that is written may
 * have an equal {@code _id} or none; another one is refused. Whatever cannot be stored is
 * refused before any I/O. Methods wait for the store; their twins that do not are at
 * {@link #async()}.
 */
public interface Collection {

	/**
	 * Returns the name of this collection, as it was asked for.
	 */
	String getName();

	/**
	 * Reads a document: one key lookup.
	 * @return the document, or empty if there is none
	 * @throws io.nosqlc.error.CorruptDocumentException if what is stored is not a JSON
	 * object
	 */
	Optional<Document> get(String key);

	/**
	 * Reads documents: one key lookup for each distinct key, some at a time.
	 * @return the documents that exist, in the order in which their keys were first named
	 */
	Map<String, Document> getAll(Iterable<String> keys);

	/**
	 * Stores a document, replacing the one that has the key.
	 */
	default void store(String key, Map<String, ?> document) {
		store(key, document, WriteOptions.defaults());
	}

	/**
	 * Stores a document, replacing the one that has the key.
	 */
	void store(String key, Map<String, ?> document, WriteOptions options);

	/**
	 * Stores a document unless the key is taken: a conditional write, decided once for
	 * all clients.
	 * @return whether it was stored
	 * @throws io.nosqlc.error.ConcurrentUpdateException if the outcome could not be
	 * learned
	 */
	default boolean storeIfAbsent(String key, Map<String, ?> document) {
		return storeIfAbsent(key, document, WriteOptions.defaults());
	}

	/**
	 * Stores a document unless the key is taken: a conditional write, decided once for
	 * all clients.
	 * @return whether it was stored
	 * @throws io.nosqlc.error.ConcurrentUpdateException if the outcome could not be
	 * learned
	 * @throws io.nosqlc.error.QueryRejectedException if the options have a timestamp
	 */
	boolean storeIfAbsent(String key, Map<String, ?> document, WriteOptions options);

	/**
	 * Stores a document under a key of the driver's choice, and with that key as its
	 * {@code _id}.
	 * @return the key, different for every call
	 */
	default String insert(Map<String, ?> document) {
		return insert(document, WriteOptions.defaults());
	}

	/**
	 * Stores a document under a key of the driver's choice, and with that key as its
	 * {@code _id}.
	 * @return the key, different for every call
	 */
	String insert(Map<String, ?> document, WriteOptions options);

	/**
	 * Puts the fields of a patch over those of a document: a shallow merge that loses no
	 * other writer's fields. A field that is {@code null} in the patch is stored as null.
	 * @return the document as it is after the update
	 * @throws io.nosqlc.error.DocumentNotFoundException if there is no such document
	 * @throws io.nosqlc.error.ConcurrentUpdateException if others kept changing it, or
	 * the outcome is unknown
	 */
	default Document update(String key, Map<String, ?> patch) {
		return update(key, patch, WriteOptions.defaults());
	}

	/**
	 * Puts the fields of a patch over those of a document: a shallow merge that loses no
	 * other writer's fields.
	 * @param options without a {@code ttl} the document keeps the time that it has left
	 * @return the document as it is after the update
	 * @throws io.nosqlc.error.DocumentNotFoundException if there is no such document
	 * @throws io.nosqlc.error.ConcurrentUpdateException if others kept changing it, or
	 * the outcome is unknown
	 * @throws io.nosqlc.error.QueryRejectedException if the options have a timestamp
	 */
	Document update(String key, Map<String, ?> patch, WriteOptions options);

	/**
	 * Changes a document by an operator, which may remove fields. It may run again when
	 * another writer was faster, and in a thread that waits for another update of the
	 * same key; so it must do nothing but compute.
	 * @param operator gives the changed document; returning its argument writes nothing
	 * @return the document as it is after the update
	 * @throws io.nosqlc.error.DocumentNotFoundException if there is no such document
	 * @throws io.nosqlc.error.ConcurrentUpdateException if others kept changing it, or
	 * the outcome is unknown
	 */
	default Document update(String key, UnaryOperator<Document> operator) {
		return update(key, operator, WriteOptions.defaults());
	}

	/**
	 * Changes a document by an operator, which may remove fields. It may run again when
	 * another writer was faster, and in a thread that waits for another update of the
	 * same key; so it must do nothing but compute.
	 * @param operator gives the changed document; returning its argument writes nothing
	 * @param options without a {@code ttl} the document keeps the time that it has left
	 * @return the document as it is after the update
	 * @throws io.nosqlc.error.DocumentNotFoundException if there is no such document
	 * @throws io.nosqlc.error.ConcurrentUpdateException if others kept changing it, or
	 * the outcome is unknown
	 * @throws io.nosqlc.error.QueryRejectedException if the options have a timestamp
	 */
	Document update(String key, UnaryOperator<Document> operator, WriteOptions options);

	/**
	 * Deletes a document. One that does not exist is no error.
	 */
	default void delete(String key) {
		delete(key, WriteOptions.defaults());
	}

	/**
	 * Deletes a document. One that does not exist is no error.
	 * @throws io.nosqlc.error.QueryRejectedException if the options have a {@code ttl}
	 */
	void delete(String key, WriteOptions options);

	/**
	 * Returns a query for all documents: reads the whole table unless it is limited.
	 */
	default FindQuery<Document> find() {
		return find(Filter.all());
	}

	/**
	 * Returns a query for the documents that match. Nothing is sent before the query is
	 * finished.
	 */
	FindQuery<Document> find(Filter filter);

	/**
	 * Updates each document that matches, as {@link #update(String, Map)} does: first a
	 * find, then one conditional write for each. A document that stops matching meanwhile
	 * is left alone.
	 *
	 * <p>
	 * This is no transaction: others see documents change one after the other. The first
	 * write that fails ends the run. Those in flight are waited for, each for as long as
	 * its own time limit, so nothing is under way when this returns or throws; what was
	 * changed stays changed. To go on, call this again.
	 * @return how many were updated
	 * @throws io.nosqlc.error.IncompleteChangeException if it fails after it began to
	 * write; says how many were updated
	 * @throws io.nosqlc.error.QueryRejectedException if the filter names no keys and the
	 * client's {@code full-scan} is {@code forbid}; a find may be told otherwise, and its
	 * items written by key
	 */
	long updateAll(Filter filter, Map<String, ?> patch);

	/**
	 * Deletes each document that matches: first a find, then one conditional write for
	 * each. A document that stops matching meanwhile is left alone.
	 *
	 * <p>
	 * This is no transaction: others see documents go one after the other. The first
	 * write that fails ends the run. Those in flight are waited for, each for as long as
	 * its own time limit, so nothing is under way when this returns or throws; what was
	 * deleted stays deleted. To go on, call this again.
	 * @return how many were deleted
	 * @throws io.nosqlc.error.IncompleteChangeException if it fails after it began to
	 * write; says how many were deleted
	 * @throws io.nosqlc.error.QueryRejectedException if the filter names no keys and the
	 * client's {@code full-scan} is {@code forbid}; a find may be told otherwise, and its
	 * items written by key
	 */
	long deleteAll(Filter filter);

	/**
	 * Stores documents by key, many at a time. The input is read as the store keeps up,
	 * so it may be longer than memory: a list, the entries of a map, or
	 * {@code stream::iterator}. A key that occurs twice is written twice, in no promised
	 * order. A store may send several documents together, which then fail together.
	 * @return how many were stored, and why the others were not
	 */
	default <D extends Map<String, ?>> BulkResult storeAll(Iterable<? extends Map.Entry<String, D>> documents) {
		return storeAll(documents, WriteOptions.defaults());
	}

	/**
	 * Stores documents by key, many at a time.
	 * @return how many were stored, and why the others were not
	 * @see #storeAll(Iterable)
	 */
	<D extends Map<String, ?>> BulkResult storeAll(Iterable<? extends Map.Entry<String, D>> documents,
			WriteOptions options);

	/**
	 * Returns the same operations without waiting.
	 */
	AsyncCollection async();

}
