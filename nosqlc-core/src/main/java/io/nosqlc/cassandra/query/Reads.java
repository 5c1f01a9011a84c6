package io.nosqlc.cassandra.query;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import org.jspecify.annotations.Nullable;

import io.nosqlc.FindSpec;
import io.nosqlc.ScanOptions;
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

	private final ScanOptions scan;

	private final long mostRows;

	private final int pageSize;

	private final Estimates estimates;

	private final Executor executor;

	/**
	 * Creates the reads of a find.
	 * @param mostRows how many rows the find can use at the most
	 */
	Reads(Statements statements, TableShape shape, Estimates estimates, FindSpec spec, long mostRows,
			Executor executor) {
		this(statements, shape, estimates, spec, spec.scan(), mostRows, executor);
	}

	private Reads(Statements statements, TableShape shape, Estimates estimates, FindSpec spec, ScanOptions scan,
			long mostRows, Executor executor) {
		this.scan = scan;
		this.statements = statements;
		this.shape = shape;
		this.spec = spec;
		this.mostRows = mostRows;
		int pageSize = (spec.fetchSize() != null) ? spec.fetchSize() : DEFAULT_PAGE_SIZE;
		this.pageSize = (int) Math.max(1, Math.min(pageSize, mostRows));
		this.estimates = estimates;
		this.executor = executor;
	}

	/**
	 * Returns what is to learn how many rows there were.
	 */
	Estimates estimates() {
		return this.estimates;
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
	 * @return what arrives, on the executor; {@code null} if there is no table
	 */
	CompletionStage<@Nullable AsyncResultSet> page(Select select) {
		return page(select, this.pageSize, null);
	}

	/**
	 * Reads the first rows of a statement.
	 * @param rows how many at the most
	 * @param routing a token whose replicas are asked; {@code null} if the statement
	 * tells
	 * @return what arrives, on the executor; {@code null} if there is no table
	 */
	CompletionStage<@Nullable AsyncResultSet> page(Select select, int rows, @Nullable Token routing) {
		return answered(() -> send(select, rows, routing));
	}

	/**
	 * Reads the page behind another one.
	 * @return what arrives, on the executor; {@code null} if the table is gone
	 */
	CompletionStage<@Nullable AsyncResultSet> next(AsyncResultSet previous) {
		return answered(() -> this.statements.nextPage(previous, this::task, this.executor));
	}

	/**
	 * Completes on the executor after about so many milliseconds.
	 */
	CompletionStage<@Nullable Void> pause(int millis) {
		return Pause.about(millis, this.executor);
	}

	/**
	 * Completes on the executor after so many milliseconds.
	 */
	CompletionStage<@Nullable Void> wait(int millis) {
		return Pause.of(millis, this.executor);
	}

	/**
	 * Returns how to walk over a table.
	 */
	ScanOptions scan() {
		return this.scan;
	}

	/**
	 * Returns the same reads for a walk that somebody else combines with others.
	 */
	Reads asPart() {
		return new Reads(this.statements, this.shape, this.estimates, this.spec, ScanOptions.defaults(), this.mostRows,
				this.executor);
	}

	private CompletionStage<@Nullable AsyncResultSet> send(Select select, int rows, @Nullable Token routing) {
		return this.statements.prepare(select.cql(), this::task, this.executor)
			.thenCompose((prepared) -> this.shape.verified(prepared, this.executor))
			.thenCompose((prepared) -> this.statements.execute(bound(select.bind(prepared), rows, routing), this::task,
					this.executor));
	}

	private BoundStatement bound(BoundStatement statement, int rows, @Nullable Token routing) {
		BoundStatement bound = statement.setPageSize(rows).setIdempotent(true);
		if (routing != null) {
			bound = bound.setRoutingToken(routing);
		}
		if (this.spec.timeout() != null) {
			bound = bound.setTimeout(this.spec.timeout());
		}
		if (this.spec.consistency() != null) {
			bound = bound.setConsistencyLevel(Statements.level(this.spec.consistency()));
		}
		return bound;
	}

	private CompletionStage<@Nullable AsyncResultSet> answered(
			Supplier<? extends CompletionStage<@Nullable AsyncResultSet>> attempt) {
		return this.shape.<@Nullable AsyncResultSet>read(attempt, null, this.executor).exceptionallyCompose((error) -> {
			Throwable cause = DriverErrors.unwrap(error);
			return (cause instanceof QueryRejectedException) ? this.shape.explained(cause, this.executor)
					: CompletableFuture.failedStage(cause);
		});
	}

	private String task() {
		return "find '" + this.spec.filter() + "' in '" + this.shape.table().name() + "'";
	}

}
