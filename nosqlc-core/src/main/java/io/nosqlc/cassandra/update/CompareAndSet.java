package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

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
		return stamped(target, options, executor,
				(stamped) -> this.plain.store(target.key(), document, stamped, executor));
	}

	@Override
	public CompletionStage<@Nullable Void> delete(Target target, WriteOptions options, Executor executor) {
		return stamped(target, options, executor, (stamped) -> this.plain.delete(target.key(), stamped, executor));
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

	private CompletionStage<@Nullable Void> stamped(Target target, WriteOptions options, Executor executor,
			Function<WriteOptions, CompletionStage<@Nullable Void>> write) {
		if (options.timestamp() != null || !this.stamps.recent().contains(target)) {
			return write.apply(options);
		}
		return this.table.read(target, Deadline.after(this.settings.timeout(options)), executor)
			.thenCompose((row) -> write.apply(options.withTimestamp(this.stamps.above(target, row))));
	}

}
