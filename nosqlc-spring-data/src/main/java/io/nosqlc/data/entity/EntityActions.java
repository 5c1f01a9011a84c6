package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CallerThread.Operation;
import io.nosqlc.FindQuery;
import io.nosqlc.Pipeline;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.table.EntityTables;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

/**
 * What is done to several entities at once, for callers that wait and for those that do
 * not.
 */
final class EntityActions {

	private static final int READS_IN_FLIGHT = 64;

	private final EntityStores stores;

	EntityActions(EntityStores stores) {
		this.stores = stores;
	}

	<T> Operation<List<T>> findAllById(Class<T> type, Iterable<?> ids) {
		EntityStore<T> store = this.stores.of(type);
		Map<Object, Operation<Optional<T>>> reads = new LinkedHashMap<>();
		ids.forEach((id) -> reads.putIfAbsent(id, store.findById(id)));
		return (executor) -> {
			Map<Object, T> found = new ConcurrentHashMap<>();
			return Pipeline
				.run(reads.entrySet().iterator(), READS_IN_FLIGHT, executor,
						(Map.Entry<Object, Operation<Optional<T>>> read) -> read.getValue()
							.start(executor)
							.thenAccept((entity) -> entity.ifPresent((it) -> found.put(read.getKey(), it))))
				.thenApply((done) -> inOrder(reads.keySet(), found));
		};
	}

	private static <T> List<T> inOrder(Iterable<Object> ids, Map<Object, T> found) {
		List<T> entities = new ArrayList<>();
		ids.forEach((id) -> {
			T entity = found.get(id);
			if (entity != null) {
				entities.add(entity);
			}
		});
		return entities;
	}

	<T> Operation<List<T>> insertAll(Iterable<T> entities, WriteOptions options) {
		return EntityBulk.of("insert", entities, this::described,
				(entity) -> this.stores.ofEntity(entity).planInsert(entity, options));
	}

	<T> Operation<List<T>> saveAll(Iterable<T> entities, WriteOptions options) {
		return EntityBulk.of("save", entities, this::described,
				(entity) -> this.stores.ofEntity(entity).planSave(entity, options));
	}

	Operation<@Nullable Void> deleteAll(Iterable<?> entities, WriteOptions options) {
		return nothingOf(EntityBulk.of("delete", entities, this::described,
				(entity) -> this.stores.ofEntity(entity).planDelete(entity, options)));
	}

	Operation<@Nullable Void> deleteAllById(Class<?> type, Iterable<?> ids, WriteOptions options) {
		EntityStore<?> store = this.stores.of(type);
		return nothingOf(EntityBulk.of("delete", ids, store::described, (id) -> store.planDeleteById(id, options)));
	}

	private String described(Object entity) {
		return this.stores.ofEntity(entity).described(entity);
	}

	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	private static Operation<@Nullable Void> nothingOf(Operation<?> operation) {
		return (executor) -> operation.start(executor).thenApply((done) -> null);
	}

	<T> Operation<Long> updateAll(Class<T> type, Filter filter, EntityUpdate update) {
		EntityStore<T> store = this.stores.of(type);
		return (executor) -> new EntitySweep<>(store.sweep(filter), executor)
			.run((entity) -> store.update(store.idOf(entity), update, WriteOptions.defaults()).start(executor));
	}

	<T> Operation<Long> deleteFound(FindQuery<T> found) {
		return (executor) -> new EntitySweep<>(found, executor)
			.run((entity) -> this.stores.ofEntity(entity).delete(entity, WriteOptions.defaults()).start(executor));
	}

	/**
	 * A function that throws fails the batch, also if it is to be sent nevertheless.
	 */
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	Operation<@Nullable Void> batch(BatchType type, Consumer<EntityBatch> writes) {
		EntityBatch batch = new EntityBatch(this.stores);
		RuntimeException failure = batch.fill(writes);
		if (failure == null) {
			return BatchPlan.of(type, batch).operation();
		}
		Operation<@Nullable Void> operation = planned(type, batch, failure);
		return (executor) -> operation.start(executor).handle((done, error) -> {
			if (error != null) {
				failure.addSuppressed(error);
			}
			return null;
		}).thenCompose((done) -> CompletableFuture.failedStage(failure));
	}

	private static Operation<@Nullable Void> planned(BatchType type, EntityBatch batch, RuntimeException failure) {
		try {
			return BatchPlan.of(type, batch).operation();
		}
		catch (QueryRejectedException ex) {
			failure.addSuppressed(ex);
			throw failure;
		}
	}

	Operation<List<Map<String, @Nullable Object>>> execute(WriteOptions options, String cql,
			List<@Nullable Object> values) {
		check(cql, options);
		EntityTables tables = this.stores.tables();
		return (executor) -> tables.run(cql, values, options, executor);
	}

	<R> Operation<List<R>> select(Class<?> entity, Class<R> type, WriteOptions options, String cql,
			List<@Nullable Object> values) {
		check(cql, options);
		EntityTables tables = this.stores.tables();
		return (executor) -> tables.select(entity, type, cql, values, options, executor);
	}

	private static void check(String cql, WriteOptions options) {
		if (options.ttl() != null || options.condition() != null) {
			throw new QueryRejectedException("Cannot run '" + cql + "' with " + options
					+ ": time to live and conditions are parts of a statement. Write them into it.");
		}
	}

}
