package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.error.ConcurrentUpdateException;

/**
 * Stores a document where there is none. The condition is on the text being null, which
 * also holds for rows of other writers that have no text. There is no stamp to read where
 * there is no text, so what was written is read back: if it is not there, a younger
 * delete hides it, and the write is repeated until its stamp is younger still.
 */
final class ConditionalInsert {

	private static final int FIRST_BACKOFF = 25;

	private static final int LONGEST_BACKOFF = 400;

	private static final int MAX_ATTEMPTS = 100;

	private final DocumentTable table;

	private final RecentWrites recent;

	private final ConditionalWrite write;

	private final Executor executor;

	private final Backoff backoff = new Backoff(FIRST_BACKOFF, LONGEST_BACKOFF);

	ConditionalInsert(DocumentTable table, RecentWrites recent, Target target, Document document, WriteCall call) {
		this.table = table;
		this.recent = recent;
		this.executor = call.executor();
		this.write = new ConditionalWrite(target, Draft.of(document), call.ttl(), ObservedRow.ABSENT, call);
	}

	/**
	 * Completes with whether the document was stored.
	 */
	CompletionStage<Boolean> run() {
		this.recent.add(this.write.target(), 0);
		return new LightweightTransaction(this.table, this.write).run()
			.thenCompose((applied) -> applied ? readBack() : CompletableFuture.completedFuture(false));
	}

	private CompletionStage<Boolean> readBack() {
		return this.table.read(this.write.target(), this.write.call())
			.handle((row, error) -> (error == null) ? judge(row) : readBackLater(DriverErrors.unwrap(error)))
			.thenCompose((stored) -> stored);
	}

	private CompletionStage<Boolean> judge(ObservedRow row) {
		this.recent.add(this.write.target(), row.writtenAt());
		if (this.write.isDoneIn(row.text())) {
			return CompletableFuture.completedFuture(true);
		}
		return row.isAbsent() ? again()
				: CompletableFuture.failedFuture(unknown("another document was found when it was read back", null));
	}

	private CompletionStage<Boolean> readBackLater(Throwable error) {
		long pause = this.backoff.next();
		return this.write.deadline().isBefore(pause)
				? CompletableFuture.failedFuture(unknown("it could not be read back", error))
				: Pause.of(pause, this.executor).thenCompose((done) -> readBack());
	}

	private CompletionStage<Boolean> again() {
		long pause = this.backoff.next();
		boolean late = this.write.deadline().isBefore(pause + LightweightTransaction.LEAST_TIME);
		if (late || this.backoff.attempts() >= MAX_ATTEMPTS) {
			return CompletableFuture.failedFuture(new ConcurrentUpdateException("Cannot store " + this.write.target()
					+ " if absent: the clock of the client that deleted it last is ahead, and its delete hid what was"
					+ " written by each of " + this.backoff.attempts() + " attempts within "
					+ this.write.deadline().limit().toMillis()
					+ " ms. Nothing was stored. Synchronise the clocks of clients and servers, or raise"
					+ " update-timeout.", false, null));
		}
		return Pause.of(pause, this.executor).thenCompose((done) -> run());
	}

	private ConcurrentUpdateException unknown(String reason, @Nullable Throwable cause) {
		return new ConcurrentUpdateException("Whether " + this.write.target()
				+ " was absent and got stored is unknown: " + reason + ". Read the document and decide.", true, cause);
	}

}
