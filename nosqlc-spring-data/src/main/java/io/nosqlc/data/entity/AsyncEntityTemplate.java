package io.nosqlc.data.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AsyncFindQuery;
import io.nosqlc.CallerThread.Operation;
import io.nosqlc.FindQuery;
import io.nosqlc.WriteOptions;
import io.nosqlc.filter.Filter;

/**
 * The operations of a template for callers that do not wait.
 */
final class AsyncEntityTemplate implements AsyncEntityOperations {

	private final EntityStores stores;

	private final EntityActions actions;

	AsyncEntityTemplate(EntityStores stores, EntityActions actions) {
		this.stores = stores;
		this.actions = actions;
	}

	@Override
	public <T> AsyncFindQuery<T> find(Class<T> type, Filter filter) {
		return this.stores.of(type).find(filter).async();
	}

	@Override
	public <T> CompletionStage<Optional<T>> findById(Class<T> type, Object id) {
		return submit(this.stores.of(type).findById(id));
	}

	@Override
	public <T> CompletionStage<List<T>> findAllById(Class<T> type, Iterable<?> ids) {
		return submit(this.actions.findAllById(type, ids));
	}

	@Override
	public CompletionStage<Boolean> existsById(Class<?> type, Object id) {
		return submit(this.stores.of(type).existsById(id));
	}

	@Override
	public <T> CompletionStage<T> insert(T entity, WriteOptions options) {
		return submit(this.stores.ofEntity(entity).insert(entity, options));
	}

	@Override
	public <T> CompletionStage<List<T>> insertAll(Iterable<T> entities, WriteOptions options) {
		return submit(this.actions.insertAll(entities, options));
	}

	@Override
	public CompletionStage<Boolean> insertIfAbsent(Object entity, WriteOptions options) {
		return submit(this.stores.ofEntity(entity).insertIfAbsent(entity, options));
	}

	@Override
	public <T> CompletionStage<T> save(T entity, WriteOptions options) {
		return submit(this.stores.ofEntity(entity).save(entity, options));
	}

	@Override
	public <T> CompletionStage<List<T>> saveAll(Iterable<T> entities, WriteOptions options) {
		return submit(this.actions.saveAll(entities, options));
	}

	@Override
	public <T> CompletionStage<T> update(T entity, WriteOptions options) {
		return submit(this.stores.ofEntity(entity).update(entity, options));
	}

	@Override
	public CompletionStage<@Nullable Void> update(Class<?> type, Object id, UnaryOperator<EntityUpdate> update,
			WriteOptions options) {
		return submit(this.stores.of(type).update(id, update.apply(EntityUpdate.nothing()), options));
	}

	@Override
	public <T> CompletionStage<T> updateChanges(T before, T after, WriteOptions options) {
		return submit(this.stores.ofEntity(before).updateChanges(before, after, options));
	}

	@Override
	public CompletionStage<Long> updateAll(Class<?> type, Filter filter, UnaryOperator<EntityUpdate> update) {
		return submit(this.actions.updateAll(type, filter, update.apply(EntityUpdate.nothing())));
	}

	@Override
	public CompletionStage<@Nullable Void> updatePartition(Class<?> type, Object partitionKey,
			UnaryOperator<EntityUpdate> update, WriteOptions options) {
		return submit(
				this.stores.of(type).updatePartition(partitionKey, update.apply(EntityUpdate.nothing()), options));
	}

	@Override
	public CompletionStage<@Nullable Void> delete(Object entity, WriteOptions options) {
		return submit(this.stores.ofEntity(entity).delete(entity, options));
	}

	@Override
	public CompletionStage<@Nullable Void> deleteAll(Iterable<?> entities, WriteOptions options) {
		return submit(this.actions.deleteAll(entities, options));
	}

	@Override
	public CompletionStage<@Nullable Void> deleteById(Class<?> type, Object id, WriteOptions options) {
		return submit(this.stores.of(type).deleteById(id, options));
	}

	@Override
	public CompletionStage<@Nullable Void> deleteAllById(Class<?> type, Iterable<?> ids, WriteOptions options) {
		return submit(this.actions.deleteAllById(type, ids, options));
	}

	@Override
	public CompletionStage<@Nullable Void> deleteAll(Class<?> type, Filter filter) {
		return submit(this.stores.of(type).deleteAll(filter));
	}

	@Override
	public CompletionStage<Long> deleteFound(FindQuery<?> found) {
		return submit(this.actions.deleteFound(found));
	}

	@Override
	public CompletionStage<@Nullable Void> deletePartition(Class<?> type, Object partitionKey, WriteOptions options) {
		return submit(this.stores.of(type).deletePartition(partitionKey, options));
	}

	@Override
	public CompletionStage<@Nullable Void> truncate(Class<?> type) {
		return submit(this.stores.of(type).truncate());
	}

	@Override
	public CompletionStage<@Nullable Void> batch(BatchType kind, Consumer<EntityBatch> writes) {
		return submit(this.actions.batch(kind, writes));
	}

	@Override
	public CompletionStage<List<Map<String, @Nullable Object>>> execute(WriteOptions options, String cql,
			@Nullable Object... values) {
		return submit(this.actions.execute(options, cql, Arrays.asList(values)));
	}

	@Override
	public <R> CompletionStage<List<R>> select(Class<?> entity, Class<R> type, WriteOptions options, String cql,
			@Nullable Object... values) {
		return submit(this.actions.select(entity, type, options, cql, Arrays.asList(values)));
	}

	private <R extends @Nullable Object> CompletionStage<R> submit(Operation<R> operation) {
		return this.stores.runtime().submit(operation);
	}

}
