package io.nosqlc.cassandra;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.DataTypes;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.cassandra.index.KnownIndexes;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.MissingTableException;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.cassandra.update.StatementSource;
import io.nosqlc.cassandra.update.WriteCall;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.QueryTimeoutException;

/**
 * The table of a collection: one that may be missing, or be somebody else's. What is read
 * from a missing one is nothing, and what is written creates it.
 */
final class CollectionTable implements StatementSource {

	/**
	 * A node answers that it has no table for some milliseconds after its own schema
	 * shows it. The pauses between attempts add up to some ten seconds.
	 */
	private static final int ATTEMPTS = 9;

	private static final int FIRST_PAUSE_MILLIS = 25;

	private static final Set<String> COLUMNS = Set.of("pk", "data");

	private final TableDefinition definition;

	private final Statements statements;

	private final SchemaManager schema;

	private final KnownIndexes indexes;

	private volatile boolean verified;

	CollectionTable(TableDefinition definition, Statements statements, SchemaManager schema, KnownIndexes indexes) {
		this.definition = definition;
		this.statements = statements;
		this.schema = schema;
		this.indexes = indexes;
	}

	TableDefinition definition() {
		return this.definition;
	}

	@Override
	public CompletionStage<BoundStatementBuilder> bind(String cql, Supplier<String> task, Executor executor) {
		CompletionStage<PreparedStatement> prepared = this.statements.prepare(cql, task, executor);
		return (this.verified ? prepared : prepared.thenCompose((statement) -> verify(statement, executor)))
			.thenApply(PreparedStatement::boundStatementBuilder);
	}

	/**
	 * What was declared before the table existed must be known to whoever first writes to
	 * it. Therefore a client asks what is declared when it knows that there is a table: a
	 * statement for it has been prepared.
	 */
	@Override
	public CompletionStage<BoundStatementBuilder> bindWrite(String cql, Document document, Supplier<String> task,
			Executor executor) {
		if (!this.indexes.isTableKnown()) {
			return bind(cql, task, executor).thenCompose((statement) -> {
				this.indexes.tableFound();
				return bindIndexed(cql, document, task, executor);
			});
		}
		return bindIndexed(cql, document, task, executor);
	}

	private CompletionStage<BoundStatementBuilder> bindIndexed(String cql, Document document, Supplier<String> task,
			Executor executor) {
		return this.indexes.written(executor)
			.thenCompose((columns) -> bind(columns.widened(cql), task, executor)
				.thenCompose((statement) -> this.indexes.isCurrent(columns)
						? CompletableFuture.completedStage(columns.bind(statement, document))
						: bindIndexed(cql, document, task, executor)));
	}

	/**
	 * Reads, and returns what stands for nothing if there is no table.
	 */
	<R extends @Nullable Object> CompletionStage<R> read(Supplier<? extends CompletionStage<R>> attempt,
			@Nullable R nothing, Executor executor) {
		return this.schema.read(this.definition, attempt, nothing, executor)
			.exceptionallyCompose((error) -> explained(DriverErrors.unwrap(error), executor));
	}

	/**
	 * Changes or deletes what is there, and returns what stands for nothing if there is
	 * no table.
	 */
	<R extends @Nullable Object> CompletionStage<R> change(WriteCall call,
			Supplier<? extends CompletionStage<R>> attempt, @Nullable R nothing) {
		return this.schema.change(this.definition, () -> noticing(attempt), nothing, call.executor(), call.deadline())
			.exceptionallyCompose((error) -> explained(DriverErrors.unwrap(error), call.executor()));
	}

	private <R extends @Nullable Object> CompletionStage<R> noticing(Supplier<? extends CompletionStage<R>> attempt) {
		return attempt.get().whenComplete((done, error) -> {
			if (error != null && DriverErrors.unwrap(error) instanceof MissingTableException) {
				this.indexes.tableMissed();
			}
		});
	}

	/**
	 * Writes, having created the table if it is missing. A caller who says how long to
	 * wait does not wait longer for that either; the creation goes on without it.
	 * @param attempt starts the write; called again only if it failed before anything was
	 * written
	 */
	<R extends @Nullable Object> CompletionStage<R> write(WriteCall call,
			Function<WriteCall, ? extends CompletionStage<R>> attempt) {
		return write(call, attempt, 1);
	}

	private <R extends @Nullable Object> CompletionStage<R> write(WriteCall call,
			Function<WriteCall, ? extends CompletionStage<R>> attempt, int number) {
		return attempt.apply(call).exceptionallyCompose((error) -> {
			Throwable cause = DriverErrors.unwrap(error);
			if (!(cause instanceof MissingTableException) || number == ATTEMPTS) {
				return explained(cause, call.executor());
			}
			this.indexes.tableMissed();
			return awaitTable(call, number).thenCompose((created) -> write(call.afterCreation(), attempt, number + 1));
		});
	}

	private CompletionStage<@Nullable Void> awaitTable(WriteCall call, int attempt) {
		CompletionStage<@Nullable Void> created = ensureTable(attempt, call.executor());
		return call.isLimitedByCaller() ? call.deadline().await(created, () -> beingCreated(call), call.executor())
				: created;
	}

	private QueryTimeoutException beingCreated(WriteCall call) {
		return call.deadline()
			.exceeded("write to '" + this.definition.name() + "'",
					"its table did not exist and is still being created, which goes on");
	}

	private CompletionStage<@Nullable Void> ensureTable(int attempt, Executor executor) {
		CompletionStage<@Nullable Void> present = this.schema.ensureTable(this.definition, this.indexes, executor);
		return (attempt == 1) ? present
				: present.thenCompose((created) -> Pause.about(FIRST_PAUSE_MILLIS << (attempt - 2), executor));
	}

	/**
	 * Looks whether a statement was refused because this is not the table of a
	 * collection.
	 */
	private <R extends @Nullable Object> CompletionStage<R> explained(Throwable error, Executor executor) {
		if (!(error instanceof QueryRejectedException)) {
			return CompletableFuture.failedFuture(error);
		}
		return this.schema.existsAsDefined(this.definition, executor)
			.thenCompose((exists) -> CompletableFuture.failedFuture(error));
	}

	/**
	 * Bytes of UTF-8 would be taken by a column of blobs, too. A statement that does not
	 * name both columns says too little.
	 */
	private CompletionStage<PreparedStatement> verify(PreparedStatement statement, Executor executor) {
		Set<String> texts = texts(statement.getVariableDefinitions());
		texts.addAll(texts(statement.getResultSetDefinitions()));
		if (texts.containsAll(COLUMNS)) {
			this.verified = true;
			return CompletableFuture.completedFuture(statement);
		}
		return this.schema.existsAsDefined(this.definition, executor).thenApply((exists) -> {
			this.verified = exists;
			return statement;
		});
	}

	private static Set<String> texts(ColumnDefinitions columns) {
		Set<String> names = new HashSet<>();
		for (ColumnDefinition column : columns) {
			if (column.getType().equals(DataTypes.TEXT)) {
				names.add(column.getName().asInternal());
			}
		}
		return names;
	}

}
