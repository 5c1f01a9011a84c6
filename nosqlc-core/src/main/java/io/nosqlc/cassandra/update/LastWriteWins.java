package io.nosqlc.cassandra.update;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

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

	private final UpdateSettings settings;

	LastWriteWins(DocumentTable table, Stamps stamps, PlainWrites plain, UpdateSettings settings) {
		this.table = table;
		this.stamps = stamps;
		this.plain = plain;
		this.settings = settings;
	}

	@Override
	public CompletionStage<@Nullable Void> store(Target target, Document document, WriteOptions options,
			Executor executor) {
		return this.plain.store(target.key(), document, options, executor);
	}

	@Override
	public CompletionStage<@Nullable Void> delete(Target target, WriteOptions options, Executor executor) {
		return this.plain.delete(target.key(), options, executor);
	}

	@Override
	public CompletionStage<Boolean> storeIfAbsent(Target target, Document document, WriteOptions options,
			Executor executor) {
		return this.table.read(target, Deadline.after(this.settings.timeout(options)), executor)
			.thenCompose((row) -> row.isAbsent()
					? this.plain.store(target.key(), document, options, executor).thenApply((done) -> true)
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
		long stamp = this.stamps.after(row);
		if (proposal.text() == null) {
			return this.plain.delete(batch.target().key(), batch.options().withTimestamp(stamp), batch.executor());
		}
		Duration ttl = batch.options().ttl();
		return this.table.write(batch, row, proposal.text(), (ttl != null) ? (int) ttl.toSeconds() : row.ttl(), stamp)
			.thenApply((done) -> null);
	}

}
