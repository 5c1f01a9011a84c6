package io.nosqlc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Isolated("because it looks at all threads of the process")
class ClientRuntimeTests {

	@Test
	void continuationsRunOnTheApplicationsExecutor() {
		ExecutorService application = Executors.newSingleThreadExecutor((task) -> new Thread(task, "application"));
		assertThat(threadOfContinuation(application)).isEqualTo("application");
		application.shutdown();
	}

	@Test
	void withoutOneTheyRunOnThreadsOfTheClient() {
		assertThat(threadOfContinuation(null)).startsWith("nosqlc-callback-");
	}

	@Test
	void anExecutorThatRejectsIsReplaced() {
		assertThat(threadOfContinuation((task) -> {
			throw new RejectedExecutionException("full");
		})).startsWith("nosqlc-callback-");
		assertThat(threadOfContinuation((task) -> {
			throw new IllegalStateException("not started yet");
		})).startsWith("nosqlc-callback-");
	}

	@Test
	void anExecutorThatRunsTasksOnTheThreadThatBringsThemIsReplaced() {
		assertThat(threadOfContinuation(Runnable::run)).startsWith("nosqlc-callback-");
		ThreadPoolExecutor full = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1),
				new ThreadPoolExecutor.CallerRunsPolicy());
		CompletableFuture<Void> busy = new CompletableFuture<>();
		full.execute(busy::join);
		full.execute(busy::join);
		assertThat(threadOfContinuation(full)).startsWith("nosqlc-callback-");
		busy.complete(null);
		full.shutdown();
	}

	@Test
	void aThreadOfTheApplicationThatHandsATaskToItsOwnPoolRunsItThere() {
		ExecutorService application = Executors.newSingleThreadExecutor((task) -> new Thread(task, "application"));
		ClientRuntime runtime = new ClientRuntime(ClientOptions.defaults(), application);
		CompletableFuture<String> thread = new CompletableFuture<>();
		runtime.callbacks()
			.execute(() -> runtime.callbacks().execute(() -> thread.complete(Thread.currentThread().getName())));
		assertThat(thread.join()).isEqualTo("application");
		application.shutdown();
	}

	@Test
	void threadsOfTheClientEndWhenIdle() {
		threadOfContinuation(null);
		await().atMost(20, TimeUnit.SECONDS)
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> thread.getName().startsWith("nosqlc-callback-")));
	}

	/**
	 * Completes an operation on a thread that stands for the driver's.
	 */
	private static String threadOfContinuation(@Nullable Executor application) {
		ClientRuntime runtime = new ClientRuntime(ClientOptions.defaults(), application);
		CompletableFuture<String> answer = new CompletableFuture<>();
		CompletableFuture<String> thread = runtime.submit((executor) -> answer)
			.thenApply((value) -> Thread.currentThread().getName())
			.toCompletableFuture();
		Thread driver = new Thread(() -> answer.complete("answer"), "driver-io");
		driver.start();
		return thread.join();
	}

}
