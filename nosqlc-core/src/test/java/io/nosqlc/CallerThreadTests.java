package io.nosqlc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.nosqlc.error.NosqlcException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CallerThreadTests {

	private final List<Runnable> afterwards = new ArrayList<>();

	private final CallerThread caller = new CallerThread(this.afterwards::add);

	private final ExecutorService store = Executors.newSingleThreadExecutor((task) -> new Thread(task, "store"));

	@AfterEach
	void stop() {
		this.store.shutdown();
	}

	@Test
	void whatFollowsAnAnswerRunsOnTheThreadThatWaits() {
		List<Thread> threads = new ArrayList<>();
		String result = this.caller.call((executor) -> answer("a").thenApplyAsync((value) -> {
			threads.add(Thread.currentThread());
			return value + "b";
		}, executor).thenComposeAsync((value) -> {
			threads.add(Thread.currentThread());
			return answer(value + "c");
		}, executor));
		assertThat(result).isEqualTo("abc");
		assertThat(threads).containsOnly(Thread.currentThread());
	}

	@Test
	void aFailureIsThrownAsItIs() {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.caller.call((executor) -> answer("a").thenApplyAsync((it) -> {
				throw new IllegalStateException("broken");
			}, executor)))
			.withMessage("broken");
	}

	@Test
	void anErrorIsThrownAsItIs() {
		assertThatExceptionOfType(StackOverflowError.class)
			.isThrownBy(() -> this.caller.call((executor) -> CompletableFuture.failedFuture(new StackOverflowError())));
	}

	@Test
	void aCheckedFailureAndACancellationBecomeOurs() {
		assertThatExceptionOfType(NosqlcException.class)
			.isThrownBy(() -> this.caller.call((executor) -> CompletableFuture.failedFuture(new Exception("checked"))))
			.withMessageContaining("checked");
		CompletableFuture<String> cancelled = new CompletableFuture<>();
		cancelled.cancel(false);
		assertThatExceptionOfType(NosqlcException.class).isThrownBy(() -> this.caller.call((executor) -> cancelled))
			.withMessageContaining("cancelled");
	}

	@Test
	void anInterruptedCallerStillGetsItsAnswerAndStaysInterrupted() {
		Thread.currentThread().interrupt();
		String result = this.caller.call((executor) -> answer("a").thenApplyAsync((value) -> value + "b", executor));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(result).isEqualTo("ab");
	}

	@Test
	void anInterruptWhileWaitingIsKeptToo() {
		Thread waiting = Thread.currentThread();
		String result = this.caller.call((executor) -> CompletableFuture.supplyAsync(() -> {
			waiting.interrupt();
			return "a";
		}, this.store).thenApplyAsync((value) -> value + "b", executor));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(result).isEqualTo("ab");
	}

	@Test
	void whatComesWhenTheCallerIsGoneRunsElsewhere() {
		AtomicReference<Executor> kept = new AtomicReference<>();
		this.caller.call((executor) -> {
			kept.set(executor);
			return CompletableFuture.completedFuture("done");
		});
		Runnable late = () -> {
		};
		kept.get().execute(late);
		assertThat(this.afterwards).containsExactly(late);
	}

	@Test
	void whatWasLeftInTheQueueRunsElsewhere() {
		Runnable task = () -> {
		};
		this.caller.execute(task);
		this.caller.leave();
		assertThat(this.afterwards).containsExactly(task);
	}

	@Test
	void aCallWithinACallHasAThreadOfItsOwnToWaitWith() {
		String result = this.caller.call(
				(executor) -> answer("a")
					.thenApplyAsync(
							(value) -> new CallerThread(Runnable::run)
								.call((inner) -> answer(value + "b").thenApplyAsync((it) -> it + "c", inner)),
							executor));
		assertThat(result).isEqualTo("abc");
	}

	private CompletionStage<String> answer(String value) {
		return CompletableFuture.supplyAsync(() -> value, this.store);
	}

}
