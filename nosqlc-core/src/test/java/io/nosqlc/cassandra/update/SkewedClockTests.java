package io.nosqlc.cassandra.update;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.AsyncCollection;
import io.nosqlc.BesideOthers;
import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ConcurrentUpdateException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
@BesideOthers
class SkewedClockTests {

	private static final int KEYS = 3000;

	private static final Map<Long, CqlSession> sessions = new HashMap<>();

	private static final Map<Long, Client> clients = new HashMap<>();

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		for (long offset : List.of(0L, 200L, -200L, 1_000L, 10_000L)) {
			CqlSession session = Sessions.open(cassandra, offset);
			sessions.put(offset, session);
			clients.put(offset,
					Sessions.client(session, Map.of("update-timeout", "60s", "async.max-in-flight", "128")));
		}
	}

	@AfterAll
	static void close() {
		clients.values().forEach(Client::close);
		sessions.values().forEach(CqlSession::close);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 200, -200 })
	void anUpdateAfterAStoreIsKept(long offset) {
		List<Document> found = after(offset, "stored", (orders, others, key) -> orders.store(key, Document.of("a", 1))
			.thenCompose((stored) -> others.update(key, Map.of("b", 2))));
		assertThat(found).hasSize(KEYS)
			.allSatisfy((document) -> assertThat(document).containsEntry("a", 1).containsEntry("b", 2));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 200, -200 })
	void aStoreAfterAnUpdateIsKept(long offset) {
		List<Document> found = after(offset, "updated",
				(orders, others, key) -> orders.store(key, Document.of("a", 1))
					.thenCompose((stored) -> orders.update(key, Map.of("b", 2)))
					.thenCompose((updated) -> orders.store(key, Document.of("c", 3))));
		assertThat(found).hasSize(KEYS)
			.allSatisfy((document) -> assertThat(document).doesNotContainKey("a").containsEntry("c", 3));
	}

	@Test
	void storingManyAfterUpdatesIsKept() {
		Collection orders = orders(-200);
		Map<String, Document> first = new LinkedHashMap<>();
		Map<String, Document> second = new LinkedHashMap<>();
		for (int i = 0; i < 200; i++) {
			first.put("many" + i, Document.of("a", 1));
			second.put("many" + i, Document.of("c", 3));
		}
		assertThat(orders.storeAll(first.entrySet()).stored()).isEqualTo(200);
		second.keySet().stream().limit(100).forEach((key) -> orders.update(key, Map.of("b", 2)));
		assertThat(orders.storeAll(second.entrySet()).stored()).isEqualTo(200);
		assertThat(orders.getAll(second.keySet()).values()).hasSize(200)
			.allSatisfy((document) -> assertThat(document).containsEntry("c", 3).doesNotContainKey("b"));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 200, -200 })
	void aDeleteAfterAnUpdateIsKept(long offset) {
		List<Document> found = after(offset, "deleted",
				(orders, others, key) -> orders.store(key, Document.of("a", 1))
					.thenCompose((stored) -> orders.update(key, Map.of("b", 2)))
					.thenCompose((updated) -> orders.delete(key)));
		assertThat(found).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 200, -200 })
	void whatIsStoredIfAbsentAfterADeleteIsKept(long offset) {
		List<Document> found = after(offset, "absent",
				(orders, others, key) -> orders.store(key, Document.of("a", 1))
					.thenCompose((stored) -> orders.delete(key))
					.thenCompose((deleted) -> others.storeIfAbsent(key, Document.of("d", 4)))
					.thenAccept((stored) -> assertThat(stored).isTrue()));
		assertThat(found).hasSize(KEYS)
			.allSatisfy((document) -> assertThat(document).doesNotContainKey("a").containsEntry("d", 4));
	}

	@Test
	void aStoreAfterDeletingWhatMatchesIsKept() {
		Collection orders = orders(-200);
		for (int i = 0; i < 50; i++) {
			orders.store("all", Document.of("round", i));
			assertThat(orders.get("all")).get().returns(i, (document) -> document.getInt("round"));
			assertThat(orders.deleteAll(where("_id").eq("all"))).isEqualTo(1);
		}
	}

	@Test
	void aWriterWhoseClockIsTenSecondsAheadIsNamedInAnError() {
		orders(10_000).store("far", Document.of("n", 1));
		try (Client client = Sessions.client(sessions.get(0L))) {
			Collection orders = client.getCollection("skewed");
			assertThatExceptionOfType(ConcurrentUpdateException.class)
				.isThrownBy(() -> orders.update("far", Map.of("n", 2)))
				.withMessageContaining(
						"Cannot update 'far' of 'skewed': the clock of the client that wrote it last is ahead")
				.withMessageContaining("ms in the future of node")
				.satisfies((error) -> assertThat(error.outcomeUnknown()).isFalse());
			assertThat(orders.get("far")).get().returns(1, (document) -> document.getInt("n"));
		}
	}

	@Test
	void aClockThatIsAheadByLessThanTheTimeLimitIsWaitedFor() {
		orders(1_000).store("near", Document.of("n", 1));
		Collection orders = orders(0);
		assertThat(orders.update("near", Map.of("n", 2)).getInt("n")).isEqualTo(2);
		assertThat(orders.get("near")).get().returns(2, (document) -> document.getInt("n"));
	}

	@Test
	void aDeleteFromAClockFarAheadIsNamedWhenItHidesWhatIsStored() {
		orders(10_000).store("hidden", Document.of());
		orders(10_000).delete("hidden");
		Collection orders = orders(0);
		assertThatExceptionOfType(ConcurrentUpdateException.class)
			.isThrownBy(() -> orders.storeIfAbsent("hidden", Document.of("n", 1),
					WriteOptions.defaults().withTimeout(Duration.ofMillis(500))))
			.withMessageContaining("the clock of the client that deleted it last is ahead")
			.satisfies((error) -> assertThat(error.outcomeUnknown()).isFalse());
		assertThat(orders.get("hidden")).isEmpty();
	}

	private static Collection orders(long offset) {
		return clients.get(offset).getCollection("skewed");
	}

	/**
	 * Has every key treated by a client whose clock is wrong, and by one whose clock is
	 * as wrong the other way; returns what is there afterwards.
	 */
	private static List<Document> after(long offset, String name, Treatment treatment) {
		Collection orders = orders(offset);
		AsyncCollection others = orders(-offset).async();
		List<String> keys = IntStream.range(0, KEYS).mapToObj((i) -> name + offset + "-" + i).toList();
		CompletableFuture
			.allOf(keys.stream()
				.map((key) -> treatment.apply(orders.async(), others, key).toCompletableFuture())
				.toArray(CompletableFuture[]::new))
			.join();
		return List.copyOf(orders.getAll(keys).values());
	}

	@FunctionalInterface
	private interface Treatment {

		CompletionStage<?> apply(AsyncCollection orders, AsyncCollection others, String key);

	}

}
