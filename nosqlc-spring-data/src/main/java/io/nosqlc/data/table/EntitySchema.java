package io.nosqlc.data.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CallerThread;
import io.nosqlc.Client;
import io.nosqlc.ClientRuntime;
import io.nosqlc.cassandra.query.TableAccess;
import io.nosqlc.cassandra.schema.Replication;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.SchemaPlan;
import io.nosqlc.cassandra.schema.TableSchema;
import io.nosqlc.cassandra.schema.UserTypeDefinition;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.SchemaConflictException;

/**
 * The schema of entities that have tables: tells how it differs from what the cluster
 * has, and adds what is missing. Everything that is wrong with the definitions of
 * entities is found before anything is sent. Safe for use by several threads, which wait;
 * of several processes that sync at the same time, one does so and the others wait.
 *
 * <p>
 * Cassandra can add columns, fields of user-defined types and indexes, and change options
 * of tables. It cannot change a key, the order of rows, or the type of a column: such
 * differences are refused, before anything is changed. What the cluster has beyond what
 * entities need is never dropped unless somebody {@linkplain #dropTable says so}.
 */
public final class EntitySchema {

	private final ClientRuntime runtime;

	private final SchemaManager schema;

	private final String keyspace;

	private final NosqlcMappingContext context;

	/**
	 * Creates the schema of entities.
	 * @param client where their tables are
	 * @param context what knows the entities
	 * @throws QueryRejectedException if the client is none of Cassandra
	 */
	public EntitySchema(Client client, NosqlcMappingContext context) {
		this(client, context, null);
	}

	EntitySchema(Client client, NosqlcMappingContext context, @Nullable String keyspace) {
		TableAccess access = EntityTables.accessOf(client);
		this.runtime = client.unwrap(ClientRuntime.class);
		this.schema = client.unwrap(SchemaManager.class);
		this.keyspace = (keyspace != null) ? keyspace : access.keyspace();
		this.context = context;
	}

	/**
	 * Tells what {@link #sync} would run, and what it would refuse. Changes nothing.
	 * @param types entities that have tables
	 */
	public SchemaPlan plan(Class<?>... types) {
		return merged(plans(schemas(types)));
	}

	/**
	 * Creates the tables of entities that do not exist, with their keyspaces,
	 * user-defined types and indexes. A table that exists is left as it is, whatever it
	 * looks like.
	 * @param types entities that have tables
	 * @throws SchemaConflictException if a user-defined type exists and is another one,
	 * naming all differences; then nothing is changed
	 */
	public void create(Class<?>... types) {
		Set<TableSchema> schemas = schemas(types);
		schemas.removeIf((it) -> call((executor) -> this.schema.exists(it.table(), executor)));
		sync(schemas);
	}

	/**
	 * Adds to the cluster what entities need and it does not have.
	 * @param types entities that have tables
	 * @throws SchemaConflictException if there are differences that cannot be removed so,
	 * naming all of them; then nothing is changed
	 */
	public void sync(Class<?>... types) {
		sync(schemas(types));
	}

	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	private void sync(Set<TableSchema> schemas) {
		List<String> conflicts = merged(plans(schemas)).conflicts();
		if (!conflicts.isEmpty()) {
			throw new SchemaConflictException("Cannot sync the schema: " + String.join("; ", conflicts)
					+ ". Nothing was changed. Change the entity back, give it another table, or move what is there.");
		}
		schemas.forEach((wanted) -> call((executor) -> this.schema.sync(wanted, executor)));
	}

	/**
	 * Checks that the cluster has all that entities need. Changes nothing.
	 * @param types entities that have tables
	 * @throws SchemaConflictException if it has not, naming all differences
	 */
	public void validate(Class<?>... types) {
		SchemaPlan plan = plan(types);
		if (!plan.isEmpty()) {
			List<String> differences = new ArrayList<>(plan.conflicts());
			plan.statements().forEach((statement) -> differences.add("it takes " + statement));
			throw new SchemaConflictException("The schema is not as entities need it: " + String.join("; ", differences)
					+ ". Sync it, or run these statements.");
		}
	}

	/**
	 * Creates a user-defined type in the client's keyspace, or adds the fields that it
	 * lacks; those that it is made of before it. Tables bring their types themselves.
	 * @param type a class that is a user-defined type
	 * @throws SchemaConflictException if a field is of another type there; then nothing
	 * is changed
	 */
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	public void syncType(Class<?> type) {
		List<UserTypeDefinition> types = this.context.getUserTypes(type)
			.stream()
			.map((it) -> it.definition(this.keyspace))
			.toList();
		call((executor) -> this.schema.sync(this.keyspace, types, executor));
	}

	/**
	 * Creates a keyspace, whatever the client's {@code keyspace-creation} says, unless it
	 * exists: then it is left as it is.
	 * @param name its name, in the case it has
	 * @param durableWrites whether writes go to the commit log, too, without which a node
	 * that fails loses some
	 */
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	public void createKeyspace(String name, Replication replication, boolean durableWrites) {
		call((executor) -> this.schema.createKeyspace(name, replication, durableWrites, executor));
	}

	/**
	 * Creates a keyspace with durable writes unless it exists.
	 * @see #createKeyspace(String, Replication, boolean)
	 */
	public void createKeyspace(String name, Replication replication) {
		createKeyspace(name, replication, true);
	}

	/**
	 * Drops a keyspace with all that is in it, if it exists.
	 * @param name its name, in the case it has
	 */
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	public void dropKeyspace(String name) {
		call((executor) -> this.schema.dropKeyspace(name, executor));
	}

	/**
	 * Drops the table of an entity with all that is in it, if it exists. Its user-defined
	 * types stay, because other tables may have them.
	 * @param type an entity that has a table, which is that of its whole hierarchy
	 */
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	public void dropTable(Class<?> type) {
		String table = schema(type).table().qualifiedName();
		call((executor) -> this.schema.change("DROP TABLE IF EXISTS " + table, "drop table " + table, executor));
	}

	/**
	 * Classes of a hierarchy share their table.
	 */
	private Set<TableSchema> schemas(Class<?>... types) {
		Set<TableSchema> schemas = new LinkedHashSet<>();
		Stream.of(types).map(this::schema).forEach(schemas::add);
		return schemas;
	}

	private TableSchema schema(Class<?> type) {
		return this.context.getTable(type).schema(this.keyspace);
	}

	private List<SchemaPlan> plans(Set<TableSchema> schemas) {
		return schemas.stream().map(this::plan).toList();
	}

	private SchemaPlan plan(TableSchema wanted) {
		SchemaPlan plan = call((executor) -> this.schema.plan(wanted, executor));
		String table = "table '" + wanted.table().keyspace() + "." + wanted.table().name() + "': ";
		return new SchemaPlan(plan.statements(), plan.conflicts().stream().map(table::concat).toList(),
				plan.notes().stream().map(table::concat).toList());
	}

	/**
	 * Several tables may need the same keyspace and the same types.
	 */
	private static SchemaPlan merged(List<SchemaPlan> plans) {
		return new SchemaPlan(plans.stream().flatMap((plan) -> plan.statements().stream()).distinct().toList(),
				plans.stream().flatMap((plan) -> plan.conflicts().stream()).distinct().toList(),
				plans.stream().flatMap((plan) -> plan.notes().stream()).distinct().toList());
	}

	private <R extends @Nullable Object> R call(CallerThread.Operation<R> operation) {
		return this.runtime.call(operation);
	}

}
