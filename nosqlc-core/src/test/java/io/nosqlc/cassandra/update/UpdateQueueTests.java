package io.nosqlc.cassandra.update;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.nosqlc.AbstractCollection.Changed;
import io.nosqlc.WriteOptions;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateQueueTests {

	private static final Target TARGET = new Target("orders", "a");

	private final UpdateQueue queue = new UpdateQueue(10);

	@Test
	void anErrorOfAWriterDoesNotHoldUpWhoComesNext() {
		AssertionError error = new AssertionError("no memory");
		CompletableFuture<Changed> first = submit((batch) -> {
			throw error;
		});
		CompletableFuture<Changed> second = submit((batch) -> CompletableFuture.failedFuture(error));
		assertFailed(first, error);
		assertFailed(second, error);
	}

	@Test
	void whatCannotBeAnsweredFailsAndDoesNotHoldUpWhoComesNext() {
		CompletableFuture<Changed> first = submit((batch) -> CompletableFuture.completedFuture(null));
		CompletableFuture<Changed> second = submit((batch) -> CompletableFuture.completedFuture(null));
		assertThat(first).isCompletedExceptionally();
		assertThat(second).isCompletedExceptionally();
	}

	private CompletableFuture<Changed> submit(Function<Batch, CompletableFuture<?>> writer) {
		return submit(Duration.ofSeconds(10), writer);
	}

	private CompletableFuture<Changed> submit(Duration limit, Function<Batch, CompletableFuture<?>> writer) {
		Edit edit = new Edit((document) -> document, WriteOptions.defaults(), limit, Runnable::run);
		return this.queue.submit(TARGET, edit, writer::apply).toCompletableFuture();
	}

	private static void assertFailed(CompletableFuture<Changed> update, Throwable error) {
		assertThat(update).failsWithin(Duration.ofSeconds(5)).withThrowableThat().withCause(error);
	}

}
