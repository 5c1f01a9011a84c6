package io.nosqlc.cassandra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.AsyncCollection;
import io.nosqlc.Client;
import io.nosqlc.Document;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ClientOverloadedException;
import io.nosqlc.filter.Filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@WithEmbeddedCassandra
class AsyncLimitTests {

	private static RecordedSession session;

	private final HeldTasks application = new HeldTasks();

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
	}

	@AfterAll
	static void close() {
		session.close();
	}

	@Test
	void soManyAreSentSoManyWaitAndTheRestIsRefusedUnsent() {
		try (Client client = client()) {
			client.getCollection("things").store("a", Document.of("n", 1));
			client.getCollection("things").get("a");
			AsyncCollection things = client.getCollection("things").async();
			session.forget();
			List<CompletableFuture<Optional<Document>>> accepted = IntStream.range(0, 5)
				.mapToObj((i) -> things.get("a").toCompletableFuture())
				.toList();
			assertThat(session.executed()).hasSize(2);
			assertRefused(things.get("a").toCompletableFuture());
			assertRefused(things.store("b", Document.of("n", 2)).toCompletableFuture());
			assertRefused(things.find(Filter.all()).list().toCompletableFuture());
			assertThat(session.executed()).hasSize(2);
			this.application.release();
			assertThat(accepted).allSatisfy((result) -> assertThat(result.join()).isPresent());
			assertThat(session.executed()).hasSize(5);
			assertThat(things.get("b").toCompletableFuture().join()).isEmpty();
		}
	}

	@Test
	void callersThatWaitNeedNoRoom() {
		try (Client client = client()) {
			client.getCollection("things").store("a", Document.of("n", 1));
			AsyncCollection things = client.getCollection("things").async();
			List<CompletableFuture<Optional<Document>>> accepted = IntStream.range(0, 5)
				.mapToObj((i) -> things.get("a").toCompletableFuture())
				.toList();
			assertThat(client.getCollection("things").get("a")).isPresent();
			this.application.release();
			accepted.forEach(CompletableFuture::join);
		}
	}

	@Test
	void muchMoreThanMayRunAtOnceIsDoneInTheEnd(EmbeddedCassandra cassandra) {
		try (Client client = CassandraClient.builder(session.session())
			.keyspace("async_limits")
			.properties(Map.of("async.max-in-flight", 8))
			.build()) {
			AsyncCollection things = client.getCollection("numbers").async();
			CompletableFuture
				.allOf(IntStream.range(0, 3000)
					.mapToObj((i) -> things.store("k" + i, Document.of("n", i)).toCompletableFuture())
					.toArray(CompletableFuture[]::new))
				.join();
			assertThat(things.find(Filter.all()).count().toCompletableFuture().join()).isEqualTo(3000);
		}
	}

	private static void assertRefused(CompletableFuture<?> result) {
		assertThat(result).isCompletedExceptionally();
		assertThatExceptionOfType(ClientOverloadedException.class).isThrownBy(() -> {
			throw result.handle((value, error) -> error).join();
		}).withMessageContaining("Nothing was sent");
	}

	private Client client() {
		return CassandraClient.builder(session.session())
			.keyspace("async_limits")
			.properties(Map.of("async.max-in-flight", 2, "async.max-waiting", 3, "executor", this.application))
			.build();
	}

	/**
	 * An executor of the application that is busy until it is released.
	 */
	private static final class HeldTasks implements Executor {

		private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();

		private volatile boolean released;

		@Override
		public void execute(Runnable task) {
			this.held.add(task);
			if (this.released) {
				runHeld();
			}
		}

		void release() {
			await().until(() -> this.held.size() == 2);
			this.released = true;
			runHeld();
		}

		private void runHeld() {
			for (Runnable task = this.held.poll(); task != null; task = this.held.poll()) {
				new Thread(task, "application").start();
			}
		}

	}

}
