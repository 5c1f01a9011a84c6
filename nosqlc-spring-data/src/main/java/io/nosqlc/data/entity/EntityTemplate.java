package io.nosqlc.data.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CallerThread.Operation;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.data.mapping.callback.EntityCallbacks;

import io.nosqlc.Client;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.table.EntitySchema;
import io.nosqlc.filter.Filter;

/**
 * Stores the entities of a client and finds them. It has no resources of its own, and
 * needs not be closed; one for an application is enough, and what it remembers of
 * entities is its own.
 */
public final class EntityTemplate implements EntityOperations, ApplicationContextAware {

	private final EntityStores stores;

	private final EntityActions actions;

	/**
	 * Creates a template that knows entities when it sees them.
	 * @param client where entities are
	 */
	public EntityTemplate(Client client) {
		this(client, new NosqlcMappingContext());
	}

	/**
	 * Creates a template. Constraints of Jakarta Bean Validation are checked if an
	 * implementation is there.
	 * @param client where entities are
	 * @param context what knows the entities
	 */
	public EntityTemplate(Client client, NosqlcMappingContext context) {
		this(client, context, new Callbacks(null));
	}

	/**
	 * Creates a template with callbacks of its own.
	 * @param callbacks are told of entities, whatever beans there are: see
	 * {@link BeforeConvertCallback}, {@link AfterSaveCallback} and
	 * {@link AfterConvertCallback}
	 */
	public EntityTemplate(Client client, NosqlcMappingContext context, EntityCallbacks callbacks) {
		this(client, context, new Callbacks(Objects.requireNonNull(callbacks, "callbacks")));
	}

	private EntityTemplate(Client client, NosqlcMappingContext context, Callbacks callbacks) {
		this(new EntityStores(Objects.requireNonNull(client, "client"), Objects.requireNonNull(context, "context"),
				null, EntityValidation.create(), callbacks));
	}

	private EntityTemplate(EntityStores stores) {
		this.stores = stores;
		this.actions = new EntityActions(stores);
	}

	/**
	 * Takes the callbacks from the beans of a context, when the first entity comes by. A
	 * template that was made with callbacks keeps those.
	 */
	@Override
	public void setApplicationContext(ApplicationContext context) {
		this.stores.callbacks().lookIn(context);
	}

	@Override
	public <T> FindQuery<T> find(Class<T> type, Filter filter) {
		return this.stores.of(type).find(filter);
	}

	@Override
	public FindQuery<Key> findPartitions(Class<?> type, Filter filter) {
		return this.stores.rowsOf(type).findPartitions(filter);
	}

	@Override
	public long tokenOf(Class<?> type, Object partitionKey) {
		return this.stores.rowsOf(type).tokenOf(partitionKey);
	}

	@Override
	public FindQuery<Document> findRows(String table, Filter filter) {
		return this.stores.tables().findRows(table, filter);
	}

	@Override
	public <T> Optional<T> findById(Class<T> type, Object id) {
		return call(this.stores.of(type).findById(id));
	}

	@Override
	public <T> List<T> findAllById(Class<T> type, Iterable<?> ids) {
		return call(this.actions.findAllById(type, ids));
	}

	@Override
	public boolean existsById(Class<?> type, Object id) {
		return call(this.stores.of(type).existsById(id));
	}

	@Override
	public <T> T insert(T entity, WriteOptions options) {
		return call(this.stores.ofEntity(entity).insert(entity, options));
	}

	@Override
	public <T> List<T> insertAll(Iterable<T> entities, WriteOptions options) {
		return call(this.actions.insertAll(entities, options));
	}

	@Override
	public boolean insertIfAbsent(Object entity, WriteOptions options) {
		return call(this.stores.ofEntity(entity).insertIfAbsent(entity, options));
	}

	@Override
	public <T> T save(T entity, WriteOptions options) {
		return call(this.stores.ofEntity(entity).save(entity, options));
	}

	@Override
	public <T> List<T> saveAll(Iterable<T> entities, WriteOptions options) {
		return call(this.actions.saveAll(entities, options));
	}

	@Override
	public <T> T update(T entity, WriteOptions options) {
		return call(this.stores.ofEntity(entity).update(entity, options));
	}

	@Override
	public void update(Class<?> type, Object id, UnaryOperator<EntityUpdate> update, WriteOptions options) {
		call(this.stores.of(type).update(id, update.apply(EntityUpdate.nothing()), options));
	}

	@Override
	public <T> T updateChanges(T before, T after, WriteOptions options) {
		return call(this.stores.ofEntity(before).updateChanges(before, after, options));
	}

	@Override
	public long updateAll(Class<?> type, Filter filter, UnaryOperator<EntityUpdate> update) {
		return call(this.actions.updateAll(type, filter, update.apply(EntityUpdate.nothing())));
	}

	@Override
	public void updatePartition(Class<?> type, Object partitionKey, UnaryOperator<EntityUpdate> update,
			WriteOptions options) {
		call(this.stores.of(type).updatePartition(partitionKey, update.apply(EntityUpdate.nothing()), options));
	}

	@Override
	public void delete(Object entity, WriteOptions options) {
		call(this.stores.ofEntity(entity).delete(entity, options));
	}

	@Override
	public void deleteAll(Iterable<?> entities, WriteOptions options) {
		call(this.actions.deleteAll(entities, options));
	}

	@Override
	public void deleteById(Class<?> type, Object id, WriteOptions options) {
		call(this.stores.of(type).deleteById(id, options));
	}

	@Override
	public void deleteAllById(Class<?> type, Iterable<?> ids, WriteOptions options) {
		call(this.actions.deleteAllById(type, ids, options));
	}

	@Override
	public void deleteAll(Class<?> type, Filter filter) {
		call(this.stores.of(type).deleteAll(filter));
	}

	@Override
	public long deleteFound(FindQuery<?> found) {
		return call(this.actions.deleteFound(found));
	}

	@Override
	public void deletePartition(Class<?> type, Object partitionKey, WriteOptions options) {
		call(this.stores.of(type).deletePartition(partitionKey, options));
	}

	@Override
	public void truncate(Class<?> type) {
		call(this.stores.of(type).truncate());
	}

	@Override
	public Set<String> changesOf(Object entity) {
		return this.stores.ofEntity(entity).changesOf(entity);
	}

	@Override
	public void batch(BatchType kind, Consumer<EntityBatch> writes) {
		call(this.actions.batch(kind, writes));
	}

	@Override
	public List<Map<String, @Nullable Object>> execute(WriteOptions options, String cql, @Nullable Object... values) {
		return call(this.actions.execute(options, cql, Arrays.asList(values)));
	}

	@Override
	public <R> List<R> select(Class<?> entity, Class<R> type, WriteOptions options, String cql,
			@Nullable Object... values) {
		return call(this.actions.select(entity, type, options, cql, Arrays.asList(values)));
	}

	@Override
	public EntitySchema schema() {
		return this.stores.tables().schema();
	}

	@Override
	public NosqlcMappingContext mappingContext() {
		return this.stores.context();
	}

	@Override
	public EntityTemplate withKeyspace(String keyspace) {
		return new EntityTemplate(this.stores.in(keyspace));
	}

	@Override
	public AsyncEntityOperations async() {
		return new AsyncEntityTemplate(this.stores, this.actions);
	}

	private <R extends @Nullable Object> R call(Operation<R> operation) {
		return this.stores.runtime().call(operation);
	}

}
