package io.nosqlc;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.Changed;

/**
 * Changes every document that a find brings, page by page, a bounded number at a time.
 */
final class BulkChange {

	private final int maxInFlight;

	private final Executor executor;

	private final Function<String, CompletionStage<Changed>> change;

	private final AtomicLong written = new AtomicLong();

	BulkChange(int maxInFlight, Executor executor, Function<String, CompletionStage<Changed>> change) {
		this.maxInFlight = maxInFlight;
		this.executor = executor;
		this.change = change;
	}

	/**
	 * Completes with the number of documents that were written.
	 */
	CompletionStage<Long> run(MatchPages<Document> pages) {
		return Pages.forEach(pages, this::changeAll, this.executor).thenApply((done) -> this.written.get());
	}

	private CompletionStage<@Nullable Void> changeAll(MatchPages.Page<Document> page) {
		return Pipeline.run(page.matches().iterator(), this.maxInFlight, this.executor,
				(Match<Document> match) -> change(Objects.requireNonNull(match.item().getId())));
	}

	private CompletionStage<?> change(String key) {
		return this.change.apply(key).thenAccept((outcome) -> {
			if (outcome.written()) {
				this.written.incrementAndGet();
			}
		});
	}

}
