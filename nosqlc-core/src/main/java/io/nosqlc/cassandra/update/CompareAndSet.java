package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletionStage;

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

	CompareAndSet(DocumentTable table, Stamps stamps, PlainWrites plain) {
		this.table = table;
		this.stamps = stamps;
		this.plain = plain;
	}

	@Override
	public boolean storesPlainly(Target target, WriteOptions options) {
		return options.timestamp() != null || !this.stamps.recent().contains(target);
	}

	@Override
	public CompletionStage<@Nullable Void> store(Target target, Document document, WriteCall call) {
		return write(target, document, call);
	}

	@Override
	public CompletionStage<@Nullable Void> delete(Target target, WriteCall call) {
		return write(target, null, call);
	}

	@Override
	public CompletionStage<Boolean> storeIfAbsent(Target target, Document document, WriteCall call) {
		return new ConditionalInsert(this.table, this.stamps.recent(), target, document, call).run();
	}

	@Override
	public CompletionStage<@Nullable Void> update(Batch batch) {
		return new ConditionalUpdate(this.table, this.stamps.recent(), batch).run();
	}

	/**
	 * Stores or deletes by a transaction whose condition always holds.
	 * @param document what to store; {@code null} to delete
	 */
	CompletionStage<@Nullable Void> transact(Target target, @Nullable Document document, WriteCall call) {
		Draft draft = (document != null) ? Draft.of(document) : null;
		ConditionalWrite write = new ConditionalWrite(target, draft, call.ttl(), null, call);
		return new LightweightTransaction(this.table, write).run().thenApply((applied) -> null);
	}

	/**
	 * A tombstone does not tell its stamp. If a transaction of ours left it, only another
	 * transaction is certainly younger.
	 */
	private CompletionStage<@Nullable Void> write(Target target, @Nullable Document document, WriteCall call) {
		if (storesPlainly(target, call.options())) {
			return writePlainly(target, document, call);
		}
		RecentWrites recent = this.stamps.recent();
		return this.table.read(target, call).thenCompose((row) -> {
			if (row.isAbsent() && recent.isDeleted(target)) {
				recent.add(target, 0);
				return transact(target, document, call);
			}
			return writePlainly(target, document, call.withTimestamp(this.stamps.above(target, row)));
		});
	}

	private CompletionStage<@Nullable Void> writePlainly(Target target, @Nullable Document document, WriteCall call) {
		return (document != null) ? this.plain.store(target.key(), document, call)
				: this.plain.delete(target.key(), call);
	}

}
