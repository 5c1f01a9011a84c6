package io.nosqlc;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.Changed;
import io.nosqlc.error.IncompleteChangeException;
import io.nosqlc.error.NosqlcException;

/**
 * Changes every document that a find brings, page by page, a bounded number at a time.
 */
final class BulkChange {

	private final Task task;

	private final int maxInFlight;

	private final Executor executor;

	private final Function<String, CompletionStage<Changed>> change;

	private final AtomicLong written = new AtomicLong();

	private final AtomicLong failed = new AtomicLong();

	private volatile boolean begun;

	BulkChange(Task task, int maxInFlight, Executor executor, Function<String, CompletionStage<Changed>> change) {
		this.task = task;
		this.maxInFlight = maxInFlight;
		this.executor = executor;
		this.change = change;
	}

	/**
	 * Completes with the number of documents that were written; if it fails after it
	 * began to write, with an {@link IncompleteChangeException}, when no write is in
	 * flight any more.
	 */
	CompletionStage<Long> run(MatchPages<Document> pages) {
		return Pages.forEach(pages, this::changeAll, this.executor)
			.thenApply((done) -> this.written.get())
			.exceptionallyCompose((error) -> CompletableFuture.failedStage(failure(error)));
	}

	private CompletionStage<@Nullable Void> changeAll(MatchPages.Page<Document> page) {
		return Pipeline.run(page.matches().iterator(), this.maxInFlight, this.executor,
				(Match<Document> match) -> change(Objects.requireNonNull(match.item().getId())));
	}

	private CompletionStage<?> change(String key) {
		CompletionStage<Changed> writing = this.change.apply(key);
		this.begun = true;
		return writing.whenComplete((outcome, error) -> {
			if (error != null) {
				this.failed.incrementAndGet();
			}
			else if (outcome.written()) {
				this.written.incrementAndGet();
			}
		});
	}

	private Throwable failure(Throwable error) {
		Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error;
		if (!this.begun || !(cause instanceof NosqlcException)) {
			return cause;
		}
		return this.task.incomplete(this.written.get(), this.failed.get(), cause);
	}

	/**
	 * What messages say about a change.
	 *
	 * @param verb what is done to each document: "update" or "delete"
	 * @param what which documents, as the middle of a sentence
	 */
	record Task(String verb, String what) {

		private IncompleteChangeException incomplete(long changed, long failed, Throwable cause) {
			return new IncompleteChangeException("Cannot " + this.verb + " all documents of " + this.what + ": "
					+ changed + " were " + this.verb + "d, then " + reason(failed) + ": " + cause.getMessage()
					+ " When that is mended, call " + this.verb + "All again for the rest.", changed, cause);
		}

		private static String reason(long failed) {
			if (failed == 0) {
				return "no more could be read";
			}
			return (failed == 1) ? "a write failed" : failed + " writes failed, the first of them";
		}

	}

}
