package io.nosqlc.cassandra.schema;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.MissingTableException;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.QueryTimeoutException;

/**
 * One process's attempt to do something that only one may do at a time.
 */
final class Lease {

	/** A holder that dies keeps others waiting for so long. */
	private static final Duration LIFETIME = Duration.ofSeconds(40);

	/** What remains of the lifetime is for the action, which takes 30 s at most. */
	private static final Duration LATEST_START = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int POLL_MILLIS = 100;

	private final Statements statements;

	private final String name;

	private final Supplier<CompletionStage<Boolean>> done;

	private final Supplier<CompletionStage<@Nullable Void>> action;

	private final Executor executor;

	private final String acquire;

	private final String release;

	private final String owner = UUID.randomUUID().toString();

	private final long begin = System.nanoTime();

	/** When the oldest request was sent that may have taken the lease. */
	private long requested;

	private boolean requestOpen;

	Lease(Statements statements, String table, String name, Supplier<CompletionStage<Boolean>> done,
			Supplier<CompletionStage<@Nullable Void>> action, Executor executor) {
		this.statements = statements;
		this.name = name;
		this.done = done;
		this.action = action;
		this.executor = executor;
		this.acquire = "INSERT INTO " + table + " (name, owner) VALUES (?, ?) IF NOT EXISTS USING TTL "
				+ LIFETIME.toSeconds();
		this.release = "DELETE FROM " + table + " WHERE name = ? IF owner = ?";
	}

	CompletionStage<@Nullable Void> run() {
		return acquire().thenCompose((acquired) -> acquired ? actAndRelease() : checkAndWait());
	}

	private CompletionStage<@Nullable Void> checkAndWait() {
		return this.done.get().thenCompose((isDone) -> {
			if (isDone) {
				return CompletableFuture.<@Nullable Void>completedFuture(null);
			}
			if (elapsed(this.begin).compareTo(PATIENCE) > 0) {
				throw new QueryTimeoutException("Cannot " + this.name
						+ ": another process has held the lease for it for " + PATIENCE.toSeconds() + " s. Try again.");
			}
			return Pause.about(POLL_MILLIS, this.executor).thenCompose((waited) -> run());
		});
	}

	/**
	 * A time-out may have taken the lease or not, which the next request finds out; and a
	 * table that another process has just created may take a moment to be known.
	 */
	private CompletionStage<Boolean> acquire() {
		if (!this.requestOpen) {
			this.requested = System.nanoTime();
			this.requestOpen = true;
		}
		return send(this.acquire).handle((result, error) -> {
			if (error == null) {
				return isOurs(result);
			}
			Throwable cause = DriverErrors.unwrap(error);
			if (cause instanceof QueryTimeoutException || cause instanceof MissingTableException) {
				return false;
			}
			throw new CompletionException(cause);
		});
	}

	private boolean isOurs(AsyncResultSet result) {
		if (result.wasApplied()) {
			return true;
		}
		Row current = result.one();
		this.requestOpen = current != null && this.owner.equals(current.getString("owner"));
		return this.requestOpen && elapsed(this.requested).compareTo(LATEST_START) < 0;
	}

	private CompletionStage<@Nullable Void> actAndRelease() {
		return this.done.get()
			.thenCompose(
					(isDone) -> isDone ? CompletableFuture.<@Nullable Void>completedFuture(null) : this.action.get())
			.handle((acted, error) -> release(error))
			.thenCompose((released) -> released);
	}

	/**
	 * A lease whose action may still be under way is left to expire.
	 */
	private CompletionStage<@Nullable Void> release(@Nullable Throwable error) {
		if (error != null && DriverErrors.outcomeUnknown(error)) {
			return CompletableFuture.failedFuture(error);
		}
		return send(this.release).handle((result, ignored) -> {
			if (error != null) {
				throw new CompletionException(DriverErrors.unwrap(error));
			}
			return null;
		});
	}

	private CompletionStage<AsyncResultSet> send(String cql) {
		Supplier<String> task = () -> this.name + " (by the lease for it)";
		return this.statements.bind(cql, task, this.executor)
			.thenCompose((statement) -> this.statements
				.execute(statement.setString(0, this.name).setString(1, this.owner).build(), task, this.executor));
	}

	private static Duration elapsed(long since) {
		return Duration.ofNanos(System.nanoTime() - since);
	}

}
