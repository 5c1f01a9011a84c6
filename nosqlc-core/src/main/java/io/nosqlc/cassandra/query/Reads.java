package io.nosqlc.cassandra.query;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import org.jspecify.annotations.Nullable;

import io.nosqlc.FindSpec;
import io.nosqlc.cassandra.session.DriverErrors;
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
		int pageSize = (spec.fetchSize() != null) ? spec.fetchSize() : DEFAULT_PAGE_SIZE;
		this.pageSize = (int) Math.max(1, Math.min(pageSize, mostRows));
		this.executor = executor;
	}

	int pageSize() {
		return this.pageSize;
	}

	/**
	 * Reads the first page of a statement.
	 * @param key value of its only placeholder; {@code null} if it has none
	 * @param page makes a page of what arrives, on the executor
	 */
	CompletionStage<RowPages.Page> first(String cql, @Nullable String key,
			Function<AsyncResultSet, RowPages.Page> page) {
		return answered(() -> this.statements.prepare(cql, this::task, this.executor)
			.thenCompose((prepared) -> this.shape.verified(prepared, this.executor))
			.thenCompose((prepared) -> this.statements.execute(bound(prepared, key), this::task, this.executor))
			.thenApply(page));
	}

	/**
	 * Reads the page behind another one.
	 * @param page makes a page of what arrives, on the executor
	 */
	CompletionStage<RowPages.Page> next(AsyncResultSet previous, Function<AsyncResultSet, RowPages.Page> page) {
		return answered(() -> this.statements.nextPage(previous, this::task, this.executor).thenApply(page));
	}

	private BoundStatement bound(PreparedStatement prepared, @Nullable String key) {
		BoundStatement statement = prepared.bind().setPageSize(this.pageSize).setIdempotent(true);
		if (key != null) {
			statement = statement.setString(0, key);
		}
		if (this.spec.timeout() != null) {
			statement = statement.setTimeout(this.spec.timeout());
		}
		if (this.spec.consistency() != null) {
			statement = statement.setConsistencyLevel(Statements.level(this.spec.consistency()));
		}
		return statement;
	}

	private CompletionStage<RowPages.Page> answered(Supplier<CompletionStage<RowPages.Page>> page) {
		return this.shape.read(page, RowPages.Page.END, this.executor).exceptionallyCompose((error) -> {
			Throwable cause = DriverErrors.unwrap(error);
			return (cause instanceof QueryRejectedException) ? this.shape.explained(cause, this.executor)
					: CompletableFuture.failedStage(cause);
		});
	}

	private String task() {
		return "find '" + this.spec.filter() + "' in '" + this.shape.table().name() + "'";
	}

}
