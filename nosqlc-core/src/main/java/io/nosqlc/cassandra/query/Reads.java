package io.nosqlc.cassandra.query;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import org.jspecify.annotations.Nullable;

import io.nosqlc.FindSpec;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.QueryRejectedException;

/**
 * Sends the reads of one find, each with what the find says about consistency, time limit
 * and page size. A table that does not exist has no rows.
 */
final class Reads {

	private static final int DEFAULT_PAGE_SIZE = 1000;

	private final Statements statements;

	private final TableShape shape;

	private final FindSpec spec;

	private final long mostRows;

	private final int pageSize;

	private final Executor executor;

	/**
	 * Creates the reads of a find.
	 * @param mostRows how many rows the find can use at the most
	 */
	Reads(Statements statements, TableShape shape, FindSpec spec, long mostRows, Executor executor) {
		this.statements = statements;
		this.shape = shape;
		this.spec = spec;
		this.mostRows = mostRows;
		int pageSize = (spec.fetchSize() != null) ? spec.fetchSize() : DEFAULT_PAGE_SIZE;
		this.pageSize = (int) Math.max(1, Math.min(pageSize, mostRows));
		this.executor = executor;
	}

	int pageSize() {
		return this.pageSize;
	}

	/**
	 * Returns how many rows of a scan to ask for at a time, which the find may say.
	 */
	PageSize newPageSize() {
		return (this.spec.fetchSize() != null) ? PageSize.fixed(this.pageSize) : PageSize.adaptive(this.mostRows);
	}

	/**
	 * Reads the first page of a statement.
	 * @param key value of its only placeholder; {@code null} if it has none
	 * @param page makes a page of what arrives, on the executor
	 */
	CompletionStage<RowPages.Page> first(String cql, @Nullable String key,
			Function<AsyncResultSet, RowPages.Page> page) {
		return answered(
				() -> send(cql, (statement) -> (key != null) ? statement.setString(0, key) : statement).thenApply(page),
				RowPages.Page.END);
	}

	/**
	 * Reads the page behind another one.
	 * @param page makes a page of what arrives, on the executor
	 */
	CompletionStage<RowPages.Page> next(AsyncResultSet previous, Function<AsyncResultSet, RowPages.Page> page) {
		return answered(() -> this.statements.nextPage(previous, this::task, this.executor).thenApply(page),
				RowPages.Page.END);
	}

	/**
	 * Reads rows between tokens.
	 * @param range the values of the two placeholders of the statement
	 * @param routing a token whose replicas are asked
	 * @param rows how many rows at the most
	 * @return what arrives, on the executor; {@code null} if there is no table
	 */
	CompletionStage<@Nullable AsyncResultSet> range(String cql, TokenRange range, Token routing, int rows) {
		return answered(() -> send(cql,
				(statement) -> statement.setLong(0, range.first())
					.setLong(1, range.last())
					.setRoutingToken(routing)
					.setPageSize(rows)),
				null);
	}

	/**
	 * Reads the page behind another one.
	 * @return what arrives, on the executor; {@code null} if the table is gone
	 */
	CompletionStage<@Nullable AsyncResultSet> next(AsyncResultSet previous) {
		return answered(() -> this.statements.nextPage(previous, this::task, this.executor), null);
	}

	/**
	 * Completes on the executor after about so many milliseconds.
	 */
	CompletionStage<@Nullable Void> pause(int millis) {
		return Pause.about(millis, this.executor);
	}

	private CompletionStage<AsyncResultSet> send(String cql, UnaryOperator<BoundStatement> values) {
		return this.statements.prepare(cql, this::task, this.executor)
			.thenCompose((prepared) -> this.shape.verified(prepared, this.executor))
			.thenCompose(
					(prepared) -> this.statements.execute(values.apply(bound(prepared)), this::task, this.executor));
	}

	private BoundStatement bound(PreparedStatement prepared) {
		BoundStatement statement = prepared.bind().setPageSize(this.pageSize).setIdempotent(true);
		if (this.spec.timeout() != null) {
			statement = statement.setTimeout(this.spec.timeout());
		}
		if (this.spec.consistency() != null) {
			statement = statement.setConsistencyLevel(Statements.level(this.spec.consistency()));
		}
		return statement;
	}

	private <R extends @Nullable Object> CompletionStage<R> answered(Supplier<? extends CompletionStage<R>> attempt,
			@Nullable R nothing) {
		return this.shape.read(attempt, nothing, this.executor).exceptionallyCompose((error) -> {
			Throwable cause = DriverErrors.unwrap(error);
			return (cause instanceof QueryRejectedException) ? this.shape.explained(cause, this.executor)
					: CompletableFuture.failedStage(cause);
		});
	}

	private String task() {
		return "find '" + this.spec.filter() + "' in '" + this.shape.table().name() + "'";
	}

}
