package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.ConcurrentUpdateException;

/**
 * Carries out a batch by lightweight transactions on the exact text read, until one is
 * applied.
 *
 * <p>
 * Plain writes are stamped by clients and transactions by the node that coordinates them,
 * and of two stamps the older one loses, even if the transaction says that it was
 * applied. Therefore a transaction is sent to the node that answered the read, and only
 * when the clock of that node, which came with the read, is past the stamp of the text:
 * the transaction's own stamp cannot be older than that clock. No other clock matters.
 */
final class ConditionalUpdate {

	/**
	 * Waits longer than this read again, because the document may have changed meanwhile.
	 */
	private static final long LONGEST_WAIT_WITHOUT_READ = 20;

	private static final int FIRST_BACKOFF = 4;

	private static final int LONGEST_BACKOFF = 256;

	private static final int MAX_ATTEMPTS = 100;

	private final DocumentTable table;

	private final RecentWrites recent;

	private final Batch batch;

	private final Executor executor;

	private final Backoff backoff = new Backoff(FIRST_BACKOFF, LONGEST_BACKOFF);

	ConditionalUpdate(DocumentTable table, RecentWrites recent, Batch batch) {
		this.table = table;
		this.recent = recent;
		this.batch = batch;
		this.executor = batch.executor();
	}

	CompletionStage<@Nullable Void> run() {
		return this.table.read(this.batch).thenCompose(this::change);
	}

	private CompletionStage<@Nullable Void> change(ObservedRow row) {
		long wait = row.millisUntilSafe();
		if (this.batch.deadline().isBefore(wait)) {
			this.batch.spareOthersUnlessInTime(wait);
			return CompletableFuture.failedFuture(clockAhead(row, wait));
		}
		if (wait > LONGEST_WAIT_WITHOUT_READ) {
			return later(wait);
		}
		Proposal proposal = this.batch.propose(row);
		if (!proposal.writes()) {
			return CompletableFuture.completedFuture(null);
		}
		return (wait == 0) ? write(row, proposal)
				: Pause.of(wait, this.executor).thenCompose((done) -> write(row, proposal));
	}

	private CompletionStage<@Nullable Void> write(ObservedRow row, Proposal proposal) {
		Integer own = this.batch.call().ttl();
		ConditionalWrite write = new ConditionalWrite(this.batch.target(), proposal.draft(),
				(own != null) ? own : Integer.valueOf(row.ttl()), row, this.batch.call());
		if (proposal.draft() == null) {
			this.recent.addDelete(this.batch.target(), row.writtenAt());
		}
		else {
			this.recent.add(this.batch.target(), row.writtenAt());
		}
		return new LightweightTransaction(this.table, write).run().handle((applied, error) -> {
			this.recent.add(this.batch.target(), row.clock().latest() * 1000);
			return (error == null) ? conclude(applied) : explain(DriverErrors.unwrap(error));
		}).thenCompose((done) -> done);
	}

	private CompletionStage<@Nullable Void> conclude(boolean applied) {
		return applied ? CompletableFuture.completedFuture(null) : again();
	}

	private CompletionStage<@Nullable Void> explain(Throwable error) {
		if (error instanceof ClientUnavailableException) {
			return again();
		}
		if (!(error instanceof ConcurrentUpdateException known && known.outcomeUnknown())) {
			this.batch.spareOthersUnlessInTime(LightweightTransaction.LEAST_TIME);
		}
		return CompletableFuture.failedFuture(error);
	}

	private CompletionStage<@Nullable Void> again() {
		int attempts = this.batch.countAttempt();
		long pause = this.backoff.next();
		if (attempts >= MAX_ATTEMPTS) {
			return CompletableFuture.failedFuture(contended(attempts));
		}
		long needed = pause + LightweightTransaction.LEAST_TIME;
		if (this.batch.deadline().isBefore(needed)) {
			this.batch.spareOthersUnlessInTime(needed);
			return CompletableFuture.failedFuture(contended(attempts));
		}
		return later(pause);
	}

	private CompletionStage<@Nullable Void> later(long millis) {
		return Pause.of(millis, this.executor).thenCompose((done) -> run());
	}

	private ConcurrentUpdateException clockAhead(ObservedRow row, long wait) {
		return new ConcurrentUpdateException("Cannot update " + this.batch.target()
				+ ": the clock of the client that wrote it last is ahead. Its stamp is " + wait
				+ " ms in the future of node " + row.coordinator() + ", an update before then would be invisible, and"
				+ " the time limit of " + this.batch.deadline().limit().toMillis()
				+ " ms ends earlier. Nothing was written. Synchronise the clocks of clients and servers, or raise"
				+ " update-timeout.", false, null);
	}

	private ConcurrentUpdateException contended(int attempts) {
		return new ConcurrentUpdateException("Cannot update " + this.batch.target()
				+ ": others changed it during each of " + attempts + " attempts within "
				+ this.batch.deadline().limit().toMillis()
				+ " ms. Nothing was written. Try again later, raise update-timeout, or spread what is changed so often"
				+ " over several documents.", false, null);
	}

}
