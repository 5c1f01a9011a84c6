package io.nosqlc.cassandra.schema;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.MissingKeyspaceException;

/**
 * Creates keyspaces. Those that exist are left as they are, and nothing is asked of the
 * role but to read.
 */
final class Keyspaces {

	private static final Logger logger = LoggerFactory.getLogger(Keyspaces.class);

	private static final int ADVISED_REPLICAS = 3;

	private final Statements statements;

	private final SystemSchema system;

	private final SchemaOptions options;

	Keyspaces(Statements statements, SystemSchema system, SchemaOptions options) {
		this.statements = statements;
		this.system = system;
		this.options = options;
	}

	CompletionStage<@Nullable Void> ensure(String keyspace, Executor executor) {
		return this.system.keyspaceExists(keyspace, executor)
			.thenCompose((exists) -> exists ? CompletableFuture.<@Nullable Void>completedFuture(null)
					: create(keyspace, executor));
	}

	/**
	 * Creates a keyspace unless it exists, because somebody says so.
	 */
	CompletionStage<@Nullable Void> create(String keyspace, Replication replication, boolean durableWrites,
			Executor executor) {
		Replication actual = replication.withLocalDatacenter(LocalDatacenter.of(this.statements.session()).name());
		return this.system.keyspaceExists(keyspace, executor)
			.thenCompose((exists) -> exists ? CompletableFuture.<@Nullable Void>completedFuture(null)
					: change(createStatement(keyspace, actual) + (durableWrites ? "" : " AND durable_writes = false"),
							"create keyspace '" + keyspace + "'", executor)
						.thenApply((created) -> {
							logger.info("Created keyspace {} with replication {}", Cql.name(keyspace), actual.toCql());
							return null;
						}));
	}

	/**
	 * Drops a keyspace if it exists.
	 */
	CompletionStage<@Nullable Void> drop(String keyspace, Executor executor) {
		return change("DROP KEYSPACE IF EXISTS " + Cql.name(keyspace), "drop keyspace '" + keyspace + "'", executor);
	}

	private CompletionStage<@Nullable Void> change(String cql, String task, Executor executor) {
		return this.statements.executeDefinition(cql, () -> task, executor)
			.thenCompose((changed) -> this.system.awaitAgreement(executor));
	}

	/**
	 * Returns what {@link #ensure} would run for a keyspace that does not exist.
	 */
	String createStatement(String keyspace) {
		return createStatement(keyspace, replication(LocalDatacenter.of(this.statements.session())));
	}

	/**
	 * Keyspaces have no ids: two that are created at the same time are one.
	 */
	private CompletionStage<@Nullable Void> create(String keyspace, Executor executor) {
		LocalDatacenter local = LocalDatacenter.of(this.statements.session());
		Replication replication = replication(local);
		if (this.options.keyspaceCreation() == KeyspaceCreation.NEVER) {
			throw new MissingKeyspaceException(keyspace, createStatement(keyspace, replication));
		}
		return change(createStatement(keyspace, replication), "create keyspace '" + keyspace + "'", executor)
			.thenApply((created) -> {
				report(keyspace, replication, local);
				return null;
			});
	}

	private Replication replication(LocalDatacenter local) {
		Replication wanted = this.options.replication();
		return (wanted != null) ? wanted.withLocalDatacenter(local.name())
				: Replication.of(local.name(), Math.min(ADVISED_REPLICAS, local.nodes()));
	}

	private void report(String keyspace, Replication replication, LocalDatacenter local) {
		int replicas = replication.datacenters().getOrDefault(local.name(), 0);
		if (this.options.replication() == null && replicas < ADVISED_REPLICAS) {
			logger.warn(
					"Created keyspace {} with {} replica(s), because datacenter '{}' has {} node(s): what it stores is"
							+ " lost or out of reach with a node. When there are {}, run: ALTER KEYSPACE {} WITH"
							+ " replication = {}; and then nodetool repair",
					Cql.name(keyspace), replicas, local.name(), local.nodes(), ADVISED_REPLICAS, Cql.name(keyspace),
					replication.with(local.name(), ADVISED_REPLICAS).toCql());
		}
		else {
			logger.info("Created keyspace {} with replication {}", Cql.name(keyspace), replication.toCql());
		}
	}

	private static String createStatement(String keyspace, Replication replication) {
		return "CREATE KEYSPACE IF NOT EXISTS " + Cql.name(keyspace) + " WITH replication = " + replication.toCql();
	}

}
