package io.nosqlc.cassandra.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.Statements;

/**
 * What the cluster says about its schema. Every role may read it.
 */
final class SystemSchema {

	private static final String KEYSPACE = "SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?";

	private static final String TABLE = "SELECT id FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?";

	private static final String COLUMNS = "SELECT column_name, kind, position, type FROM system_schema.columns"
			+ " WHERE keyspace_name = ? AND table_name = ?";

	private static final String INDEXES = "SELECT index_name FROM system_schema.indexes"
			+ " WHERE keyspace_name = ? AND table_name = ?";

	private final Statements statements;

	SystemSchema(Statements statements) {
		this.statements = statements;
	}

	CompletionStage<Boolean> keyspaceExists(String keyspace, Executor executor) {
		return select(KEYSPACE, () -> "look for keyspace '" + keyspace + "'", executor, keyspace)
			.thenApply((result) -> result.one() != null);
	}

	CompletionStage<Boolean> tableExists(String keyspace, String table, Executor executor) {
		return tableId(keyspace, table, executor).thenApply(Optional::isPresent);
	}

	/**
	 * Reads the id of a table; empty if it does not exist.
	 */
	CompletionStage<Optional<UUID>> tableId(String keyspace, String table, Executor executor) {
		return select(TABLE, () -> "look for table '" + keyspace + "." + table + "'", executor, keyspace, table)
			.thenApply((result) -> Optional.ofNullable(result.one()).map((row) -> row.getUuid("id")));
	}

	/**
	 * Reads the columns of a table; none if it does not exist.
	 */
	CompletionStage<List<ExistingColumn>> columns(String keyspace, String table, Executor executor) {
		Supplier<String> task = () -> "read the columns of table '" + keyspace + "." + table + "'";
		return select(COLUMNS, task, executor, keyspace, table)
			.thenCompose((page) -> columns(page, new ArrayList<>(), task, executor));
	}

	/**
	 * Reads the names of the indexes of a table; none if it does not exist.
	 */
	CompletionStage<Set<String>> indexes(String keyspace, String table, Executor executor) {
		Supplier<String> task = () -> "read the indexes of table '" + keyspace + "." + table + "'";
		return select(INDEXES, task, executor, keyspace, table).thenApply((page) -> {
			Set<String> names = new HashSet<>();
			page.currentPage().forEach((row) -> names.add(text(row, "index_name")));
			return names;
		});
	}

	/**
	 * Waits until all nodes that are up have the same schema, and a moment longer: nodes
	 * tell of a change before their tables are open.
	 */
	CompletionStage<@Nullable Void> awaitAgreement(Executor executor) {
		return new SchemaAgreement(this.statements, executor).await();
	}

	private CompletionStage<List<ExistingColumn>> columns(AsyncResultSet page, List<ExistingColumn> columns,
			Supplier<String> task, Executor executor) {
		page.currentPage().forEach((row) -> columns.add(column(row)));
		return page.hasMorePages()
				? this.statements.nextPage(page, task, executor)
					.thenCompose((next) -> columns(next, columns, task, executor))
				: CompletableFuture.completedFuture(columns);
	}

	private static ExistingColumn column(Row row) {
		return new ExistingColumn(text(row, "column_name"), text(row, "kind"), row.getInt("position"),
				text(row, "type"));
	}

	private static String text(Row row, String column) {
		return String.valueOf(row.getString(column));
	}

	/**
	 * The tables of the schema are each node's own, so one answer is all there is.
	 */
	private CompletionStage<AsyncResultSet> select(String cql, Supplier<String> task, Executor executor,
			String... names) {
		return this.statements.prepare(cql, task, executor)
			.thenCompose((statement) -> this.statements.execute(statement.bind((Object[]) names)
				.setConsistencyLevel(DefaultConsistencyLevel.ONE)
				.setIdempotent(true), task, executor));
	}

	/**
	 * A column that a table has.
	 *
	 * @param name its name
	 * @param kind {@code partition_key}, {@code clustering}, {@code static} or
	 * {@code regular}
	 * @param position its place in the key, or -1
	 * @param type its type as CQL writes it
	 */
	record ExistingColumn(String name, String kind, int position, String type) {

	}

}
