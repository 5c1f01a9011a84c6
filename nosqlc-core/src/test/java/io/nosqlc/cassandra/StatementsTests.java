package io.nosqlc.cassandra;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Consistency;
import io.nosqlc.Document;
import io.nosqlc.cassandra.session.RequestDefaults;
import io.nosqlc.cassandra.session.SchemaDisagreementException;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static org.assertj.core.api.Assertions.assertThat;

@WithEmbeddedCassandra
class StatementsTests {

	private static final int THREADS = 16;

	/** Of the reasons that a server gives for a replica's failure. */
	private static final int UNKNOWN_TABLE = 3;

	private static RecordedSession session;

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	/** Not the threads that wait for it. */
	private final ExecutorService callbacks = Executors.newFixedThreadPool(2);

	private final Statements statements = new Statements(session.session(),
			new RequestDefaults(Consistency.LOCAL_QUORUM, Consistency.SERIAL, null));

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
	}

	@AfterAll
	static void close() {
		session.close();
	}

	@BeforeEach
	void forget() {
		session.forget();
	}

	@AfterEach
	void stop() {
		this.threads.shutdown();
		this.callbacks.shutdown();
		session.failNext(0, null);
	}

	@Test
	void threadsThatAskTogetherPrepareATextOnce() {
		List<CompletableFuture<PreparedStatement>> prepared = IntStream.range(0, 40 * THREADS)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> prepare(text(i % 5)).join(), this.threads))
			.toList();
		assertThat(prepared.stream().map(CompletableFuture::join).distinct()).hasSize(5);
		assertThat(session.prepared()).hasSize(5).doesNotHaveDuplicates();
	}

	@Test
	void aClientPreparesEachTextOnceHoweverManyThreadsUseIt() {
		try (Client client = CassandraClient.builder(session.session()).keyspace("statements").build()) {
			Collection warm = client.getCollection("orders");
			warm.store("first", Document.of());
			session.forget();
			List<CompletableFuture<Void>> users = IntStream.range(0, 4 * THREADS)
				.mapToObj((i) -> CompletableFuture.runAsync(() -> useAll(client.getCollection("orders"), "k" + i),
						this.threads))
				.toList();
			users.forEach(CompletableFuture::join);
			assertThat(session.prepared()).hasSizeBetween(4, 15).doesNotHaveDuplicates();
		}
	}

	@Test
	void aTextThatTheServerRefusedIsSentAgain() {
		for (int i = 0; i < 2; i++) {
			assertThat(prepare("SELECT nothing FROM system.local")).failsWithin(Duration.ofSeconds(20))
				.withThrowableThat()
				.withCauseInstanceOf(QueryRejectedException.class);
		}
		assertThat(session.prepared()).hasSize(2);
	}

	@Test
	void textsBeyondTheLimitAreForgotten() {
		int texts = 2_400;
		prepareAll(texts);
		assertThat(session.prepared()).hasSize(texts);
		session.forget();
		prepareAll(texts);
		assertThat(session.prepared()).hasSizeGreaterThanOrEqualTo(texts - 2_000);
	}

	@Test
	void whatCanBeRepeatedIsWhileReplicasDoNotKnowTheTable() {
		session.failNext(3, unknownTable());
		assertThat(execute(true, Duration.ofSeconds(10))).succeedsWithin(Duration.ofSeconds(20));
		assertThat(session.sent()).hasSize(4);
	}

	@Test
	void whatCannotBeRepeatedFailsWhenReplicasDoNotKnowTheTable() {
		session.failNext(1, unknownTable());
		assertThat(execute(false, Duration.ofSeconds(10))).failsWithin(Duration.ofSeconds(20))
			.withThrowableThat()
			.withCauseInstanceOf(SchemaDisagreementException.class)
			.withMessageContaining("the nodes do not agree on the schema");
		assertThat(session.sent()).hasSize(1);
	}

	@Test
	void repetitionsEndWithTheTimeLimit() {
		session.failNext(Integer.MAX_VALUE, unknownTable());
		long begin = System.nanoTime();
		assertThat(execute(true, Duration.ofMillis(500))).failsWithin(Duration.ofSeconds(20))
			.withThrowableThat()
			.withCauseInstanceOf(SchemaDisagreementException.class);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
		assertThat(session.sent()).hasSizeBetween(2, 6);
	}

	@Test
	void repetitionsHaveTheTimeThatIsLeft() {
		session.failNext(2, unknownTable());
		assertThat(execute(true, Duration.ofSeconds(10))).succeedsWithin(Duration.ofSeconds(20));
		List<Duration> timeouts = session.timeouts();
		assertThat(timeouts).hasSize(3).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
	}

	private CompletableFuture<AsyncResultSet> execute(boolean idempotent, Duration timeout) {
		SimpleStatement statement = SimpleStatement.newInstance("SELECT key FROM system.local")
			.setIdempotent(idempotent)
			.setTimeout(timeout);
		return this.statements.execute(statement, () -> "read", this.callbacks).toCompletableFuture();
	}

	private CompletableFuture<PreparedStatement> prepare(String cql) {
		return this.statements.prepare(cql, () -> "read", this.callbacks).toCompletableFuture();
	}

	/**
	 * Not all at once, because a connection takes no more than some thousand requests.
	 */
	private void prepareAll(int texts) {
		int together = 200;
		for (int first = 0; first < texts; first += together) {
			CompletableFuture
				.allOf(IntStream.range(first, first + together)
					.mapToObj((i) -> prepare(text(i)))
					.toArray(CompletableFuture[]::new))
				.join();
		}
	}

	private static String text(int number) {
		return "SELECT key AS k" + number + " FROM system.local";
	}

	private static void useAll(Collection orders, String key) {
		orders.store(key, Document.of("n", 1));
		orders.get(key);
		orders.update(key, Map.of("n", 2));
		orders.storeIfAbsent(key, Document.of());
		orders.find(Filter.where("n").eq(2)).fetchSize(5_000).limit(1).list();
		orders.find(Filter.where("_id").in(key, "first")).count();
		orders.delete(key);
	}

	private static Throwable unknownTable() {
		Node node = session.unrecorded().getMetadata().getNodes().values().iterator().next();
		return new ReadFailureException(node, ConsistencyLevel.LOCAL_QUORUM, 1, 2, 1, false,
				Map.of(InetAddress.getLoopbackAddress(), UNKNOWN_TABLE));
	}

}
