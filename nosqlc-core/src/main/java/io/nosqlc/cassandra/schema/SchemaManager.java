package io.nosqlc.cassandra.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.cassandra.session.Background;
import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.cassandra.session.Deadline;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.MissingTableException;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.QueryTimeoutException;
import io.nosqlc.internal.value.Names;

/**
 * Creates keyspaces and tables that are missing, once however many threads and processes
 * ask at the same time, and tells whether those that exist are as they must be. Existing
 * ones are changed by {@code sync} only, which adds to them. Safe for use by several
 * threads; never blocks.
 */
public final class SchemaManager {

	private static final Logger logger = LoggerFactory.getLogger(SchemaManager.class);

	/**
	 * A node answers that it has no table for some milliseconds after its own schema
	 * shows it. The pauses between the reads add up to some five seconds.
	 */
	private static final int READS = 8;

	private static final int FIRST_PAUSE_MILLIS = 25;

	private final Statements statements;

	private final SchemaOptions options;

	private final SystemSchema system;

	private final Keyspaces keyspaces;

	private final TableSchemas tables;

	private final ConcurrentMap<String, CompletableFuture<@Nullable Void>> creations = new ConcurrentHashMap<>();

	/**
	 * Creates. Others wait for a creation, maybe on all the threads on which the one who
	 * asked for it would go on.
	 */
	private final Executor creator = Background.named("nosqlc-schema");

	public SchemaManager(Statements statements, SchemaOptions options) {
		this.statements = statements;
		this.options = options;
		this.system = new SystemSchema(statements);
		this.keyspaces = new Keyspaces(statements, this.system, options);
		this.tables = new TableSchemas(this, this.system, this.keyspaces,
				Map.of("speculative_retry", options.speculativeRetry()));
	}

	/**
	 * Creates a keyspace unless it exists: at the cost of one read then.
	 * @throws io.nosqlc.error.MissingKeyspaceException in the stage, if it must not be
	 * created
	 * @throws io.nosqlc.error.MissingGrantException in the stage, if the role may not
	 * create it
	 */
	public CompletionStage<@Nullable Void> ensureKeyspace(String keyspace, Executor executor) {
		return this.keyspaces.ensure(keyspace, executor);
	}

	/**
	 * Creates a keyspace unless it exists, whatever it looks like then. Completes when
	 * all nodes know it.
	 * @param durableWrites whether writes go to the commit log, too, without which a node
	 * that fails loses some
	 * @throws io.nosqlc.error.InvalidNameException if no keyspace can be called so
	 * @throws io.nosqlc.error.MissingGrantException in the stage, if the role may not
	 * create it
	 */
	public CompletionStage<@Nullable Void> createKeyspace(String keyspace, Replication replication,
			boolean durableWrites, Executor executor) {
		return this.keyspaces.create(Names.keyspace(keyspace), replication, durableWrites, executor);
	}

	/**
	 * Drops a keyspace with all that is in it, if it exists. Completes when all nodes
	 * know it.
	 * @throws io.nosqlc.error.InvalidNameException if no keyspace can be called so
	 * @throws io.nosqlc.error.MissingGrantException in the stage, if the role may not
	 * drop it
	 */
	public CompletionStage<@Nullable Void> dropKeyspace(String keyspace, Executor executor) {
		return this.keyspaces.drop(Names.keyspace(keyspace), executor);
	}

	/**
	 * Creates a table unless it exists, and completes when all nodes know it. Threads of
	 * this process that ask for the same table share one creation; of several processes
	 * one creates it, and the others wait: even if a node shows the table already,
	 * because whoever creates it may not be ready.
	 * @throws io.nosqlc.error.SchemaConflictException in the stage, if there is another
	 * table of that name
	 * @throws io.nosqlc.error.MissingGrantException in the stage, if the role may not
	 * create it
	 */
	public CompletionStage<@Nullable Void> ensureTable(TableDefinition table, Executor executor) {
		return ensureTable(table, TableAdditions.NONE, executor);
	}

	/**
	 * Creates a table with more columns than its definition has, as
	 * {@link #ensureTable(TableDefinition, Executor)} does. A table that exists gets none
	 * of them, and neither does one whose creation has begun without.
	 */
	public CompletionStage<@Nullable Void> ensureTable(TableDefinition table, TableAdditions additions,
			Executor executor) {
		CompletableFuture<@Nullable Void> own = new CompletableFuture<>();
		CompletableFuture<@Nullable Void> running = this.creations.putIfAbsent(table.qualifiedName(), own);
		if (running == null) {
			CompletableFuture.runAsync(() -> startCreation(table, additions, own), this.creator);
		}
		return ((running != null) ? running : own).whenCompleteAsync((done, error) -> {
		}, executor);
	}

	private void startCreation(TableDefinition table, TableAdditions additions,
			CompletableFuture<@Nullable Void> promise) {
		CompletableFuture.<@Nullable Void>completedFuture(null)
			.thenCompose((start) -> createUnderLease(table, additions, this.creator))
			.whenComplete((done, error) -> {
				this.creations.remove(table.qualifiedName(), promise);
				complete(promise, error);
			});
	}

	/**
	 * Returns whether a table of that name exists, whatever it looks like.
	 */
	public CompletionStage<Boolean> exists(TableDefinition table, Executor executor) {
		return this.system.tableExists(table.keyspace(), table.name(), executor);
	}

	/**
	 * Tells what {@link #ensureTable} would do to the table itself.
	 * @throws io.nosqlc.error.SchemaConflictException in the stage, if there is another
	 * table of that name
	 */
	public CompletionStage<SchemaPlan> plan(TableDefinition table, Executor executor) {
		return existsAsDefined(table, executor)
			.thenApply((exists) -> new SchemaPlan(exists ? List.of() : List.of(createStatement(table))));
	}

	/**
	 * Tells what {@link #sync(TableSchema, Executor)} would do, and what it would refuse
	 * to do.
	 */
	public CompletionStage<SchemaPlan> plan(TableSchema schema, Executor executor) {
		return this.tables.plan(schema, executor);
	}

	/**
	 * Adds to the schema whatever a table lacks: the keyspace, types and their fields,
	 * the table, its columns other than those of the key, indexes; and changes options.
	 * Of several processes one does so, and the others wait. Completes when all nodes
	 * know it. Nothing is ever dropped.
	 * @throws io.nosqlc.error.SchemaConflictException in the stage, if there are
	 * differences that cannot be removed so; then nothing is changed
	 * @throws io.nosqlc.error.MissingKeyspaceException in the stage, if the keyspace does
	 * not exist and must not be created
	 * @throws io.nosqlc.error.MissingGrantException in the stage, if the role may not
	 * change the schema
	 */
	public CompletionStage<@Nullable Void> sync(TableSchema schema, Executor executor) {
		return this.tables.sync(schema, executor);
	}

	/**
	 * Tells what {@link #sync(String, List, Executor)} would do, and what it would refuse
	 * to do.
	 */
	public CompletionStage<SchemaPlan> plan(String keyspace, List<UserTypeDefinition> types, Executor executor) {
		return this.tables.plan(keyspace, types, executor);
	}

	/**
	 * Adds user-defined types that a keyspace lacks, and the fields that they lack, as
	 * {@link #sync(TableSchema, Executor)} does.
	 * @param types each after those it is made of
	 */
	public CompletionStage<@Nullable Void> sync(String keyspace, List<UserTypeDefinition> types, Executor executor) {
		return this.tables.sync(keyspace, types, executor);
	}

	/**
	 * Returns whether a table exists, and is as its definition says.
	 * @throws io.nosqlc.error.SchemaConflictException in the stage, if it exists and is
	 * not
	 */
	public CompletionStage<Boolean> existsAsDefined(TableDefinition table, Executor executor) {
		return this.system.columns(table.keyspace(), table.name(), executor).thenApply((columns) -> {
			if (columns.isEmpty()) {
				return false;
			}
			new TableComparison(table, columns).refuseConflicts();
			return true;
		});
	}

	/**
	 * Reads from a table that may not exist. That a node has no table counts only if the
	 * schema does not show it either; else the read is repeated, because the node is
	 * about to open it.
	 * @param attempt starts the read
	 * @param nothing what is read from a table that does not exist
	 */
	public <R extends @Nullable Object> CompletionStage<R> read(TableDefinition table,
			Supplier<? extends CompletionStage<R>> attempt, @Nullable R nothing, Executor executor) {
		return read(table, attempt, nothing, 1, executor, null);
	}

	/**
	 * Changes what is in a table that may not exist, which is repeated like a read.
	 * @param deadline until when to wait for a node that does not know the table yet
	 */
	public <R extends @Nullable Object> CompletionStage<R> change(TableDefinition table,
			Supplier<? extends CompletionStage<R>> attempt, @Nullable R nothing, Executor executor, Deadline deadline) {
		return read(table, attempt, nothing, 1, executor, deadline);
	}

	private <R extends @Nullable Object> CompletionStage<R> read(TableDefinition table,
			Supplier<? extends CompletionStage<R>> attempt, @Nullable R nothing, int number, Executor executor,
			@Nullable Deadline deadline) {
		return attempt.get().exceptionallyCompose((error) -> {
			Throwable cause = DriverErrors.unwrap(error);
			if (!(cause instanceof MissingTableException) || number == READS) {
				return CompletableFuture.failedFuture(cause);
			}
			CompletionStage<Boolean> present = existsLater(table, FIRST_PAUSE_MILLIS << (number - 1), executor);
			return ((deadline != null) ? deadline.await(present, () -> unknown(table, deadline), executor) : present)
				.thenCompose((exists) -> exists ? read(table, attempt, nothing, number + 1, executor, deadline)
						: CompletableFuture.completedFuture(nothing));
		});
	}

	/**
	 * Returns whether a table exists, and if so when there was time to open it.
	 */
	private CompletionStage<Boolean> existsLater(TableDefinition table, int pauseMillis, Executor executor) {
		return exists(table, executor)
			.thenCompose((exists) -> exists ? Pause.about(pauseMillis, executor).thenApply((waited) -> true)
					: CompletableFuture.completedFuture(false));
	}

	private static QueryTimeoutException unknown(TableDefinition table, Deadline deadline) {
		return deadline.exceeded("change anything in '" + table.name() + "'", "a node does not know its table yet");
	}

	/**
	 * A conflict is found before anything is created.
	 */
	private CompletionStage<@Nullable Void> createUnderLease(TableDefinition table, TableAdditions additions,
			Executor executor) {
		Leases leases = leases(table.keyspace());
		return existsAsDefined(table, executor).thenCompose((exists) -> ensureKeyspace(table.keyspace(), executor))
			.thenCompose((present) -> leases.run(task(table), () -> existsAsDefined(table, executor),
					() -> create(table, additions, executor), executor));
	}

	private CompletionStage<@Nullable Void> create(TableDefinition table, TableAdditions additions, Executor executor) {
		UUID id = UUID.randomUUID();
		return additions.beforeCreation(table, id, executor)
			.thenCompose((columns) -> change(
					columns.isEmpty() ? createStatement(table) : createStatement(table.with(columns), id), task(table),
					executor))
			.thenApply((created) -> {
				logger.info("Created table {}", table.qualifiedName());
				return null;
			});
	}

	/**
	 * Creates a table for our own use in a keyspace, unless it exists. Those who do so at
	 * the same time mean the same table, because its id is derived from its name.
	 */
	public CompletionStage<@Nullable Void> ensureOwnTable(TableDefinition table, Executor executor) {
		return exists(table, executor).thenCompose((exists) -> {
			if (exists) {
				return CompletableFuture.<@Nullable Void>completedFuture(null);
			}
			UUID id = UUID.nameUUIDFromBytes(("nosqlc." + table.qualifiedName()).getBytes(StandardCharsets.UTF_8));
			return change(createStatement(table, id), task(table), executor);
		});
	}

	/**
	 * Changes the schema, and completes when all nodes know it.
	 * @param cql a statement that does nothing if it has been run already
	 * @param task what it is for, as the middle of a sentence
	 */
	public CompletionStage<@Nullable Void> change(String cql, String task, Executor executor) {
		return this.statements.executeDefinition(cql, () -> task, executor)
			.thenCompose((changed) -> this.system.awaitAgreement(executor));
	}

	/**
	 * Runs an action while no other process runs one under the same name in the same
	 * keyspace, unless it has been done meanwhile.
	 * @param task what is done, as the middle of a sentence
	 * @param done tells whether there is nothing (left) to do
	 * @param action what to do; it must not take longer than 35 s
	 */
	public CompletionStage<@Nullable Void> runAlone(String keyspace, String task,
			Supplier<CompletionStage<Boolean>> done, Supplier<CompletionStage<@Nullable Void>> action,
			Executor executor) {
		return leases(keyspace).run(task, done, action, executor);
	}

	/**
	 * Returns the id of a table, which another one of its name never has; empty if there
	 * is none.
	 */
	public CompletionStage<Optional<UUID>> id(TableDefinition table, Executor executor) {
		return this.system.tableId(table.keyspace(), table.name(), executor);
	}

	/**
	 * Returns the names of the columns that a table has; none if it does not exist.
	 */
	public CompletionStage<Set<String>> columns(TableDefinition table, Executor executor) {
		return this.system.columns(table.keyspace(), table.name(), executor)
			.thenApply((columns) -> columns.stream()
				.map(SystemSchema.ExistingColumn::name)
				.collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * Returns the names of the indexes that a table has; none if it does not exist.
	 */
	public CompletionStage<Set<String>> indexes(TableDefinition table, Executor executor) {
		return this.system.indexes(table.keyspace(), table.name(), executor)
			.thenApply((indexes) -> indexes.stream()
				.map(SystemSchema.ExistingIndex::name)
				.collect(Collectors.toUnmodifiableSet()));
	}

	private Leases leases(String keyspace) {
		return new Leases(this.statements, this.system, keyspace);
	}

	private String createStatement(TableDefinition table) {
		return table.createStatement(options());
	}

	private String createStatement(TableDefinition table, UUID id) {
		return table.createStatement(Stream.concat(Stream.of("id = " + id), options().stream()).toList());
	}

	private List<String> options() {
		return List.of("comment = 'nosqlc'", "speculative_retry = " + Cql.literal(this.options.speculativeRetry()));
	}

	private static String task(TableDefinition table) {
		return "create table '" + table.keyspace() + "." + table.name() + "'";
	}

	private static void complete(CompletableFuture<@Nullable Void> future, @Nullable Throwable error) {
		if (error != null) {
			future.completeExceptionally(DriverErrors.unwrap(error));
		}
		else {
			future.complete(null);
		}
	}

}
