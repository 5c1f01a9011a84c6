package io.nosqlc.data.entity;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CallerThread.Operation;
import io.nosqlc.FindQuery;
import io.nosqlc.WriteOptions;
import io.nosqlc.filter.Filter;

/**
 * What can be done with the entities of one class. Whatever can be refused is refused
 * when an operation is asked for, before it is started.
 *
 * @param <T> the class
 */
interface EntityStore<T> {

	FindQuery<T> find(Filter filter);

	/**
	 * Begins a query for entities that nobody gets, because they are changed or deleted
	 * by their keys: no callback is told of them.
	 */
	FindQuery<T> sweep(Filter filter);

	Operation<Optional<T>> findById(Object id);

	Operation<Boolean> existsById(Object id);

	Operation<T> insert(T entity, WriteOptions options);

	EntityWrite<T> planInsert(T entity, WriteOptions options);

	Operation<Boolean> insertIfAbsent(T entity, WriteOptions options);

	Operation<T> save(T entity, WriteOptions options);

	EntityWrite<T> planSave(T entity, WriteOptions options);

	Operation<T> update(T entity, WriteOptions options);

	Operation<T> updateChanges(T before, T after, WriteOptions options);

	Operation<@Nullable Void> update(Object id, EntityUpdate update, WriteOptions options);

	Operation<@Nullable Void> updatePartition(Object partitionKey, EntityUpdate update, WriteOptions options);

	Operation<@Nullable Void> delete(T entity, WriteOptions options);

	EntityWrite<@Nullable Void> planDelete(T entity, WriteOptions options);

	Operation<@Nullable Void> deleteById(Object id, WriteOptions options);

	EntityWrite<@Nullable Void> planDeleteById(Object id, WriteOptions options);

	Operation<@Nullable Void> deletePartition(Object partitionKey, WriteOptions options);

	Operation<@Nullable Void> deleteAll(Filter filter);

	Operation<@Nullable Void> truncate();

	/**
	 * Returns the key of an entity, complete.
	 */
	Object idOf(T entity);

	Set<String> changesOf(T entity);

	/**
	 * Returns what messages call an entity, or a key.
	 */
	String described(Object entityOrId);

}
