package io.nosqlc.data.entity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import io.nosqlc.AbstractCollection;
import io.nosqlc.Client;
import io.nosqlc.ClientRuntime;
import io.nosqlc.data.document.EntityDocuments;
import io.nosqlc.data.mapping.EntityKind;
import io.nosqlc.data.mapping.EntityTable;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.table.EntityTables;
import io.nosqlc.data.table.RowStore;
import io.nosqlc.error.QueryRejectedException;

/**
 * The stores of all classes of entities. Safe for use by several threads.
 */
final class EntityStores {

	private final Client client;

	private final ClientRuntime runtime;

	private final NosqlcMappingContext context;

	private final @Nullable String keyspace;

	private final Snapshots snapshots = new Snapshots();

	private final EntityValidation validation;

	private final Callbacks callbacks;

	private final Map<Class<?>, EntityStore<?>> stores = new ConcurrentHashMap<>();

	private volatile @Nullable EntityTables tables;

	EntityStores(Client client, NosqlcMappingContext context, @Nullable String keyspace, EntityValidation validation,
			Callbacks callbacks) {
		this.client = client;
		this.runtime = client.unwrap(ClientRuntime.class);
		this.context = context;
		this.keyspace = keyspace;
		this.validation = validation;
		this.callbacks = callbacks;
	}

	EntityStores in(String keyspace) {
		return new EntityStores(this.client, this.context, keyspace, this.validation, this.callbacks);
	}

	Callbacks callbacks() {
		return this.callbacks;
	}

	ClientRuntime runtime() {
		return this.runtime;
	}

	NosqlcMappingContext context() {
		return this.context;
	}

	/**
	 * Returns the tables of the client.
	 * @throws QueryRejectedException if it is none of Cassandra
	 */
	EntityTables tables() {
		EntityTables tables = this.tables;
		if (tables == null) {
			tables = new EntityTables(this.client, this.context, this.keyspace);
			this.tables = tables;
		}
		return tables;
	}

	/**
	 * Returns the store of a class.
	 * @throws io.nosqlc.error.EntityDefinitionException if it is no entity, or not as it
	 * must be
	 */
	@SuppressWarnings("unchecked")
	<T> EntityStore<T> of(Class<T> type) {
		EntityStore<?> store = this.stores.get(type);
		if (store == null) {
			store = newStore(type);
			this.stores.put(type, store);
		}
		return (EntityStore<T>) store;
	}

	/**
	 * Returns the store of an entity's class.
	 */
	@SuppressWarnings("unchecked")
	<T> EntityStore<T> ofEntity(T entity) {
		return (EntityStore<T>) of(ClassUtils.getUserClass(entity));
	}

	/**
	 * Returns the rows of a class that has a table.
	 */
	RowStore<?> rowsOf(Class<?> type) {
		return tables().of(type);
	}

	<T> TableStore<T> tableOf(T entity) {
		return table(ofEntity(entity), entity.getClass());
	}

	TableStore<?> table(Class<?> type) {
		return table(of(type), type);
	}

	private static <T> TableStore<T> table(EntityStore<T> store, Class<?> type) {
		if (store instanceof TableStore<T> table) {
			return table;
		}
		throw new QueryRejectedException("Cannot write a '" + type.getSimpleName()
				+ "' in a batch: it is a document, and batches are of tables. Store documents by themselves, or"
				+ " many at once with storeAll of their collection.");
	}

	private <T> EntityStore<T> newStore(Class<T> type) {
		if (this.context.kindOf(type).filter(EntityKind.DOCUMENT::equals).isPresent()) {
			EntityDocuments<T> documents = EntityDocuments.of(this.context, type);
			return new DocumentStore<>(documents, collection(documents.collection().name()), this.validation,
					lifecycle(type, documents.collection().name(), documents.collection().entity()));
		}
		RowStore<T> rows = tables().of(type);
		EntityTable table = rows.rows().table();
		return new TableStore<>(rows, this.snapshots, this.validation, lifecycle(type, table.name(), table.entity()),
				this.runtime);
	}

	private <T> Lifecycle<T> lifecycle(Class<T> type, String store, NosqlcPersistentEntity<?> entity) {
		return new Lifecycle<>(this.callbacks, type, store, new Newness(this.context, entity));
	}

	private AbstractCollection collection(String name) {
		if (this.client.getCollection(name) instanceof AbstractCollection collection) {
			return collection;
		}
		throw new QueryRejectedException("Cannot keep entities in collection '" + name + "' of '" + this.client.getUrl()
				+ "': its driver does not extend AbstractCollection. Use a driver that does.");
	}

}
