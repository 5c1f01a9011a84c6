package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.ConcurrentUpdateException;

/**
 * Carries one conditional write to a known end. When no answer comes, it asks at serial
 * consistency, which brings to an end whatever is under way: our own text means done; the
 * row as it was expected means that the same write can be sent once more, because of two
 * equal ones at most one meets its condition; anything else cannot be told apart.
 */
final class LightweightTransaction {

	/**
	 * With less time than this, in milliseconds, a write is not sent: no answer would
	 * come in time, and its outcome would be unknown for nothing.
	 */
	static final int LEAST_TIME = 20;

	private static final int FIRST_BACKOFF = 10;

	private static final int LONGEST_BACKOFF = 200;

	private final DocumentTable table;

	private final ConditionalWrite write;

	private final Executor executor;

	private final Backoff backoff = new Backoff(FIRST_BACKOFF, LONGEST_BACKOFF);

	private @Nullable Throwable doubt;

	LightweightTransaction(DocumentTable table, ConditionalWrite write) {
		this.table = table;
		this.write = write;
		this.executor = write.call().executor();
	}

	/**
	 * Sends the write to the coordinator of the expected row and completes with whether
	 * it took effect. Fails with a {@link ConcurrentUpdateException} if that cannot be
	 * learned, or if it was too late to send it, and with any other exception if it
	 * certainly did not, of which a {@link ClientUnavailableException} tells that the
	 * coordinator could not be reached.
	 */
	CompletionStage<Boolean> run() {
		if (this.write.deadline().isBefore(LEAST_TIME)) {
			return CompletableFuture.failedFuture(tooLate());
		}
		ObservedRow expected = this.write.expected();
		return send((expected != null) ? expected.coordinator() : null);
	}

	private CompletionStage<Boolean> send(@Nullable Node coordinator) {
		return this.table.statement(this.write, coordinator)
			.handle((statement, error) -> (error == null) ? send(statement) : notSent(DriverErrors.unwrap(error)))
			.thenCompose((applied) -> applied);
	}

	private CompletionStage<Boolean> send(BoundStatement statement) {
		return this.table.send(statement, this.write)
			.handle((result, error) -> (error == null) ? judge(result) : explain(DriverErrors.unwrap(error)))
			.thenCompose((applied) -> applied);
	}

	private CompletionStage<Boolean> judge(AsyncResultSet result) {
		if (result.wasApplied()) {
			return CompletableFuture.completedFuture(true);
		}
		boolean done = this.write.isDoneIn(textIn(Objects.requireNonNull(result.one())));
		if (this.doubt == null) {
			return CompletableFuture.completedFuture(done && this.write.text() != null);
		}
		return done ? CompletableFuture.completedFuture(true) : unknown();
	}

	private CompletionStage<Boolean> explain(Throwable error) {
		if (DriverErrors.outcomeUnknown(error) || error.getCause() instanceof UnavailableException) {
			this.doubt = error;
			return resolve();
		}
		return notSent(error);
	}

	private CompletionStage<Boolean> notSent(Throwable error) {
		if (this.doubt == null) {
			return CompletableFuture.failedFuture(error);
		}
		return (error instanceof ClientUnavailableException) ? resolveLater() : unknown();
	}

	private CompletionStage<Boolean> resolve() {
		return this.table.readSerially(this.write)
			.handle((row, error) -> (error == null) ? judge(row) : resolveLater())
			.thenCompose((applied) -> applied);
	}

	private CompletionStage<Boolean> judge(ObservedRow found) {
		if (this.write.isDoneIn(found.text())) {
			return CompletableFuture.completedFuture(true);
		}
		if (!this.write.isUndoneIn(found)) {
			return unknown();
		}
		long pause = Math.max(this.backoff.next(), found.millisUntilSafe());
		return this.write.deadline().isBefore(pause) ? unknown()
				: Pause.of(pause, this.executor).thenCompose((done) -> send(found.coordinator()));
	}

	private CompletionStage<Boolean> resolveLater() {
		long pause = this.backoff.next();
		return this.write.deadline().isBefore(pause) ? unknown()
				: Pause.of(pause, this.executor).thenCompose((done) -> resolve());
	}

	private ConcurrentUpdateException tooLate() {
		return new ConcurrentUpdateException("Cannot change " + this.write.target() + ": less than " + LEAST_TIME
				+ " of its " + this.write.deadline().limit().toMillis()
				+ " ms are left, too little for an answer of the servers. Nothing was written. Try again, make the"
				+ " operator of an update faster, or raise update-timeout.", false, null);
	}

	private CompletionStage<Boolean> unknown() {
		return CompletableFuture.failedFuture(new ConcurrentUpdateException("Whether the change of "
				+ this.write.target() + " took effect is unknown: no answer came"
				+ " to it, and what is stored now tells neither that it did nor that it did not. Read the document"
				+ " before you repeat the change.", true, this.doubt));
	}

	private static @Nullable ByteBuffer textIn(Row refused) {
		return refused.getColumnDefinitions().contains("data") ? refused.getBytesUnsafe("data") : null;
	}

}
