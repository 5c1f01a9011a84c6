package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.update.UpdateMode;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WithEmbeddedCassandra
class WriteTimeLimitTests {

	private static final String KEYSPACE = "time_limits";

	private static final String CREATION = "create table '" + KEYSPACE + ".leased'";

	private static final WriteOptions PATIENT = WriteOptions.defaults().withTimeout(Duration.ofSeconds(20));

	private static RecordedSession session;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
	}

	@AfterAll
	static void close() {
		session.close();
	}

	@ParameterizedTest
	@EnumSource
	void aWriteThatReadsFirstHasOneLimitForAll(UpdateMode mode) {
		assertOneLimit(mode, (orders, options) -> orders.storeIfAbsent("b", Document.of(), options));
		assertOneLimit(mode, (orders, options) -> orders.update("a", Map.of("n", 1), options));
	}

	@Test
	void aPlainWriteAfterATransactionHasOneLimitWithItsRead() {
		assertOneLimit(UpdateMode.COMPARE_AND_SET, (orders, options) -> orders.store("a", Document.of(), options));
		assertOneLimit(UpdateMode.COMPARE_AND_SET, (orders, options) -> orders.delete("a", options));
	}

	@Test
	void aCallerNeedNotWaitUntilATableIsCreated() {
		try (Client client = client(UpdateMode.COMPARE_AND_SET)) {
			client.getCollection("first").store("a", Document.of());
			session.unrecorded()
				.execute("INSERT INTO " + KEYSPACE + ".nosqlc_leases (name, owner) VALUES (?, 'another') IF NOT EXISTS",
						CREATION);
			Collection orders = client.getCollection("leased");
			CompletableFuture<Void> store = orders.async()
				.store("a", Document.of(), WriteOptions.defaults().withTimeout(Duration.ofSeconds(4)))
				.toCompletableFuture();
			assertThat(store).failsWithin(Duration.ofSeconds(30))
				.withThrowableThat()
				.withCauseInstanceOf(QueryTimeoutException.class)
				.withMessageContaining("Cannot write to 'leased' within 4000 ms: its table did not exist and is still"
						+ " being created, which goes on. Nothing was written. Try again, or allow more time.");
			session.unrecorded()
				.execute("DELETE FROM " + KEYSPACE + ".nosqlc_leases WHERE name = ? IF EXISTS", CREATION);
			await().atMost(Duration.ofSeconds(60)).until(WriteTimeLimitTests::isCreated);
			assertThat(orders.get("a")).isEmpty();
			orders.store("a", Document.of("n", 1));
			assertThat(orders.get("a")).contains(Document.of("n", 1, "_id", "a"));
		}
	}

	/**
	 * Each request of a write must have less time than the one before it.
	 */
	private static void assertOneLimit(UpdateMode mode, BiConsumer<Collection, WriteOptions> write) {
		try (Client client = client(mode)) {
			Collection orders = client.getCollection("mode" + mode.ordinal());
			for (WriteOptions options : List.of(PATIENT, WriteOptions.defaults())) {
				orders.store("a", Document.of("n", 0));
				orders.delete("b");
				orders.update("a", Map.of("m", 0));
				session.forget();
				write.accept(orders, options);
				assertThat(session.timeouts()).hasSizeGreaterThanOrEqualTo(2)
					.isSortedAccordingTo(Comparator.reverseOrder())
					.doesNotHaveDuplicates()
					.allSatisfy((timeout) -> assertThat(timeout).isPositive().isLessThan(Duration.ofSeconds(30)));
			}
		}
	}

	private static Client client(UpdateMode mode) {
		return CassandraClient.builder(session.session())
			.keyspace(KEYSPACE)
			.properties(Map.of("update-mode", mode, "clock-skew", "60s"))
			.build();
	}

	private static boolean isCreated() {
		return session.unrecorded()
			.execute("SELECT id FROM system_schema.tables WHERE keyspace_name = ? AND table_name = 'leased'", KEYSPACE)
			.one() != null;
	}

}
