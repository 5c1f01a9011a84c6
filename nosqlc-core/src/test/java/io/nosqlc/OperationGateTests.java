package io.nosqlc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.nosqlc.error.ClientOverloadedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperationGateTests {

	private final List<CompletableFuture<String>> started = new ArrayList<>();

	private final OperationGate gate = new OperationGate(2, 3);

	@Test
	void startsSoManyAtOnceAndTheRestInTheirOrder() {
		List<CompletableFuture<String>> results = submit(5);
		assertThat(this.started).hasSize(2);
		this.started.get(1).complete("b");
		assertThat(this.started).hasSize(3);
		this.started.get(0).complete("a");
		this.started.get(2).complete("c");
		assertThat(this.started).hasSize(5);
		assertThat(results.get(2)).isCompletedWithValue("c");
		assertThat(results.get(3)).isNotDone();
	}

	@Test
	void refusesWhatIsMoreThanMayWaitWithoutStartingIt() {
		submit(5);
		CompletableFuture<String> refused = submit(1).get(0);
		assertThat(this.started).hasSize(2);
		assertThat(refused).isCompletedExceptionally();
		assertThatExceptionOfType(ClientOverloadedException.class).isThrownBy(() -> {
			throw failure(refused);
		})
			.withMessage("Cannot start another asynchronous operation: 2 are in flight and 3 are waiting. Nothing was"
					+ " sent. Slow down, or raise async.max-in-flight or async.max-waiting.");
	}

	@Test
	void thereIsRoomAgainAfterwards() {
		submit(5);
		submit(1);
		this.started.get(0).complete("a");
		assertThat(submit(1).get(0)).isNotDone();
		new ArrayList<>(this.started).forEach((operation) -> operation.complete("x"));
	}

	@Test
	void whatFailsMakesRoomToo() {
		List<CompletableFuture<String>> results = submit(3);
		this.started.get(0).completeExceptionally(new IllegalStateException("broken"));
		assertThat(results.get(0)).isCompletedExceptionally();
		assertThat(this.started).hasSize(3);
	}

	@Test
	void whatCannotEvenStartFailsAndMakesRoom() {
		for (int i = 0; i < 10; i++) {
			CompletableFuture<String> result = this.gate.<String>submit((executor) -> {
				throw new NoClassDefFoundError("missing");
			}, Runnable::run).toCompletableFuture();
			assertThat(result).isCompletedExceptionally();
		}
		assertThat(submit(2)).noneMatch(CompletableFuture::isDone);
		assertThat(this.started).hasSize(2);
	}

	@Test
	void aFailureIsNotWrapped() {
		CompletableFuture<String> result = this.gate
			.submit((executor) -> CompletableFuture.<String>failedFuture(new IllegalStateException("broken"))
				.thenApply((value) -> value), Runnable::run)
			.toCompletableFuture();
		assertThat(failure(result)).isInstanceOf(IllegalStateException.class);
	}

	@Test
	void whatCompletesOnACallbackIsNotHandedOverAgain() {
		AtomicInteger handedOver = new AtomicInteger();
		CompletableFuture<String> server = new CompletableFuture<>();
		CompletableFuture<String> result = this.gate
			.submit((executor) -> server.thenApplyAsync((answer) -> answer, executor), counting(handedOver))
			.toCompletableFuture();
		server.complete("answer");
		assertThat(result).isCompletedWithValue("answer");
		assertThat(handedOver).hasValue(1);
	}

	@Test
	void whatCompletesElsewhereIsHandedOver() {
		AtomicInteger handedOver = new AtomicInteger();
		CompletableFuture<String> result = this.gate.submit(this::start, counting(handedOver)).toCompletableFuture();
		this.started.get(0).complete("answer");
		assertThat(result).isCompletedWithValue("answer");
		assertThat(handedOver).hasValue(1);
	}

	private static Executor counting(AtomicInteger tasks) {
		return (task) -> {
			tasks.incrementAndGet();
			task.run();
		};
	}

	@Test
	void neverRunsMoreThanItMay() throws InterruptedException {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		OperationGate busy = new OperationGate(3, 1000);
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch finished = new CountDownLatch(500);
		for (int i = 0; i < 500; i++) {
			threads.execute(() -> busy.submit((executor) -> CompletableFuture.runAsync(() -> {
				most.accumulateAndGet(running.incrementAndGet(), Math::max);
				running.decrementAndGet();
			}, threads), threads).whenComplete((done, error) -> finished.countDown()));
		}
		assertThat(finished.await(30, TimeUnit.SECONDS)).isTrue();
		threads.shutdown();
		assertThat(most.get()).isBetween(1, 3);
	}

	private static Throwable failure(CompletableFuture<?> future) {
		return future.handle((value, error) -> error).join();
	}

	private List<CompletableFuture<String>> submit(int count) {
		List<CompletableFuture<String>> results = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			results.add(this.gate.submit(this::start, Runnable::run).toCompletableFuture());
		}
		return results;
	}

	private CompletionStage<String> start(Executor executor) {
		CompletableFuture<String> operation = new CompletableFuture<>();
		this.started.add(operation);
		return operation;
	}

}
