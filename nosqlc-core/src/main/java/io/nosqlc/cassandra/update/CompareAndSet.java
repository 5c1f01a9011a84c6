package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;

/**
 * {@link UpdateMode#COMPARE_AND_SET}: updates are conditional; stores and deletes are
 * plain, with a stamp chosen above what is there for as long after a transaction of ours
 * as the clocks may differ.
 */
final class CompareAndSet implements WriteStrategy {

	private final DocumentTable table;

	private final Stamps stamps;

	private final PlainWrites plain;

	private final UpdateSettings settings;

	CompareAndSet(DocumentTable table, Stamps stamps, PlainWrites plain, UpdateSettings settings) {
		this.table = table;
		this.stamps = stamps;
		this.plain = plain;
		this.settings = settings;
	}

	@Override
	public CompletionStage<@Nullable Void> store(Target target, Document document, WriteOptions options,
			Executor executor) {
		return write(target, document, options, executor);
	}

	@Override
	public CompletionStage<@Nullable Void> delete(Target target, WriteOptions options, Executor executor) {
		return write(target, null, options, executor);
	}

	@Override
	public CompletionStage<Boolean> storeIfAbsent(Target target, Document document, WriteOptions options,
			Executor executor) {
		return new ConditionalInsert(this.table, this.stamps.recent(), target, document, options,
				Deadline.after(this.settings.timeout(options)), executor)
			.run();
	}

	@Override
	public CompletionStage<@Nullable Void> update(Batch batch) {
		return new ConditionalUpdate(this.table, this.stamps.recent(), batch).run();
	}

	/**
	 * Stores or deletes by a transaction whose condition always holds.
	 * @param document what to store; {@code null} to delete
	 */
	CompletionStage<@Nullable Void> transact(Target target, @Nullable Document document, WriteOptions options,
			Executor executor) {
		ByteBuffer text = (document != null) ? WriteMark.append(document.toJsonBytes()) : null;
		Integer ttl = (options.ttl() != null) ? Integer.valueOf((int) options.ttl().toSeconds()) : null;
		ConditionalWrite write = new ConditionalWrite(target, text, ttl, null, options,
				Deadline.after(this.settings.timeout(options)));
		return new LightweightTransaction(this.table, write, executor).run().thenApply((applied) -> null);
	}

	/**
	 * A tombstone does not tell its stamp. If a transaction of ours left it, only another
	 * transaction is certainly younger.
	 */
	private CompletionStage<@Nullable Void> write(Target target, @Nullable Document document, WriteOptions options,
			Executor executor) {
		RecentWrites recent = this.stamps.recent();
		if (options.timestamp() != null || !recent.contains(target)) {
			return writePlainly(target, document, options, executor);
		}
		return this.table.read(target, Deadline.after(this.settings.timeout(options)), executor).thenCompose((row) -> {
			if (row.isAbsent() && recent.isDeleted(target)) {
				recent.add(target, 0);
				return transact(target, document, options, executor);
			}
			return writePlainly(target, document, options.withTimestamp(this.stamps.above(target, row)), executor);
		});
	}

	private CompletionStage<@Nullable Void> writePlainly(Target target, @Nullable Document document,
			WriteOptions options, Executor executor) {
		return (document != null) ? this.plain.store(target.key(), document, options, executor)
				: this.plain.delete(target.key(), options, executor);
	}

}
