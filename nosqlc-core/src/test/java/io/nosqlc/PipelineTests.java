package io.nosqlc;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PipelineTests {

	private final List<CompletableFuture<@Nullable Void>> operations = new ArrayList<>();

	private final AtomicInteger pulled = new AtomicInteger();

	@Test
	void readsItsInputOnlyAsFarAsThereIsRoom() {
		CompletableFuture<?> done = run(IntStream.range(0, 10).iterator());
		assertThat(this.pulled).hasValue(3);
		this.operations.get(1).complete(null);
		assertThat(this.pulled).hasValue(4);
		while (!done.isDone()) {
			new ArrayList<>(this.operations).forEach((operation) -> operation.complete(null));
		}
		assertThat(this.pulled).hasValue(10);
		assertThat(done).isCompleted();
	}

	@Test
	void anEmptyInputIsDoneAtOnce() {
		assertThat(run(IntStream.empty().iterator())).isCompleted();
	}

	@Test
	void theFirstFailureEndsTheRunOnceNothingIsInFlight() {
		CompletableFuture<?> done = run(IntStream.range(0, 10).iterator());
		this.operations.get(2).completeExceptionally(new IllegalStateException("broken"));
		assertThat(done).isNotDone();
		this.operations.get(0).complete(null);
		assertThat(done).isNotDone();
		this.operations.get(1).completeExceptionally(new IllegalStateException("broken, too"));
		assertThat(done).isCompletedExceptionally();
		assertThat(this.pulled).hasValue(3);
		assertThat(done.handle((result, error) -> error).join()).hasMessage("broken");
	}

	@Test
	void anOperationThatCannotStartEndsTheRun() {
		CompletableFuture<?> done = Pipeline.run(List.of(1).iterator(), 3, Runnable::run, (element) -> {
			throw new IllegalStateException("broken");
		}).toCompletableFuture();
		assertThat(done).isCompletedExceptionally();
	}

	@Test
	void anInputThatBreaksEndsTheRunWhateverItThrows() {
		for (Throwable breakage : List.of(new IllegalStateException("broken"), new AssertionError("broken"))) {
			CompletableFuture<?> done = run(IntStream.range(0, 10).peek((i) -> {
				if (i == 1) {
					throwUnchecked(breakage);
				}
			}).iterator());
			this.operations.forEach((operation) -> operation.complete(null));
			assertThat(done).isCompletedExceptionally();
		}
	}

	@Test
	void manyOperationsThatCompleteAtOnceDoNotDeepenTheStack() {
		AtomicInteger count = new AtomicInteger();
		CompletableFuture<?> done = Pipeline
			.run(IntStream.range(0, 200_000).iterator(), 4, Runnable::run,
					(element) -> CompletableFuture.completedFuture(count.incrementAndGet()))
			.toCompletableFuture();
		assertThat(done).isCompleted();
		assertThat(count).hasValue(200_000);
	}

	@Test
	void oneThreadAtATimeReadsTheInput() {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		Iterator<Integer> input = IntStream.range(0, 5000).peek((i) -> {
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			inside.decrementAndGet();
		}).iterator();
		AtomicInteger count = new AtomicInteger();
		Pipeline.run(input, 16, threads, (element) -> CompletableFuture.runAsync(count::incrementAndGet, threads))
			.toCompletableFuture()
			.join();
		threads.shutdown();
		assertThat(count).hasValue(5000);
		assertThat(most).hasValue(1);
	}

	private CompletableFuture<?> run(Iterator<Integer> input) {
		Iterator<Integer> counted = new Iterator<>() {

			@Override
			public boolean hasNext() {
				return input.hasNext();
			}

			@Override
			public Integer next() {
				PipelineTests.this.pulled.incrementAndGet();
				return input.next();
			}

		};
		return Pipeline.run(counted, 3, Runnable::run, (element) -> {
			CompletableFuture<@Nullable Void> operation = new CompletableFuture<>();
			this.operations.add(operation);
			return operation;
		}).toCompletableFuture();
	}

	private static void throwUnchecked(Throwable breakage) {
		if (breakage instanceof Error error) {
			throw error;
		}
		throw (RuntimeException) breakage;
	}

}
