package io.nosqlc.cassandra.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataTypes;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.SchemaConflictException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.internal.json.Json;

/**
 * What is declared in a keyspace, as rows of a table there. Nothing is ever taken back,
 * so nobody can undo what another one has read. Safe for use by several threads.
 *
 * <p>
 * What is written has reached a quorum of each datacenter, and what is read comes from a
 * quorum of the reader's: so whoever asks after a declaration gets it.
 */
final class Declarations {

	private static final ConsistencyLevel READ = DefaultConsistencyLevel.LOCAL_QUORUM;

	private static final ConsistencyLevel WRITE = DefaultConsistencyLevel.EACH_QUORUM;

	private final Statements statements;

	private final SchemaManager schema;

	private final TableDefinition table;

	private final String select;

	private final String insert;

	private final String complete;

	private final String progress;

	/** A table of ours is not dropped, except with all it is about. */
	private volatile boolean present;

	Declarations(Statements statements, SchemaManager schema, String keyspace) {
		this.statements = statements;
		this.schema = schema;
		this.table = new TableDefinition(keyspace, "nosqlc_indexes", List.of(text("collection")),
				List.of(new TableDefinition.ClusteringColumn(text("name"), ClusteringOrder.ASC)), List.of(),
				List.of(text("path"), text("kind"), new TableDefinition.Column("declared_at", DataTypes.TIMESTAMP),
						new TableDefinition.Column("complete_in", DataTypes.UUID), text("repaired_up_to")));
		String name = this.table.qualifiedName();
		this.select = "SELECT path, kind, declared_at, complete_in, repaired_up_to,"
				+ " toTimestamp(now()) AS asked_at FROM " + name + " WHERE collection = :collection";
		this.insert = "INSERT INTO " + name
				+ " (collection, name, path, kind, complete_in, repaired_up_to, declared_at)"
				+ " VALUES (:collection, :name, :path, :kind, :id, null, toTimestamp(now()))";
		String where = " WHERE collection = :collection AND name = :name";
		this.complete = "UPDATE " + name + " SET complete_in = :id, repaired_up_to = null" + where;
		this.progress = "UPDATE " + name + " SET repaired_up_to = :key" + where;
	}

	private static TableDefinition.Column text(String name) {
		return new TableDefinition.Column(name, DataTypes.TEXT);
	}

	/**
	 * Reads what is declared for a collection, in the order of its columns' names.
	 * @throws SchemaConflictException in the stage, if a client that is newer than this
	 * one has declared something unknown
	 */
	CompletionStage<List<Declaration>> read(String collection, Executor executor) {
		if (this.present) {
			return select(collection, executor);
		}
		return this.schema.exists(this.table, executor).thenCompose((exists) -> {
			this.present = exists;
			return exists ? select(collection, executor) : CompletableFuture.completedFuture(List.of());
		});
	}

	/**
	 * Declares an index, or again an index that was declared.
	 * @param completeIn id of the table that has no rows without the column; {@code null}
	 * if there may be such rows
	 */
	CompletionStage<@Nullable Void> declare(String collection, SideColumn column, @Nullable UUID completeIn,
			Executor executor) {
		return this.schema.ensureOwnTable(this.table, executor)
			.thenCompose((present) -> write(this.insert, collection, column,
					(statement) -> statement.setString("path", Json.write(column.path().names()))
						.setString("kind", kind(column.definition().kind()))
						.setUuid("id", completeIn),
					executor));
	}

	/**
	 * Declares indexes, and all that are declared already, as complete in a table that is
	 * about to be created.
	 * @param wanted what is to be declared, unless its path has an index of another kind
	 * @param id the table will have
	 * @return the columns that it must have
	 */
	CompletionStage<List<TableDefinition.Column>> declareBeforeCreation(String collection, List<SideColumn> wanted,
			UUID id, Executor executor) {
		return read(collection, executor).thenCompose((declared) -> {
			List<SideColumn> all = new ArrayList<>(declared.stream().map(Declaration::column).toList());
			wanted.stream()
				.filter((column) -> all.stream().noneMatch((other) -> other.path().equals(column.path())))
				.toList()
				.forEach(all::add);
			CompletionStage<@Nullable Void> noted = CompletableFuture.completedFuture(null);
			for (SideColumn column : all) {
				noted = noted.thenCompose((before) -> declare(collection, column, id, executor));
			}
			return noted.thenApply((done) -> all.stream().map(SideColumn::inTable).toList());
		});
	}

	/**
	 * Notes that all rows of a table have the column.
	 */
	CompletionStage<@Nullable Void> complete(String collection, SideColumn column, UUID table, Executor executor) {
		return write(this.complete, collection, column, (statement) -> statement.setUuid("id", table), executor);
	}

	/**
	 * Notes up to which key an unfinished run has gone over the table.
	 */
	CompletionStage<@Nullable Void> progress(String collection, SideColumn column, UUID table, String key,
			Executor executor) {
		return write(this.progress, collection, column,
				(statement) -> statement.setString("key", Declaration.progress(table, key)), executor);
	}

	private CompletionStage<@Nullable Void> write(String cql, String collection, SideColumn column,
			UnaryOperator<BoundStatementBuilder> values, Executor executor) {
		Supplier<String> task = () -> "declare the index of '" + column.path() + "' on '" + collection + "'";
		return this.statements.bind(cql, task, executor).thenCompose((statement) -> {
			BoundStatementBuilder bound = values.apply(statement)
				.setString("collection", collection)
				.setString("name", column.column())
				.setConsistencyLevel(WRITE)
				.setIdempotence(true);
			return this.statements.execute(bound.build(), task, executor);
		}).thenApply((result) -> null);
	}

	private CompletionStage<List<Declaration>> select(String collection, Executor executor) {
		return this.schema.read(this.table, () -> selected(collection, executor), List.of(), executor);
	}

	private CompletionStage<List<Declaration>> selected(String collection, Executor executor) {
		Supplier<String> task = () -> "read which indexes are declared on '" + collection + "'";
		return this.statements.bind(this.select, task, executor)
			.thenCompose((statement) -> this.statements.execute(statement.setString("collection", collection)
				.setConsistencyLevel(READ)
				.setIdempotence(true)
				.build(), task, executor))
			.thenCompose((page) -> rows(collection, page, new ArrayList<>(), task, executor));
	}

	private CompletionStage<List<Declaration>> rows(String collection, AsyncResultSet page, List<Declaration> found,
			Supplier<String> task, Executor executor) {
		page.currentPage().forEach((row) -> found.add(declaration(collection, row)));
		return page.hasMorePages()
				? this.statements.nextPage(page, task, executor)
					.thenCompose((next) -> rows(collection, next, found, task, executor))
				: CompletableFuture.completedFuture(List.copyOf(found));
	}

	private static Declaration declaration(String collection, Row row) {
		String kind = Objects.requireNonNull(row.getString("kind"));
		FieldPath path = path(Objects.requireNonNull(row.getString("path")));
		for (IndexKind known : IndexKind.values()) {
			if (kind(known).equals(kind)) {
				return new Declaration(SideColumn.of(new IndexDefinition(path, known)), age(row),
						row.getUuid("complete_in"), row.getString("repaired_up_to"));
			}
		}
		throw new SchemaConflictException("Cannot use '" + collection + "': its index on '" + path
				+ "' is of the kind '" + kind + "', which this version does not know, so that what it stored would not"
				+ " be found. Use the version of nosqlc that the index was declared with, or a later one.");
	}

	private static Duration age(Row row) {
		return Duration.between(Objects.requireNonNull(row.getInstant("declared_at")),
				Objects.requireNonNull(row.getInstant("asked_at")));
	}

	@SuppressWarnings("unchecked")
	private static FieldPath path(String json) {
		return new FieldPath((List<String>) Objects.requireNonNull(Json.parse(json)));
	}

	private static String kind(IndexKind kind) {
		return kind.name().toLowerCase(Locale.ROOT);
	}

}
