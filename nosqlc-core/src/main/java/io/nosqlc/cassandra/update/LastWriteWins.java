package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;

/**
 * {@link UpdateMode#LAST_WRITE_WINS}: everything is plain. An update gets a stamp above
 * that of the text it read, so at least its own clock does not lose it.
 */
final class LastWriteWins implements WriteStrategy {

	private final DocumentTable table;

	private final Stamps stamps;

	private final PlainWrites plain;

	LastWriteWins(DocumentTable table, Stamps stamps, PlainWrites plain) {
		this.table = table;
		this.stamps = stamps;
		this.plain = plain;
	}

	@Override
	public boolean storesPlainly(Target target, WriteOptions options) {
		return true;
	}

	@Override
	public CompletionStage<@Nullable Void> store(Target target, Document document, WriteCall call) {
		return this.plain.store(target.key(), document, call);
	}

	@Override
	public CompletionStage<@Nullable Void> delete(Target target, WriteCall call) {
		return this.plain.delete(target.key(), call);
	}

	@Override
	public CompletionStage<Boolean> storeIfAbsent(Target target, Document document, WriteCall call) {
		return this.table.read(target, call)
			.thenCompose(
					(row) -> row.isAbsent() ? this.plain.store(target.key(), document, call).thenApply((done) -> true)
							: CompletableFuture.completedFuture(false));
	}

	@Override
	public CompletionStage<@Nullable Void> update(Batch batch) {
		return this.table.read(batch).thenCompose((row) -> write(batch, row, batch.propose(row)));
	}

	private CompletionStage<@Nullable Void> write(Batch batch, ObservedRow row, Proposal proposal) {
		if (!proposal.writes()) {
			return CompletableFuture.completedFuture(null);
		}
		if (batch.deadline().isBefore(LightweightTransaction.LEAST_TIME)) {
			batch.spareOthersUnlessInTime(LightweightTransaction.LEAST_TIME);
			return CompletableFuture.failedFuture(batch.call().late("update " + batch.target()));
		}
		long stamp = this.stamps.after(row);
		if (proposal.draft() == null) {
			return this.plain.delete(batch.target().key(), batch.call().withTimestamp(stamp));
		}
		Integer ttl = batch.call().ttl();
		return this.table.write(batch, row, proposal.draft(), (ttl != null) ? ttl : row.ttl(), stamp)
			.thenApply((done) -> null);
	}

}
