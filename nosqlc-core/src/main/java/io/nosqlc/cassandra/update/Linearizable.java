package io.nosqlc.cassandra.update;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;

/**
 * {@link UpdateMode#LINEARIZABLE}: stores and deletes are lightweight transactions too,
 * under conditions that always hold. Writes with a timestamp of the caller's own stay
 * plain, because a transaction cannot have one.
 */
final class Linearizable implements WriteStrategy {

	private final DocumentTable table;

	private final CompareAndSet conditional;

	private final PlainWrites plain;

	private final UpdateSettings settings;

	Linearizable(DocumentTable table, CompareAndSet conditional, PlainWrites plain, UpdateSettings settings) {
		this.table = table;
		this.conditional = conditional;
		this.plain = plain;
		this.settings = settings;
	}

	@Override
	public CompletionStage<@Nullable Void> store(Target target, Document document, WriteOptions options,
			Executor executor) {
		if (options.timestamp() != null) {
			return this.plain.store(target.key(), document, options, executor);
		}
		Duration ttl = options.ttl();
		return write(new ConditionalWrite(target, WriteMark.append(document.toJsonBytes()),
				(ttl != null) ? (int) ttl.toSeconds() : null, null, options,
				Deadline.after(this.settings.timeout(options))), executor);
	}

	@Override
	public CompletionStage<@Nullable Void> delete(Target target, WriteOptions options, Executor executor) {
		if (options.timestamp() != null) {
			return this.plain.delete(target.key(), options, executor);
		}
		return write(
				new ConditionalWrite(target, null, null, null, options, Deadline.after(this.settings.timeout(options))),
				executor);
	}

	@Override
	public CompletionStage<Boolean> storeIfAbsent(Target target, Document document, WriteOptions options,
			Executor executor) {
		return this.conditional.storeIfAbsent(target, document, options, executor);
	}

	@Override
	public CompletionStage<@Nullable Void> update(Batch batch) {
		return this.conditional.update(batch);
	}

	private CompletionStage<@Nullable Void> write(ConditionalWrite write, Executor executor) {
		return new LightweightTransaction(this.table, write, executor).run().thenApply((applied) -> null);
	}

}
