package io.nosqlc.data.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Client;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.query.TableAccess;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

/**
 * The tables of a client's entities. Safe for use by several threads.
 */
public final class EntityTables {

	private static final int SHOWN_STATEMENT = 200;

	private final Client client;

	private final TableAccess access;

	private final NosqlcMappingContext context;

	private final String keyspace;

	private final Map<Class<?>, RowStore<?>> stores = new ConcurrentHashMap<>();

	/**
	 * Creates the tables in the client's keyspace.
	 * @param client where they are
	 * @param context what knows the entities
	 * @throws QueryRejectedException if the client is none of Cassandra
	 */
	public EntityTables(Client client, NosqlcMappingContext context) {
		this(client, context, null);
	}

	/**
	 * Creates the tables in a keyspace.
	 * @param client where they are
	 * @param context what knows the entities
	 * @param keyspace where tables are whose entities name no other; {@code null} for the
	 * client's
	 * @throws QueryRejectedException if the client is none of Cassandra
	 */
	public EntityTables(Client client, NosqlcMappingContext context, @Nullable String keyspace) {
		this.client = client;
		this.access = accessOf(client);
		this.context = context;
		this.keyspace = (keyspace != null) ? keyspace : this.access.keyspace();
	}

	/**
	 * Returns the tables of a client.
	 * @throws QueryRejectedException if it is none of Cassandra
	 */
	static TableAccess accessOf(Client client) {
		if (!client.isWrapperFor(TableAccess.class)) {
			throw new QueryRejectedException("Cannot keep entities with @Table in '" + client.getUrl()
					+ "': only Cassandra has tables. Connect to a cluster, or to an embedded server by"
					+ " 'nosqlc:embedded:keyspace'.");
		}
		return client.unwrap(TableAccess.class);
	}

	/**
	 * Returns the rows of an entity.
	 * @throws io.nosqlc.error.EntityDefinitionException if the class is no entity with a
	 * table, or not as it must be
	 */
	@SuppressWarnings("unchecked")
	public <T> RowStore<T> of(Class<T> type) {
		RowStore<?> store = this.stores.get(type);
		return (RowStore<T>) ((store != null) ? store : this.stores.computeIfAbsent(type, this::newStore));
	}

	private RowStore<?> newStore(Class<?> type) {
		CqlSession session = this.client.unwrap(CqlSession.class);
		return new RowStore<>(
				EntityRows.of(this.context.getTable(type), this.keyspace, this.context::getTable, session::getMetadata),
				this.access, this.context);
	}

	/**
	 * Returns what compares these tables with those of the cluster, and changes them.
	 */
	public EntitySchema schema() {
		return new EntitySchema(this.client, this.context, this.keyspace);
	}

	/**
	 * Begins a query for the rows of any table or materialised view, as documents.
	 * @param name of the table, in the case it has there
	 * @param filter in names of columns
	 * @throws QueryRejectedException if there is no such table, as far as this session
	 * knows
	 */
	public FindQuery<Document> findRows(String name, Filter filter) {
		CqlIdentifier id = CqlIdentifier.fromInternal(name);
		RelationMetadata relation = this.client.unwrap(CqlSession.class)
			.getMetadata()
			.getKeyspace(CqlIdentifier.fromInternal(this.keyspace))
			.flatMap((keyspace) -> keyspace.getTable(id)
				.map(RelationMetadata.class::cast)
				.or(() -> keyspace.getView(id).map(RelationMetadata.class::cast)))
			.orElseThrow(() -> new QueryRejectedException("Cannot find rows of '" + name + "': keyspace '"
					+ this.keyspace + "' has no table and no view of that name. Check its case and its keyspace."));
		TableDefinition table = RowsByColumn.definition(relation);
		return this.access.find(table, filter, RowsByColumn.documents(table));
	}

	/**
	 * Runs a statement of an application's own.
	 * @return all rows, by the names of their columns
	 */
	public CompletionStage<List<Map<String, @Nullable Object>>> run(String cql, List<@Nullable Object> values,
			WriteOptions options, Executor executor) {
		return this.access.run(cql, values, options, () -> "run '" + shown(cql) + "'", executor)
			.thenApply((rows) -> rows.stream().map(EntityTables::map).toList());
	}

	/**
	 * Runs a {@code SELECT} of an application's own.
	 * @param entity whose table it reads
	 * @param type what each row becomes
	 */
	public <R> CompletionStage<List<R>> select(Class<?> entity, Class<R> type, String cql,
			List<@Nullable Object> values, WriteOptions options, Executor executor) {
		EntityRows<?> rows = of(entity).rows();
		return this.access.run(cql, values, options, () -> "run '" + shown(cql) + "'", executor).thenApply((found) -> {
			if (found.isEmpty()) {
				return List.of();
			}
			Function<Row, R> reader = SelectedRows.reader(type, rows, this.context,
					found.get(0).getColumnDefinitions());
			return found.stream().map(reader).toList();
		});
	}

	private static String shown(String cql) {
		return (cql.length() <= SHOWN_STATEMENT) ? cql : cql.substring(0, SHOWN_STATEMENT) + "…";
	}

	private static Map<String, @Nullable Object> map(Row row) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		List<ColumnDefinition> columns = new ArrayList<>();
		row.getColumnDefinitions().forEach(columns::add);
		for (int i = 0; i < columns.size(); i++) {
			CqlIdentifier name = columns.get(i).getName();
			map.put(name.asInternal(), row.getObject(i));
		}
		return map;
	}

}
