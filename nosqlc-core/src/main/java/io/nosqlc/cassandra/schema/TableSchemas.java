package io.nosqlc.cassandra.schema;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.error.SchemaConflictException;

/**
 * Makes the schema of tables what it must be, by adding to it.
 */
final class TableSchemas {

	private static final Logger logger = LoggerFactory.getLogger(TableSchemas.class);

	private final SchemaManager schema;

	private final SystemSchema system;

	private final Keyspaces keyspaces;

	private final Map<String, Object> defaults;

	/**
	 * Creates what syncs tables.
	 * @param defaults options of tables that are created
	 */
	TableSchemas(SchemaManager schema, SystemSchema system, Keyspaces keyspaces, Map<String, Object> defaults) {
		this.schema = schema;
		this.system = system;
		this.keyspaces = keyspaces;
		this.defaults = defaults;
	}

	CompletionStage<SchemaPlan> plan(TableSchema wanted, Executor executor) {
		return existing(wanted.table(), executor).thenApply((existing) -> {
			SchemaPlan plan = new SchemaComparison(wanted, existing).plan(this.defaults);
			return existing.keyspace() ? plan : plan.behind(this.keyspaces.createStatement(wanted.table().keyspace()));
		});
	}

	private CompletionStage<ExistingSchema> existing(TableDefinition table, Executor executor) {
		String keyspace = table.keyspace();
		String name = table.name();
		return this.system.keyspaceExists(keyspace, executor)
			.thenCompose((found) -> this.system.types(keyspace, executor)
				.thenCompose((types) -> this.system.columns(keyspace, name, executor)
					.thenCompose((columns) -> this.system.indexes(keyspace, name, executor)
						.thenCompose((indexes) -> this.system.options(keyspace, name, executor)
							.thenApply((options) -> new ExistingSchema(found, types, columns, indexes, options))))));
	}

	CompletionStage<@Nullable Void> sync(TableSchema wanted, Executor executor) {
		return pending(wanted, executor).thenCompose((plan) -> plan.isEmpty()
				? CompletableFuture.<@Nullable Void>completedFuture(null) : syncAlone(wanted, executor));
	}

	private CompletionStage<@Nullable Void> syncAlone(TableSchema wanted, Executor executor) {
		String keyspace = wanted.table().keyspace();
		return this.keyspaces.ensure(keyspace, executor)
			.thenCompose((present) -> this.schema.runAlone(keyspace, task(wanted),
					() -> pending(wanted, executor).thenApply(SchemaPlan::isEmpty),
					() -> pending(wanted, executor).thenCompose((plan) -> run(plan, 0, wanted, executor)), executor));
	}

	/**
	 * Returns the plan, unless it has conflicts.
	 */
	private CompletionStage<SchemaPlan> pending(TableSchema wanted, Executor executor) {
		return plan(wanted, executor).thenApply((plan) -> {
			if (!plan.conflicts().isEmpty()) {
				throw new SchemaConflictException("Table '" + wanted.table().keyspace() + "." + wanted.table().name()
						+ "' is not as it must be: " + String.join("; ", plan.conflicts())
						+ ". Nothing was changed. Use another name, or move what is there to a table that fits.");
			}
			return plan;
		});
	}

	private CompletionStage<@Nullable Void> run(SchemaPlan plan, int index, TableSchema wanted, Executor executor) {
		if (index == plan.statements().size()) {
			return CompletableFuture.completedFuture(null);
		}
		String statement = plan.statements().get(index);
		return this.schema.change(statement, task(wanted), executor).thenCompose((changed) -> {
			logger.info("Changed the schema: {}", statement);
			return run(plan, index + 1, wanted, executor);
		});
	}

	private static String task(TableSchema wanted) {
		return "sync table '" + wanted.table().keyspace() + "." + wanted.table().name() + "'";
	}

}
