package io.nosqlc.cassandra.schema;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.cassandra.session.Statements;

/**
 * Lets one process of all that use a keyspace do something at a time, such as create a
 * table.
 *
 * <p>
 * The leases are rows of a table, which must not itself be created twice: two nodes that
 * are asked to create a table at the same time give it two ids, and of what is written
 * under one of them nothing is found under the other. So its id is derived from the
 * keyspace's name, and all its creators mean the same table.
 */
final class Leases {

	static final String TABLE = "nosqlc_leases";

	private final Statements statements;

	private final SystemSchema system;

	private final String keyspace;

	Leases(Statements statements, SystemSchema system, String keyspace) {
		this.statements = statements;
		this.system = system;
		this.keyspace = keyspace;
	}

	/**
	 * Runs an action while no other process runs one under the same name, unless it has
	 * been done meanwhile.
	 * @param name what is leased
	 * @param done tells whether there is nothing (left) to do
	 * @param action what to do
	 */
	CompletionStage<@Nullable Void> run(String name, Supplier<CompletionStage<Boolean>> done,
			Supplier<CompletionStage<@Nullable Void>> action, Executor executor) {
		String table = Cql.table(this.keyspace, TABLE);
		return ensureTable(executor)
			.thenCompose((ready) -> new Lease(this.statements, table, name, done, action, executor).run());
	}

	private CompletionStage<@Nullable Void> ensureTable(Executor executor) {
		return this.system.tableExists(this.keyspace, TABLE, executor)
			.thenCompose((exists) -> exists ? CompletableFuture.<@Nullable Void>completedFuture(null)
					: createTable(executor));
	}

	private CompletionStage<@Nullable Void> createTable(Executor executor) {
		UUID id = UUID.nameUUIDFromBytes(("nosqlc.leases." + this.keyspace).getBytes(StandardCharsets.UTF_8));
		String cql = "CREATE TABLE IF NOT EXISTS " + Cql.table(this.keyspace, TABLE)
				+ " (name text PRIMARY KEY, owner text) WITH id = " + id
				+ " AND comment = 'nosqlc: who may create a table at the moment'";
		return this.statements
			.executeDefinition(cql, () -> "create table '" + this.keyspace + "." + TABLE + "'", executor)
			.thenCompose((created) -> this.system.awaitAgreement(executor));
	}

}
