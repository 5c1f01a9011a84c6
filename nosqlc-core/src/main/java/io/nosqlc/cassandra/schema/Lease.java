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
import io.nosqlc.cassandra.session.SchemaDisagreementException;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.QueryTimeoutException;

/**
 * One process's attempt to do something that only one may do at a time.
 */
final class Lease {

	/** A holder that dies keeps others waiting for so long. */
	private static final Duration LIFETIME = Duration.ofSeconds(45);

	/** What remains of the lifetime is for the action, which takes 35 s at most. */
	private static final Duration LATEST_START = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** While requests fail, nobody is known to be at work. */
	private static final Duration PATIENCE_WITH_FAILURES = Duration.ofSeconds(15);

	private static final int POLL_MILLIS = 50;

	private static final int RELEASE_ATTEMPTS = 4;

	private final Statements statements;

	private final String name;

	private final Supplier<CompletionStage<Boolean>> done;

	private final Supplier<CompletionStage<@Nullable Void>> action;

	private final Executor executor;

	private final String acquire;

	private final String release;

	private final String owner = UUID.randomUUID().toString();

	private final long begin = System.nanoTime();

	/** When the oldest request was sent that may have taken the lease we have. */
	private long requested;

	private boolean requestOpen;

	/** Whether a request was answered, so that another one that fails is an exception. */
	private boolean answered;

	/** Why the last request failed, if it did. */
	private @Nullable Throwable failure;

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

	/**
	 * Whoever finds the table while another still creates it must not use it: other nodes
	 * may not know it. So nobody looks before having had the lease.
	 */
	CompletionStage<@Nullable Void> run() {
		return acquire().thenCompose((acquired) -> acquired ? actAndRelease() : waitAndRun());
	}

	private CompletionStage<@Nullable Void> waitAndRun() {
		Throwable error = this.failure;
		Duration patience = (error != null) ? PATIENCE_WITH_FAILURES : PATIENCE;
		if (elapsed(this.begin).compareTo(patience) > 0) {
			return CompletableFuture.failedFuture((error != null) ? error : stillHeld());
		}
		return Pause.about(POLL_MILLIS, this.executor).thenCompose((waited) -> run());
	}

	private QueryTimeoutException stillHeld() {
		return new QueryTimeoutException("Cannot " + this.name + ": another process has held the lease for it for "
				+ PATIENCE.toSeconds() + " s. Try again.");
	}

	/**
	 * A time-out may have taken the lease or not, which the next request finds out; a
	 * table that another process has just created may take a moment to be known; and a
	 * connection that is lost while others are at work may come back.
	 */
	private CompletionStage<Boolean> acquire() {
		long sent = System.nanoTime();
		if (!this.requestOpen) {
			this.requested = sent;
			this.requestOpen = true;
		}
		return send(this.acquire).handle((result, error) -> {
			this.failure = (error != null) ? DriverErrors.unwrap(error) : null;
			if (this.failure == null) {
				return isOurs(result, sent) && isInTime();
			}
			if (isTemporary(this.failure)) {
				return false;
			}
			throw new CompletionException(this.failure);
		});
	}

	private boolean isTemporary(Throwable failure) {
		return (this.answered && failure instanceof ClientUnavailableException)
				|| failure instanceof QueryTimeoutException || failure instanceof MissingTableException
				|| failure instanceof SchemaDisagreementException;
	}

	private boolean isOurs(AsyncResultSet result, long sent) {
		this.answered = true;
		if (result.wasApplied()) {
			this.requested = sent;
			return true;
		}
		Row current = result.one();
		this.requestOpen = current != null && this.owner.equals(current.getString("owner"));
		return this.requestOpen;
	}

	/**
	 * Whether enough of the lease is left for the action.
	 */
	private boolean isInTime() {
		return elapsed(this.requested).compareTo(LATEST_START) < 0;
	}

	private CompletionStage<@Nullable Void> actAndRelease() {
		return this.done.get()
			.handle((isDone, error) -> (error == null) ? actUnless(isDone) : releaseAndFail(error))
			.thenCompose((released) -> released);
	}

	private CompletionStage<@Nullable Void> actUnless(boolean isDone) {
		if (isDone) {
			return release(RELEASE_ATTEMPTS);
		}
		if (!isInTime()) {
			return release(RELEASE_ATTEMPTS).thenCompose((released) -> waitAndRun());
		}
		return this.action.get()
			.handle((acted, error) -> (error == null) ? release(RELEASE_ATTEMPTS) : afterFailure(error))
			.thenCompose((released) -> released);
	}

	/**
	 * A lease whose action may still be under way is left to expire.
	 */
	private CompletionStage<@Nullable Void> afterFailure(Throwable error) {
		return DriverErrors.outcomeUnknown(error) ? CompletableFuture.failedFuture(error) : releaseAndFail(error);
	}

	private CompletionStage<@Nullable Void> releaseAndFail(Throwable error) {
		return release(RELEASE_ATTEMPTS).thenCompose((released) -> CompletableFuture.failedFuture(error));
	}

	/**
	 * What cannot be given back expires.
	 */
	private CompletionStage<@Nullable Void> release(int attempts) {
		return send(this.release).<@Nullable Void>thenApply((result) -> null)
			.exceptionallyCompose((error) -> (attempts == 1) ? CompletableFuture.<@Nullable Void>completedFuture(null)
					: Pause.about(POLL_MILLIS, this.executor).thenCompose((waited) -> release(attempts - 1)));
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
