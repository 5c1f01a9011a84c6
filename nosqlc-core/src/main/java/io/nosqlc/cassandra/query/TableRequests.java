package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.datastax.oss.driver.api.core.AsyncPagingIterable;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.type.codec.CodecNotFoundException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.MissingTableException;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.QueryRejectedException;

/**
 * Sends statements about rows of typed tables that are known by their keys, and those
 * that applications write themselves.
 *
 * <p>
 * Servers stamp conditional writes with their own clocks in milliseconds, clients plain
 * ones in microseconds. So that a condition is not met by a row whose stamp is younger
 * than that of the write, which would then be invisible, a conditional write waits until
 * the millisecond of this client's last plain write is over. That takes no account of
 * clocks that differ.
 */
final class TableRequests {

	private static final Pattern SELECT = Pattern.compile("\\s*SELECT\\b", Pattern.CASE_INSENSITIVE);

	private static final long LONGEST_WAIT_MILLIS = 20;

	private final Statements statements;

	private final SchemaManager schema;

	private final Cache<PreparedStatement, Boolean> verified = Caffeine.newBuilder()
		.weakKeys()
		.executor(Runnable::run)
		.build();

	private final AtomicLong lastStamp = new AtomicLong();

	TableRequests(Statements statements, SchemaManager schema) {
		this.statements = statements;
		this.schema = schema;
	}

	CompletionStage<WriteOutcome> execute(TableWrite write, WriteOptions options, Supplier<String> task,
			Executor executor) {
		return prepare(write, task, executor)
			.thenCompose((statement) -> send(statement.setIdempotent(write.idempotent()), write.conditional(), options,
					task, executor));
	}

	CompletionStage<WriteOutcome> execute(TableBatch batch, WriteOptions options, Supplier<String> task,
			Executor executor) {
		CompletionStage<BatchStatementBuilder> prepared = CompletableFuture
			.completedStage(BatchStatement.builder(DefaultBatchType.valueOf(batch.kind().name())));
		for (TableWrite write : batch.writes()) {
			prepared = prepared.thenCombine(prepare(write, task, executor), BatchStatementBuilder::addStatement);
		}
		return prepared.thenCompose((statements) -> {
			BatchStatement statement = statements.setIdempotence(batch.isIdempotent()).build();
			Duration timeout = (options.timeout() != null) ? options.timeout() : this.statements.timeout();
			return send(
					this.statements.withTimeout(statement, timeout)
						.setConsistencyLevel(Statements.level(this.statements.defaults().consistency()))
						.setSerialConsistencyLevel(Statements.level(this.statements.defaults().serialConsistency())),
					batch.isConditional(), options, task, executor);
		});
	}

	CompletionStage<@Nullable Row> readRow(TableDefinition table, String cql, List<ByteBuffer> key,
			Supplier<String> task, Executor executor) {
		return this.statements.prepare(cql, task, executor)
			.thenCompose((prepared) -> verified(prepared, prepared.getResultSetDefinitions(), table, executor))
			.thenCompose((prepared) -> this.statements
				.execute(new Select(cql, List.copyOf(key)).bind(prepared).setIdempotent(true), task, executor))
			.<@Nullable Row>thenApply(AsyncPagingIterable::one)
			.exceptionallyCompose((error) -> CompletableFuture.failedStage(explained(error)));
	}

	/**
	 * Nobody knows what the statement does, so it is sent once, unless it only reads.
	 */
	CompletionStage<List<Row>> run(String cql, List<@Nullable Object> values, WriteOptions options,
			Supplier<String> task, Executor executor) {
		return this.statements.prepare(cql, task, executor).thenCompose((prepared) -> {
			BoundStatement statement = bind(prepared, values).setIdempotent(SELECT.matcher(cql).lookingAt());
			Long stamp = options.timestamp();
			return this.statements.execute(
					limited((stamp != null) ? statement.setQueryTimestamp(stamp) : statement, options), task, executor);
		}).thenCompose((page) -> rows(page, new ArrayList<>(), task, executor));
	}

	private static BoundStatement bind(PreparedStatement prepared, List<@Nullable Object> values) {
		int wanted = prepared.getVariableDefinitions().size();
		if (values.size() != wanted) {
			throw new QueryRejectedException("Cannot run '" + prepared.getQuery() + "' with " + values.size()
					+ " values: it has " + wanted + " placeholders. Give one value for each.");
		}
		BoundStatement statement = prepared.bind();
		for (int i = 0; i < wanted; i++) {
			statement = set(statement, i, values.get(i));
		}
		return statement;
	}

	private static BoundStatement set(BoundStatement statement, int index, @Nullable Object value) {
		if (value == null) {
			return statement.setToNull(index);
		}
		Object plain = (value instanceof Enum<?> constant) ? constant.name()
				: (value instanceof byte[] bytes) ? ByteBuffer.wrap(bytes) : value;
		try {
			return statement.set(index, plain, statement.codecRegistry().codecFor(statement.getType(index), plain));
		}
		catch (CodecNotFoundException | IllegalArgumentException ex) {
			throw new QueryRejectedException("Cannot bind value " + (index + 1) + ", a "
					+ value.getClass().getSimpleName() + ", to a placeholder of type "
					+ statement.getType(index).asCql(false, true) + ". Give a value of the type that it has in Java.",
					ex);
		}
	}

	private CompletionStage<List<Row>> rows(AsyncResultSet page, List<Row> rows, Supplier<String> task,
			Executor executor) {
		page.currentPage().forEach(rows::add);
		return page.hasMorePages()
				? this.statements.nextPage(page, task, executor).thenCompose((next) -> rows(next, rows, task, executor))
				: CompletableFuture.completedStage(rows);
	}

	private CompletionStage<BoundStatement> prepare(TableWrite write, Supplier<String> task, Executor executor) {
		return this.statements.prepare(write.cql(), task, executor)
			.thenCompose((prepared) -> verified(prepared, prepared.getVariableDefinitions(), write.table(), executor))
			.thenApply(write::bind)
			.exceptionallyCompose((error) -> CompletableFuture.failedStage(explained(error)));
	}

	/**
	 * A column of another type might take the bytes for what they are not.
	 */
	private CompletionStage<PreparedStatement> verified(PreparedStatement prepared, ColumnDefinitions columns,
			TableDefinition table, Executor executor) {
		if (this.verified.getIfPresent(prepared) != null) {
			return CompletableFuture.completedStage(prepared);
		}
		return new TableShape(table, this.schema).verified(prepared, columns, executor).thenApply((same) -> {
			this.verified.put(prepared, true);
			return same;
		});
	}

	private <S extends Statement<S>> CompletionStage<WriteOutcome> send(S statement, boolean conditional,
			WriteOptions options, Supplier<String> task, Executor executor) {
		S limited = limited(statement, options);
		return (conditional ? sendWhenVisible(limited, task, executor)
				: this.statements.execute(stamped(limited, options), task, executor))
			.thenApply(WriteOutcome::of)
			.exceptionallyCompose((error) -> CompletableFuture.failedStage(explained(error)));
	}

	private static <S extends Statement<S>> S limited(S statement, WriteOptions options) {
		S limited = (options.timeout() != null) ? statement.setTimeout(options.timeout()) : statement;
		if (options.consistency() != null) {
			limited = limited.setConsistencyLevel(Statements.level(options.consistency()));
		}
		return (options.serialConsistency() != null)
				? limited.setSerialConsistencyLevel(Statements.level(options.serialConsistency())) : limited;
	}

	/**
	 * The driver would take a new stamp for each of its retries.
	 */
	private <S extends Statement<S>> S stamped(S statement, WriteOptions options) {
		Long given = options.timestamp();
		long stamp = (given != null) ? given : this.statements.nextTimestamp();
		if (given == null) {
			this.lastStamp.accumulateAndGet(stamp, Math::max);
		}
		return statement.setQueryTimestamp(stamp);
	}

	private CompletionStage<AsyncResultSet> sendWhenVisible(Statement<?> statement, Supplier<String> task,
			Executor executor) {
		long wait = this.lastStamp.get() / 1000 + 1 - System.currentTimeMillis();
		if (wait <= 0) {
			return this.statements.execute(statement, task, executor);
		}
		return Pause.of(Math.min(wait, LONGEST_WAIT_MILLIS), executor)
			.thenCompose((done) -> this.statements.execute(statement, task, executor));
	}

	private static Throwable explained(Throwable error) {
		Throwable cause = DriverErrors.unwrap(error);
		return (cause instanceof MissingTableException)
				? new QueryRejectedException(cause.getMessage() + " Sync the schema first.", cause) : cause;
	}

}
