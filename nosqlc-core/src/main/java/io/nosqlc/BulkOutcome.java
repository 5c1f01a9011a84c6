package io.nosqlc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.NosqlcException;

/**
 * Collects what becomes of the parts of a bulk write. A part fails for itself, unless its
 * failure means that no other can succeed.
 */
final class BulkOutcome {

	private final Map<String, NosqlcException> failures = new LinkedHashMap<>();

	private long stored;

	private long failed;

	CompletionStage<?> record(String key, Supplier<CompletionStage<@Nullable Void>> write) {
		CompletionStage<@Nullable Void> stage;
		try {
			stage = write.get();
		}
		catch (RuntimeException ex) {
			stage = CompletableFuture.failedFuture(ex);
		}
		return stage.handle((done, error) -> {
			record(key, (error instanceof CompletionException) ? error.getCause() : error);
			return null;
		});
	}

	synchronized BulkResult result() {
		return new BulkResult(this.stored, this.failed, this.failures);
	}

	private synchronized void record(String key, @Nullable Throwable error) {
		if (error == null) {
			this.stored++;
			return;
		}
		if (!(error instanceof NosqlcException reason) || error instanceof ClientClosedException) {
			throw new CompletionException(error);
		}
		this.failed++;
		if (this.failures.size() < BulkResult.MAX_FAILURES) {
			this.failures.putIfAbsent(key, reason);
		}
	}

}
