package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.nosqlc.AbstractCollection.Changed;
import io.nosqlc.WriteOptions;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateQueueTests {

	private static final Target TARGET = new Target("orders", "a");

	private static final ObservedRow DOCUMENT = new ObservedRow(ByteBuffer.wrap(new byte[] { '{', '}' }), 1, 0, null,
			null, NodeClock.UNKNOWN);

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

	@Test
	void editsThatAreSparedGoOnBeforeThoseThatWait() {
		List<String> written = new ArrayList<>();
		CompletableFuture<Void> running = new CompletableFuture<>();
		AtomicInteger batches = new AtomicInteger();
		Function<Batch, CompletionStage<?>> writer = (batch) -> switch (batches.getAndIncrement()) {
			case 0 -> running;
			case 1 -> {
				batch.spareOthersUnlessInTime(10_000);
				yield CompletableFuture.failedFuture(new IllegalStateException("late"));
			}
			default -> {
				batch.propose(DOCUMENT);
				yield CompletableFuture.completedFuture(null);
			}
		};
		WriteOptions other = WriteOptions.defaults().withTtl(Duration.ofSeconds(1));
		submit(edit("running", 60, WriteOptions.defaults(), written), writer);
		CompletionStage<Changed> late = submit(edit("late", 5, WriteOptions.defaults(), written), writer);
		CompletionStage<Changed> first = submit(edit("first", 60, WriteOptions.defaults(), written), writer);
		CompletionStage<Changed> second = submit(edit("second", 60, WriteOptions.defaults(), written), writer);
		CompletionStage<Changed> next = submit(edit("next", 60, other, written), writer);
		running.complete(null);
		assertThat(late).isCompletedExceptionally();
		assertThat(List.of(first, second, next)).allSatisfy((edit) -> assertThat(edit).isCompleted());
		assertThat(written).containsExactly("first", "second", "next");
		assertThat(batches).hasValue(4);
	}

	private CompletionStage<Changed> submit(Edit edit, Function<Batch, CompletionStage<?>> writer) {
		return this.queue.submit(TARGET, edit, writer);
	}

	private static Edit edit(String name, int seconds, WriteOptions options, List<String> written) {
		return new Edit((document) -> {
			written.add(name);
			return document;
		}, WriteCall.start(options, Duration.ofSeconds(seconds), Runnable::run));
	}

	private CompletableFuture<Changed> submit(Function<Batch, CompletableFuture<?>> writer) {
		return submit(Duration.ofSeconds(10), writer);
	}

	private CompletableFuture<Changed> submit(Duration limit, Function<Batch, CompletableFuture<?>> writer) {
		Edit edit = new Edit((document) -> document, WriteCall.start(WriteOptions.defaults(), limit, Runnable::run));
		return this.queue.submit(TARGET, edit, writer::apply).toCompletableFuture();
	}

	private static void assertFailed(CompletableFuture<Changed> update, Throwable error) {
		assertThat(update).failsWithin(Duration.ofSeconds(5)).withThrowableThat().withCause(error);
	}

}
