package io.nosqlc.cassandra.schema;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.error.SchemaConflictException;

/**
 * Makes the schema of tables and types what it must be, by adding to it.
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

	CompletionStage<SchemaPlan> plan(String keyspace, List<UserTypeDefinition> types, Executor executor) {
		return this.system.keyspaceExists(keyspace, executor)
			.thenCompose((exists) -> this.system.types(keyspace, executor).thenApply((existing) -> {
				SchemaPlan plan = TypeComparison.plan(keyspace, types, existing);
				return exists ? plan : plan.behind(this.keyspaces.createStatement(keyspace));
			}));
	}

	CompletionStage<@Nullable Void> sync(TableSchema wanted, Executor executor) {
		String keyspace = wanted.table().keyspace();
		String name = "table '" + keyspace + "." + wanted.table().name() + "'";
		return new Sync(keyspace, name, () -> plan(wanted, executor), executor).run();
	}

	CompletionStage<@Nullable Void> sync(String keyspace, List<UserTypeDefinition> types, Executor executor) {
		String names = types.stream().map(UserTypeDefinition::name).collect(Collectors.joining("', '"));
		return new Sync(keyspace, "type '" + names + "'", () -> plan(keyspace, types, executor), executor).run();
	}

	/**
	 * Makes a part of a schema what it must be.
	 */
	private final class Sync {

		private final String keyspace;

		private final String name;

		private final Supplier<CompletionStage<SchemaPlan>> plan;

		private final Executor executor;

		/**
		 * Creates a sync.
		 * @param name what is synced, a table or a type
		 * @param plan compares it with what there is
		 */
		Sync(String keyspace, String name, Supplier<CompletionStage<SchemaPlan>> plan, Executor executor) {
			this.keyspace = keyspace;
			this.name = name;
			this.plan = plan;
			this.executor = executor;
		}

		CompletionStage<@Nullable Void> run() {
			return pending().thenCompose(
					(plan) -> plan.isEmpty() ? CompletableFuture.<@Nullable Void>completedFuture(null) : runAlone());
		}

		private CompletionStage<@Nullable Void> runAlone() {
			return TableSchemas.this.keyspaces.ensure(this.keyspace, this.executor)
				.thenCompose((present) -> TableSchemas.this.schema.runAlone(this.keyspace, "sync " + this.name,
						() -> pending().thenApply(SchemaPlan::isEmpty),
						() -> pending().thenCompose((plan) -> run(plan, 0)), this.executor));
		}

		/**
		 * Returns the plan, unless it has conflicts.
		 */
		private CompletionStage<SchemaPlan> pending() {
			return this.plan.get().thenApply((plan) -> {
				if (!plan.conflicts().isEmpty()) {
					throw new SchemaConflictException("T" + this.name.substring(1) + " is not as it must be: "
							+ String.join("; ", plan.conflicts())
							+ ". Nothing was changed. Use another name, or move what is there to a table that fits.");
				}
				return plan;
			});
		}

		private CompletionStage<@Nullable Void> run(SchemaPlan plan, int index) {
			if (index == plan.statements().size()) {
				return CompletableFuture.completedFuture(null);
			}
			String statement = plan.statements().get(index);
			return TableSchemas.this.schema.change(statement, "sync " + this.name, this.executor)
				.thenCompose((changed) -> {
					logger.info("Changed the schema: {}", statement);
					return run(plan, index + 1);
				});
		}

	}

}
