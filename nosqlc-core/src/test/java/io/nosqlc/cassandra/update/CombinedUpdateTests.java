package io.nosqlc.cassandra.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ClientOverloadedException;
import io.nosqlc.error.ConcurrentUpdateException;
import io.nosqlc.error.DocumentNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class CombinedUpdateTests {

	private static final StatementCounter statements = new StatementCounter();

	private static CqlSession session;

	private static Client client;

	private static Collection orders;

	private String key;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = Sessions.counted(cassandra, statements);
		client = Sessions.client(session);
		orders = client.getCollection("combined");
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@BeforeEach
	void store(TestInfo test) {
		this.key = test.getTestMethod().orElseThrow().getName();
		orders.store(this.key, Document.of("n", 0, "log", List.of()));
	}

	@Test
	void whatWaitsIsWrittenTogetherInItsOrder() {
		List<CompletableFuture<Document>> updates = behindOneThatRuns(
				(i) -> update(append(i), WriteOptions.defaults()));
		List<Object> log = new ArrayList<>();
		for (int i = 0; i < updates.size(); i++) {
			log.add(i);
			assertThat(join(updates.get(i)).getList("log")).isEqualTo(log);
		}
		assertThat(orders.get(this.key).orElseThrow().getList("log")).isEqualTo(log);
	}

	@Test
	void thereAreFewerTransactionsThanUpdates() {
		int before = statements.conditional(session);
		behindOneThatRuns((i) -> update(append(i), WriteOptions.defaults())).forEach(CombinedUpdateTests::join);
		assertThat(statements.conditional(session) - before).isEqualTo(2);
	}

	@Test
	void anOperatorThatThrowsHurtsOnlyItsCaller() {
		List<CompletableFuture<Document>> updates = behindOneThatRuns((i) -> (i == 5) ? update((document) -> {
			throw new IllegalStateException("no stock at " + document.getList("log").size());
		}, WriteOptions.defaults()) : update(append(i), WriteOptions.defaults()));
		assertThat(updates.get(5)).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("no stock at 5");
		updates.remove(5);
		updates.forEach(CombinedUpdateTests::join);
		assertThat(orders.get(this.key).orElseThrow().getList("log")).hasSize(updates.size()).doesNotContain(5);
	}

	@Test
	void updatesWithOtherOptionsAreWrittenSeparatelyAndInOrder() {
		int before = statements.conditional(session);
		WriteOptions hour = WriteOptions.defaults().withTtl(Duration.ofHours(1));
		List<CompletableFuture<Document>> updates = behindOneThatRuns(
				(i) -> update(append(i), (i % 10 == 9) ? hour : WriteOptions.defaults()));
		updates.forEach(CombinedUpdateTests::join);
		assertThat(statements.conditional(session) - before).isEqualTo(1 + 6);
		assertThat(orders.get(this.key).orElseThrow().getList("log"))
			.isEqualTo(IntStream.range(0, updates.size()).boxed().toList());
	}

	@Test
	void updatesOfAMissingDocumentAllSaySo() {
		orders.delete(this.key);
		CompletableFuture<Document> first = update(append(0), WriteOptions.defaults());
		CompletableFuture<Document> second = update(append(1), WriteOptions.defaults());
		for (CompletableFuture<Document> update : List.of(first, second)) {
			assertThat(update).failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.withCauseInstanceOf(DocumentNotFoundException.class)
				.withMessageContaining("Cannot update '" + this.key + "' of 'combined'");
		}
		assertThat(orders.get(this.key)).isEmpty();
	}

	@Test
	void anUpdateThatChangesNothingWritesNothing() {
		int before = statements.conditional(session);
		Document same = orders.update(this.key, (document) -> document);
		assertThat(same.getId()).isEqualTo(this.key);
		assertThat(statements.conditional(session)).isEqualTo(before);
	}

	@Test
	void anUpdateWithinAnUpdateOfTheSameDocumentFailsInsteadOfWaitingForItself() {
		WriteOptions impatient = WriteOptions.defaults().withTimeout(Duration.ofMillis(200));
		Document updated = orders.update(this.key, (document) -> {
			assertThatExceptionOfType(ConcurrentUpdateException.class)
				.isThrownBy(() -> orders.update(this.key, Map.of("inner", true), impatient))
				.withMessageContaining("within 200 ms: others of this process are being written first");
			return document.with("outer", true);
		});
		assertThat(updated).containsEntry("outer", true).doesNotContainKey("inner");
	}

	@Test
	void thoseThatWaitAreBounded() {
		try (Client narrow = Sessions.client(session, Map.of("async.max-waiting", "3"))) {
			Collection few = narrow.getCollection("combined");
			CountDownLatch running = new CountDownLatch(1);
			CountDownLatch release = new CountDownLatch(1);
			CompletableFuture<Document> first = few.async()
				.update(this.key, blocking(running, release))
				.toCompletableFuture();
			await(running);
			List<CompletableFuture<Document>> more = IntStream.range(0, 4)
				.mapToObj((i) -> few.async().update(this.key, append(i)).toCompletableFuture())
				.toList();
			assertThat(more.get(3)).failsWithin(Duration.ofSeconds(10))
				.withThrowableThat()
				.withCauseInstanceOf(ClientOverloadedException.class)
				.withMessageContaining("3 updates of this document are waiting. Nothing was sent.");
			release.countDown();
			join(first);
			more.subList(0, 3).forEach(CombinedUpdateTests::join);
		}
	}

	/**
	 * Submits 30 updates while the operator of another one is still running.
	 */
	private List<CompletableFuture<Document>> behindOneThatRuns(IntFunction<CompletableFuture<Document>> submission) {
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		CompletableFuture<Document> first = update(blocking(running, release), WriteOptions.defaults());
		await(running);
		List<CompletableFuture<Document>> updates = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			updates.add(submission.apply(i));
		}
		release.countDown();
		join(first);
		return updates;
	}

	private CompletableFuture<Document> update(UnaryOperator<Document> operator, WriteOptions options) {
		return orders.async().update(this.key, operator, options).toCompletableFuture();
	}

	private static UnaryOperator<Document> append(int entry) {
		return (document) -> {
			List<Object> log = new ArrayList<>(document.getList("log"));
			log.add(entry);
			return document.with("log", log);
		};
	}

	private static UnaryOperator<Document> blocking(CountDownLatch running, CountDownLatch release) {
		AtomicInteger calls = new AtomicInteger();
		return (document) -> {
			running.countDown();
			await(release);
			return document.with("first", calls.incrementAndGet());
		};
	}

	private static Document join(CompletableFuture<Document> update) {
		return update.orTimeout(30, TimeUnit.SECONDS).join();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError("Nobody interrupts tests", ex);
		}
	}

}
