package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.WriteOptions;
import io.nosqlc.error.QueryRejectedException;

/**
 * Writes that are sent together. Each says at once what is wrong with it; nothing is sent
 * before the function that got the batch has returned, and entities count as saved when
 * the batch has succeeded. For one thread, and only within that function.
 *
 * <p>
 * Writes may have their own time to live, timestamp and condition; consistency and time
 * limit are those of the batch. All writes of a batch with conditions must be of one
 * partition; if one condition is not met, nothing of it takes effect. What is written
 * twice has the same time: the order within a batch decides nothing.
 */
public final class EntityBatch {

	/** What servers refuse, unless they are told otherwise. */
	private static final int USUAL_MOST_BYTES = 50 * 1024;

	private final EntityStores stores;

	private final List<PlannedWrite<?>> writes = new ArrayList<>();

	private final List<Runnable> callbacks = new ArrayList<>();

	private WriteOptions options = WriteOptions.defaults();

	private int mostBytes = USUAL_MOST_BYTES;

	private boolean executesOnException;

	private boolean closed;

	EntityBatch(EntityStores stores) {
		this.stores = stores;
	}

	/**
	 * Adds {@link EntityOperations#insert(Object)}.
	 */
	public EntityBatch insert(Object entity) {
		return insert(entity, WriteOptions.defaults());
	}

	/**
	 * Adds {@link EntityOperations#insert(Object, WriteOptions)}.
	 */
	public EntityBatch insert(Object entity, WriteOptions options) {
		return add(table(entity).planInsert(entity, options));
	}

	/**
	 * Adds {@link EntityOperations#insertIfAbsent(Object)}. If there is an entity with
	 * the key, the batch fails.
	 */
	public EntityBatch insertIfAbsent(Object entity) {
		return add(table(entity).planInsertIfAbsent(entity, WriteOptions.defaults()));
	}

	/**
	 * Adds {@link EntityOperations#save(Object)}.
	 */
	public EntityBatch save(Object entity) {
		return save(entity, WriteOptions.defaults());
	}

	/**
	 * Adds {@link EntityOperations#save(Object, WriteOptions)}.
	 */
	public EntityBatch save(Object entity, WriteOptions options) {
		return add(table(entity).planSave(entity, options));
	}

	/**
	 * Adds {@link EntityOperations#update(Object)}.
	 */
	public EntityBatch update(Object entity) {
		return update(entity, WriteOptions.defaults());
	}

	/**
	 * Adds {@link EntityOperations#update(Object, WriteOptions)}.
	 */
	public EntityBatch update(Object entity, WriteOptions options) {
		return add(table(entity).planUpdate(entity, options));
	}

	/**
	 * Adds {@link EntityOperations#update(Class, Object, UnaryOperator)}.
	 */
	public EntityBatch update(Class<?> type, Object id, UnaryOperator<EntityUpdate> update) {
		return update(type, id, update, WriteOptions.defaults());
	}

	/**
	 * Adds {@link EntityOperations#update(Class, Object, UnaryOperator, WriteOptions)}.
	 */
	public EntityBatch update(Class<?> type, Object id, UnaryOperator<EntityUpdate> update, WriteOptions options) {
		return add(table(type).planUpdate(id, update.apply(EntityUpdate.nothing()), options));
	}

	/**
	 * Adds {@link EntityOperations#updateChanges(Object, Object)}.
	 */
	public <T> EntityBatch updateChanges(T before, T after) {
		return add(this.<Object>table(before).planChanges(before, after, WriteOptions.defaults()));
	}

	/**
	 * Adds {@link EntityOperations#updatePartition(Class, Object, UnaryOperator)}.
	 */
	public EntityBatch updatePartition(Class<?> type, Object partitionKey, UnaryOperator<EntityUpdate> update) {
		return add(table(type).planPartitionUpdate(partitionKey, update.apply(EntityUpdate.nothing()),
				WriteOptions.defaults()));
	}

	/**
	 * Adds {@link EntityOperations#delete(Object)}.
	 */
	public EntityBatch delete(Object entity) {
		return delete(entity, WriteOptions.defaults());
	}

	/**
	 * Adds {@link EntityOperations#delete(Object, WriteOptions)}.
	 */
	public EntityBatch delete(Object entity, WriteOptions options) {
		return add(table(entity).planDelete(entity, options));
	}

	/**
	 * Adds {@link EntityOperations#deleteById(Class, Object)}.
	 */
	public EntityBatch deleteById(Class<?> type, Object id) {
		return add(table(type).planDeleteById(id, WriteOptions.defaults()));
	}

	/**
	 * Adds {@link EntityOperations#deletePartition(Class, Object)}.
	 */
	public EntityBatch deletePartition(Class<?> type, Object partitionKey) {
		return add(table(type).planPartitionDelete(partitionKey, WriteOptions.defaults()));
	}

	/**
	 * Sets consistency levels, time limit and timestamp of the whole batch.
	 * @throws QueryRejectedException if they have a time to live or a condition, which
	 * are for single writes
	 */
	public EntityBatch options(WriteOptions options) {
		requireOpen();
		if (options.ttl() != null || options.condition() != null) {
			throw new QueryRejectedException("Cannot send a batch with " + options
					+ ": time to live and conditions are of single writes. Give them to insert, save, update or delete.");
		}
		this.options = options;
		return this;
	}

	/**
	 * Allows the values of one request to have so many bytes, 50 KiB by default, beyond
	 * which servers refuse batches unless {@code batch_size_fail_threshold} is raised.
	 */
	public EntityBatch maxSize(int bytes) {
		requireOpen();
		if (bytes <= 0) {
			throw new IllegalArgumentException("'bytes' must be positive but is " + bytes);
		}
		this.mostBytes = bytes;
		return this;
	}

	/**
	 * Sends what was added even if the function throws, which then fails nevertheless.
	 */
	public EntityBatch executeOnException() {
		requireOpen();
		this.executesOnException = true;
		return this;
	}

	/**
	 * Runs something when the batch has succeeded, in the order of these calls. An empty
	 * batch succeeds.
	 */
	public EntityBatch afterCommit(Runnable callback) {
		requireOpen();
		this.callbacks.add(callback);
		return this;
	}

	private EntityBatch add(PlannedWrite<?> write) {
		requireOpen();
		if (write.options().consistency() != null || write.options().timeout() != null
				|| write.options().serialConsistency() != null) {
			throw new QueryRejectedException("Cannot " + write.task().get() + " in a batch with " + write.options()
					+ ": consistency and time limit are those of the request. Use options(...) of the batch.");
		}
		this.writes.add(write);
		return this;
	}

	private <T> TableStore<T> table(T entity) {
		return this.stores.tableOf(entity);
	}

	private TableStore<?> table(Class<?> type) {
		return this.stores.table(type);
	}

	private void requireOpen() {
		if (this.closed) {
			throw new IllegalStateException("The batch was sent. Begin another one.");
		}
	}

	/**
	 * Fills the batch.
	 * @return what the function threw, with which the batch is to be sent nevertheless;
	 * {@code null} if it returned
	 */
	@Nullable RuntimeException fill(Consumer<EntityBatch> function) {
		try {
			function.accept(this);
			return null;
		}
		catch (RuntimeException ex) {
			if (!this.executesOnException) {
				throw ex;
			}
			return ex;
		}
		finally {
			this.closed = true;
		}
	}

	List<PlannedWrite<?>> writes() {
		return this.writes;
	}

	List<Runnable> callbacks() {
		return this.callbacks;
	}

	WriteOptions options() {
		return this.options;
	}

	int mostBytes() {
		return this.mostBytes;
	}

}
