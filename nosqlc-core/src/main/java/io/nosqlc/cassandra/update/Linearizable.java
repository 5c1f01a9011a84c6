package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;

/**
 * {@link UpdateMode#LINEARIZABLE}: stores and deletes are lightweight transactions too,
 * under conditions that always hold. Writes with a timestamp of the caller's own stay
 * plain, because a transaction cannot have one.
 */
final class Linearizable implements WriteStrategy {

	private final CompareAndSet conditional;

	private final PlainWrites plain;

	Linearizable(CompareAndSet conditional, PlainWrites plain) {
		this.conditional = conditional;
		this.plain = plain;
	}

	@Override
	public boolean storesPlainly(Target target, WriteOptions options) {
		return options.timestamp() != null;
	}

	@Override
	public CompletionStage<@Nullable Void> store(Target target, Document document, WriteCall call) {
		if (storesPlainly(target, call.options())) {
			return this.plain.store(target.key(), document, call);
		}
		return this.conditional.transact(target, document, call);
	}

	@Override
	public CompletionStage<@Nullable Void> delete(Target target, WriteCall call) {
		if (call.options().timestamp() != null) {
			return this.plain.delete(target.key(), call);
		}
		return this.conditional.transact(target, null, call);
	}

	@Override
	public CompletionStage<Boolean> storeIfAbsent(Target target, Document document, WriteCall call) {
		return this.conditional.storeIfAbsent(target, document, call);
	}

	@Override
	public CompletionStage<@Nullable Void> update(Batch batch) {
		return this.conditional.update(batch);
	}

}
