package io.nosqlc.data.entity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AsyncFindQuery;
import io.nosqlc.FindQuery;
import io.nosqlc.WriteOptions;
import io.nosqlc.filter.Filter;

/**
 * {@link EntityOperations} without waiting: each method returns at once, and its stage
 * completes on the client's executor. What can be refused is refused by an exception of
 * the method itself, before anything is sent. Safe for use by several threads.
 */
public interface AsyncEntityOperations {

	/**
	 * Begins a query for all entities of a class and its subclasses.
	 */
	default <T> AsyncFindQuery<T> find(Class<T> type) {
		return find(type, Filter.all());
	}

	/**
	 * Begins a query for entities.
	 * @see EntityOperations#find(Class, Filter)
	 */
	<T> AsyncFindQuery<T> find(Class<T> type, Filter filter);

	/**
	 * Does what {@link EntityOperations#findById(Class, Object)} does.
	 */
	<T> CompletionStage<Optional<T>> findById(Class<T> type, Object id);

	/**
	 * Does what {@link EntityOperations#findAllById(Class, Iterable)} does.
	 */
	<T> CompletionStage<List<T>> findAllById(Class<T> type, Iterable<?> ids);

	/**
	 * Does what {@link EntityOperations#existsById(Class, Object)} does.
	 */
	CompletionStage<Boolean> existsById(Class<?> type, Object id);

	/**
	 * Does what {@link EntityOperations#insert(Object)} does.
	 */
	default <T> CompletionStage<T> insert(T entity) {
		return insert(entity, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#insert(Object, WriteOptions)} does.
	 */
	<T> CompletionStage<T> insert(T entity, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#insertAll(Iterable)} does.
	 */
	default <T> CompletionStage<List<T>> insertAll(Iterable<T> entities) {
		return insertAll(entities, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#insertAll(Iterable, WriteOptions)} does.
	 */
	<T> CompletionStage<List<T>> insertAll(Iterable<T> entities, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#insertIfAbsent(Object)} does.
	 */
	default CompletionStage<Boolean> insertIfAbsent(Object entity) {
		return insertIfAbsent(entity, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#insertIfAbsent(Object, WriteOptions)} does.
	 */
	CompletionStage<Boolean> insertIfAbsent(Object entity, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#save(Object)} does.
	 */
	default <T> CompletionStage<T> save(T entity) {
		return save(entity, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#save(Object, WriteOptions)} does.
	 */
	<T> CompletionStage<T> save(T entity, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#saveAll(Iterable)} does.
	 */
	default <T> CompletionStage<List<T>> saveAll(Iterable<T> entities) {
		return saveAll(entities, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#saveAll(Iterable, WriteOptions)} does.
	 */
	<T> CompletionStage<List<T>> saveAll(Iterable<T> entities, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#update(Object)} does.
	 */
	default <T> CompletionStage<T> update(T entity) {
		return update(entity, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#update(Object, WriteOptions)} does.
	 */
	<T> CompletionStage<T> update(T entity, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#update(Class, Object, UnaryOperator)} does.
	 */
	default CompletionStage<@Nullable Void> update(Class<?> type, Object id, UnaryOperator<EntityUpdate> update) {
		return update(type, id, update, WriteOptions.defaults());
	}

	/**
	 * Does what
	 * {@link EntityOperations#update(Class, Object, UnaryOperator, WriteOptions)} does.
	 */
	CompletionStage<@Nullable Void> update(Class<?> type, Object id, UnaryOperator<EntityUpdate> update,
			WriteOptions options);

	/**
	 * Does what {@link EntityOperations#updateChanges(Object, Object)} does.
	 */
	default <T> CompletionStage<T> updateChanges(T before, T after) {
		return updateChanges(before, after, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#updateChanges(Object, Object, WriteOptions)}
	 * does.
	 */
	<T> CompletionStage<T> updateChanges(T before, T after, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#updateAll(Class, Filter, UnaryOperator)} does.
	 */
	CompletionStage<Long> updateAll(Class<?> type, Filter filter, UnaryOperator<EntityUpdate> update);

	/**
	 * Does what {@link EntityOperations#updatePartition(Class, Object, UnaryOperator)}
	 * does.
	 */
	default CompletionStage<@Nullable Void> updatePartition(Class<?> type, Object partitionKey,
			UnaryOperator<EntityUpdate> update) {
		return updatePartition(type, partitionKey, update, WriteOptions.defaults());
	}

	/**
	 * Does what
	 * {@link EntityOperations#updatePartition(Class, Object, UnaryOperator, WriteOptions)}
	 * does.
	 */
	CompletionStage<@Nullable Void> updatePartition(Class<?> type, Object partitionKey,
			UnaryOperator<EntityUpdate> update, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#delete(Object)} does.
	 */
	default CompletionStage<@Nullable Void> delete(Object entity) {
		return delete(entity, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#delete(Object, WriteOptions)} does.
	 */
	CompletionStage<@Nullable Void> delete(Object entity, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#deleteAll(Iterable)} does.
	 */
	default CompletionStage<@Nullable Void> deleteAll(Iterable<?> entities) {
		return deleteAll(entities, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#deleteAll(Iterable, WriteOptions)} does.
	 */
	CompletionStage<@Nullable Void> deleteAll(Iterable<?> entities, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#deleteById(Class, Object)} does.
	 */
	default CompletionStage<@Nullable Void> deleteById(Class<?> type, Object id) {
		return deleteById(type, id, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#deleteById(Class, Object, WriteOptions)} does.
	 */
	CompletionStage<@Nullable Void> deleteById(Class<?> type, Object id, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#deleteAllById(Class, Iterable)} does.
	 */
	default CompletionStage<@Nullable Void> deleteAllById(Class<?> type, Iterable<?> ids) {
		return deleteAllById(type, ids, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#deleteAllById(Class, Iterable, WriteOptions)}
	 * does.
	 */
	CompletionStage<@Nullable Void> deleteAllById(Class<?> type, Iterable<?> ids, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#deleteAll(Class, Filter)} does.
	 */
	CompletionStage<@Nullable Void> deleteAll(Class<?> type, Filter filter);

	/**
	 * Does what {@link EntityOperations#deleteFound} does.
	 */
	CompletionStage<Long> deleteFound(FindQuery<?> found);

	/**
	 * Does what {@link EntityOperations#deletePartition(Class, Object)} does.
	 */
	default CompletionStage<@Nullable Void> deletePartition(Class<?> type, Object partitionKey) {
		return deletePartition(type, partitionKey, WriteOptions.defaults());
	}

	/**
	 * Does what {@link EntityOperations#deletePartition(Class, Object, WriteOptions)}
	 * does.
	 */
	CompletionStage<@Nullable Void> deletePartition(Class<?> type, Object partitionKey, WriteOptions options);

	/**
	 * Does what {@link EntityOperations#truncate(Class)} does.
	 */
	CompletionStage<@Nullable Void> truncate(Class<?> type);

	/**
	 * Does what {@link EntityOperations#batch(BatchType, Consumer)} does.
	 */
	CompletionStage<@Nullable Void> batch(BatchType kind, Consumer<EntityBatch> writes);

	/**
	 * Does what {@link EntityOperations#execute(String, Object...)} does.
	 */
	default CompletionStage<List<Map<String, @Nullable Object>>> execute(String cql, @Nullable Object... values) {
		return execute(WriteOptions.defaults(), cql, values);
	}

	/**
	 * Does what {@link EntityOperations#execute(WriteOptions, String, Object...)} does.
	 */
	CompletionStage<List<Map<String, @Nullable Object>>> execute(WriteOptions options, String cql,
			@Nullable Object... values);

	/**
	 * Does what {@link EntityOperations#select} does.
	 */
	<R> CompletionStage<List<R>> select(Class<?> entity, Class<R> type, WriteOptions options, String cql,
			@Nullable Object... values);

}
