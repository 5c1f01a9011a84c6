package io.nosqlc.data.entity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.table.EntitySchema;
import io.nosqlc.filter.Filter;

/**
 * Stores entities and finds them: rows of tables, if their class is a
 * {@link io.nosqlc.data.mapping.Table}, and documents of collections, if it is a
 * {@link io.nosqlc.data.mapping.Document}. Safe for use by several threads.
 *
 * <p>
 * Properties are named as in the class. A key is the value of the only property of the
 * key, a {@link Key}, or a record or bean with properties that are called as those of the
 * key. Whatever can be refused is refused before anything is sent: entities and keys with
 * an {@link io.nosqlc.error.EntityValidationException} that lists all violations, what
 * cannot be done with a {@link io.nosqlc.error.QueryRejectedException}.
 *
 * <p>
 * Objects that {@link #findById}, {@code list}, {@code first} and {@code one} return, or
 * that were saved, are remembered with what is stored of them, for as long as the
 * application holds them: {@link #save} then writes what has changed. They are told apart
 * by identity. Records are not remembered, because they cannot change, and neither is
 * what streams, cursors, pages and projections bring.
 *
 * <p>
 * {@link WriteOptions} are for one call. With a condition ({@link WriteOptions#onlyIf}),
 * a write that is refused fails with a
 * {@link io.nosqlc.error.LightweightTransactionException} that tells what is stored.
 */
public interface EntityOperations {

	/**
	 * Begins a query for all entities of a class and its subclasses.
	 */
	default <T> FindQuery<T> find(Class<T> type) {
		return find(type, Filter.all());
	}

	/**
	 * Begins a query for entities. Nothing is sent before it is finished.
	 * @param type their class, of which subclasses are found, too
	 * @param filter what they must pass, with the names of properties
	 */
	<T> FindQuery<T> find(Class<T> type, Filter filter);

	/**
	 * Begins a query for the partition keys of a table, each once. It reads the whole
	 * table unless the filter names partition keys, and takes no sort.
	 * @param filter with properties of the partition key, and static ones
	 */
	FindQuery<Key> findPartitions(Class<?> type, Filter filter);

	/**
	 * Returns the token of a partition, with which
	 * {@link io.nosqlc.ScanOptions#withTokens} limits a walk over a table, so that
	 * several machines can share it.
	 * @param partitionKey the value of the only property of the partition key, or a
	 * {@link Key} of all of them
	 * @throws UnsupportedOperationException if the session does not know the tokens of
	 * the cluster as numbers
	 */
	long tokenOf(Class<?> type, Object partitionKey);

	/**
	 * Begins a query for the rows of any table or materialised view that needs no class:
	 * read-only, as documents with a field for each column.
	 * @param table its name, in the case it has there, in the keyspace of these
	 * operations
	 * @param filter with names of columns
	 * @throws io.nosqlc.error.QueryRejectedException if there is no such table, as far as
	 * the session knows
	 */
	FindQuery<Document> findRows(String table, Filter filter);

	/**
	 * Returns the entity with a key; empty if there is none.
	 */
	<T> Optional<T> findById(Class<T> type, Object id);

	/**
	 * Returns the entities with some keys, in the order of the keys, without those that
	 * do not exist. A key that is given twice brings its entity once. Keys are read side
	 * by side, a bounded number at a time.
	 */
	<T> List<T> findAllById(Class<T> type, Iterable<?> ids);

	/**
	 * Returns whether there is an entity with a key.
	 */
	boolean existsById(Class<?> type, Object id);

	/**
	 * Inserts an entity, or replaces what it has values for: properties that are
	 * {@code null} are left out, and so stay as they are if the row exists.
	 * @return the entity as it was inserted: the same object, or of a record with
	 * defaults, a version or a generated key another one
	 */
	default <T> T insert(T entity) {
		return insert(entity, WriteOptions.defaults());
	}

	/**
	 * Inserts an entity.
	 * @see #insert(Object)
	 */
	<T> T insert(T entity, WriteOptions options);

	/**
	 * Inserts several entities, each as {@link #insert(Object)} does, many at a time.
	 *
	 * <p>
	 * The input is read as a whole, and all of it is checked, before anything is sent.
	 * Rows without conditions go in unlogged batches of what the same nodes hold. Each
	 * write fails for itself, and this returns or fails when nothing is under way any
	 * more. Entities with the same key are written one after the other, in their order.
	 * What is written is held in memory: give very many in parts.
	 * @param entities of one class or of several, of tables and collections alike
	 * @return the entities as they were inserted, in the order given
	 * @throws io.nosqlc.error.EntityValidationException if any of them is not fit to be
	 * sent, listing all that is wrong
	 * @throws io.nosqlc.error.BulkWriteException if some failed; says how many were
	 * written, and why the others were not
	 */
	default <T> List<T> insertAll(Iterable<T> entities) {
		return insertAll(entities, WriteOptions.defaults());
	}

	/**
	 * Inserts several entities, each with the same options.
	 * @see #insertAll(Iterable)
	 */
	<T> List<T> insertAll(Iterable<T> entities, WriteOptions options);

	/**
	 * Inserts an entity if there is none with its key. A lightweight transaction, several
	 * times as dear as {@link #insert}.
	 * @return whether it was inserted
	 */
	default boolean insertIfAbsent(Object entity) {
		return insertIfAbsent(entity, WriteOptions.defaults());
	}

	/**
	 * Inserts an entity if there is none with its key.
	 * @see #insertIfAbsent(Object)
	 */
	boolean insertIfAbsent(Object entity, WriteOptions options);

	/**
	 * Writes what has changed of an entity since it was read or saved, {@code null}
	 * included, by one statement; nothing, if nothing has. An object that is not
	 * remembered, or whose key has changed, is inserted. A document is stored as a whole.
	 *
	 * <p>
	 * With a {@code @Version}, the entity must still have the version in the store.
	 * @return the entity as it was saved: the same object, or of a record with defaults,
	 * a version or a generated key another one
	 * @throws io.nosqlc.error.LightweightTransactionException if it has another version
	 * in the store
	 */
	default <T> T save(T entity) {
		return save(entity, WriteOptions.defaults());
	}

	/**
	 * Writes what has changed of an entity.
	 * @see #save(Object)
	 */
	<T> T save(T entity, WriteOptions options);

	/**
	 * Saves several entities, each as {@link #save(Object)} does, many at a time. Input,
	 * checks, order and failures are as with {@link #insertAll(Iterable)}; a refused
	 * version is a failure with a
	 * {@link io.nosqlc.error.LightweightTransactionException}.
	 * @return the entities as they were saved, in the order given
	 * @throws io.nosqlc.error.EntityValidationException if any of them is not fit to be
	 * sent, listing all that is wrong
	 * @throws io.nosqlc.error.BulkWriteException if some failed; says how many were
	 * written, and why the others were not
	 */
	default <T> List<T> saveAll(Iterable<T> entities) {
		return saveAll(entities, WriteOptions.defaults());
	}

	/**
	 * Saves several entities, each with the same options.
	 * @see #saveAll(Iterable)
	 */
	<T> List<T> saveAll(Iterable<T> entities, WriteOptions options);

	/**
	 * Writes an entity without making a row of it: what has changed of one that is
	 * remembered, else all that is not {@code null}. A row that does not exist comes into
	 * being nevertheless, and vanishes with the last of its values.
	 * @return the entity as it was written
	 */
	default <T> T update(T entity) {
		return update(entity, WriteOptions.defaults());
	}

	/**
	 * Writes an entity without making a row of it.
	 * @see #update(Object)
	 */
	<T> T update(T entity, WriteOptions options);

	/**
	 * Changes some properties of the entity with a key, without reading it. Of a table,
	 * the row comes into being if it does not exist, unless
	 * {@link WriteOptions#onlyIfExists}; a document must exist.
	 */
	default void update(Class<?> type, Object id, UnaryOperator<EntityUpdate> update) {
		update(type, id, update, WriteOptions.defaults());
	}

	/**
	 * Changes some properties of the entity with a key.
	 * @see #update(Class, Object, UnaryOperator)
	 */
	void update(Class<?> type, Object id, UnaryOperator<EntityUpdate> update, WriteOptions options);

	/**
	 * Writes the difference of two entities with the same key, by one statement; nothing,
	 * if there is none. This is how records are changed.
	 * @param before as it was read
	 * @param after as it is to be
	 * @return the entity as it was written, which with a {@code @Version} has another one
	 */
	default <T> T updateChanges(T before, T after) {
		return updateChanges(before, after, WriteOptions.defaults());
	}

	/**
	 * Writes the difference of two entities with the same key.
	 * @see #updateChanges(Object, Object)
	 */
	<T> T updateChanges(T before, T after, WriteOptions options);

	/**
	 * Changes some properties of all entities that pass a filter, each by its key. What
	 * is found costs what {@link #find} costs.
	 * @return how many were changed
	 */
	long updateAll(Class<?> type, Filter filter, UnaryOperator<EntityUpdate> update);

	/**
	 * Changes static properties of a partition, which all of its rows share. The
	 * partition comes into being if it does not exist.
	 * @param partitionKey the value of the only property of the partition key, or a
	 * {@link Key} of all of them
	 */
	default void updatePartition(Class<?> type, Object partitionKey, UnaryOperator<EntityUpdate> update) {
		updatePartition(type, partitionKey, update, WriteOptions.defaults());
	}

	/**
	 * Changes static properties of a partition.
	 * @see #updatePartition(Class, Object, UnaryOperator)
	 */
	void updatePartition(Class<?> type, Object partitionKey, UnaryOperator<EntityUpdate> update, WriteOptions options);

	/**
	 * Deletes an entity by its key. What does not exist does not matter. With a
	 * {@code @Version}, the entity must still have it in the store.
	 */
	default void delete(Object entity) {
		delete(entity, WriteOptions.defaults());
	}

	/**
	 * Deletes an entity.
	 * @see #delete(Object)
	 */
	void delete(Object entity, WriteOptions options);

	/**
	 * Deletes several entities, each as {@link #delete(Object)} does, many at a time.
	 * Input, checks and failures are as with {@link #insertAll(Iterable)}.
	 * @throws io.nosqlc.error.BulkWriteException if some failed; says how many were
	 * deleted, and why the others were not
	 */
	default void deleteAll(Iterable<?> entities) {
		deleteAll(entities, WriteOptions.defaults());
	}

	/**
	 * Deletes several entities, each with the same options.
	 * @see #deleteAll(Iterable)
	 */
	void deleteAll(Iterable<?> entities, WriteOptions options);

	/**
	 * Deletes the entity with a key. What does not exist does not matter.
	 */
	default void deleteById(Class<?> type, Object id) {
		deleteById(type, id, WriteOptions.defaults());
	}

	/**
	 * Deletes the entity with a key.
	 * @see #deleteById(Class, Object)
	 */
	void deleteById(Class<?> type, Object id, WriteOptions options);

	/**
	 * Deletes the entities with some keys, each as {@link #deleteById(Class, Object)}
	 * does, many at a time. Input, checks and failures are as with
	 * {@link #insertAll(Iterable)}.
	 * @throws io.nosqlc.error.BulkWriteException if some failed; says how many were
	 * deleted, and why the others were not
	 */
	default void deleteAllById(Class<?> type, Iterable<?> ids) {
		deleteAllById(type, ids, WriteOptions.defaults());
	}

	/**
	 * Deletes the entities with some keys, each with the same options.
	 * @see #deleteAllById(Class, Iterable)
	 */
	void deleteAllById(Class<?> type, Iterable<?> ids, WriteOptions options);

	/**
	 * Deletes all entities that pass a filter. A filter that only names partition keys
	 * and perhaps the first clustering columns, of the last of them a range, is one
	 * statement for each partition that reads nothing; others are found first, and
	 * deleted each by its key.
	 */
	void deleteAll(Class<?> type, Filter filter);

	/**
	 * Deletes what a query brings, each by its key, a page at a time.
	 * @param found brings whole entities, and has no limit
	 * @return how many were deleted
	 */
	long deleteFound(FindQuery<?> found);

	/**
	 * Deletes a partition with all of its rows and its static properties, by one
	 * statement.
	 * @param partitionKey the value of the only property of the partition key, or a
	 * {@link Key} of all of them
	 */
	default void deletePartition(Class<?> type, Object partitionKey) {
		deletePartition(type, partitionKey, WriteOptions.defaults());
	}

	/**
	 * Deletes a partition.
	 * @see #deletePartition(Class, Object)
	 */
	void deletePartition(Class<?> type, Object partitionKey, WriteOptions options);

	/**
	 * Deletes all entities of a table, or of a collection, that of a whole hierarchy.
	 */
	void truncate(Class<?> type);

	/**
	 * Returns the names of the properties that have changed since an entity was read or
	 * saved, in the order of the table; of an object that is not remembered, those that
	 * are not {@code null}. Sends nothing.
	 */
	Set<String> changesOf(Object entity);

	/**
	 * Writes several entities of tables by one request.
	 * @param kind what that promises
	 * @param writes adds to the batch. If it throws, nothing is sent
	 * @throws io.nosqlc.error.QueryRejectedException if the batch is too large, or has
	 * what cannot be together
	 */
	void batch(BatchType kind, Consumer<EntityBatch> writes);

	/**
	 * Runs a statement. The values of its placeholders are bound, never put into the
	 * text.
	 * @param cql a statement with {@code ?} for each value
	 * @param values of the types that the driver maps to those of the placeholders, or
	 * enums and byte arrays
	 * @return all rows, which are held in memory together, by the names of their columns
	 */
	default List<Map<String, @Nullable Object>> execute(String cql, @Nullable Object... values) {
		return execute(WriteOptions.defaults(), cql, values);
	}

	/**
	 * Runs a statement with consistency levels, a time limit or a timestamp.
	 * @see #execute(String, Object...)
	 */
	List<Map<String, @Nullable Object>> execute(WriteOptions options, String cql, @Nullable Object... values);

	/**
	 * Runs a {@code SELECT} on the table of an entity. The values of its placeholders are
	 * bound, never put into the text.
	 * @param entity whose columns are read as its properties are
	 * @param type what each row becomes: the entity, of which all columns must be
	 * selected; an interface, a record or a class with properties that are called as the
	 * columns; a {@code Map}; or, of a single column, its value
	 * @param options consistency level and time limit
	 * @param cql a statement with {@code ?} for each value
	 * @return all of them, which are held in memory together
	 * @throws io.nosqlc.error.QueryRejectedException if what is selected is not what the
	 * type needs
	 */
	<R> List<R> select(Class<?> entity, Class<R> type, WriteOptions options, String cql, @Nullable Object... values);

	/**
	 * Returns what compares the tables of entities with those of the cluster, and changes
	 * them.
	 */
	EntitySchema schema();

	/**
	 * Returns what knows the entities.
	 */
	NosqlcMappingContext mappingContext();

	/**
	 * Returns the same operations on tables of another keyspace. Entities that name their
	 * own stay there, and so do documents.
	 */
	EntityOperations withKeyspace(String keyspace);

	/**
	 * Returns the same operations without waiting.
	 */
	AsyncEntityOperations async();

}
