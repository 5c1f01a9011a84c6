package io.nosqlc.cassandra.update;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.filter.Filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class UpdateModeTests {

	private static final StatementCounter statements = new StatementCounter();

	private static CqlSession session;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = Sessions.counted(cassandra, statements);
	}

	@AfterAll
	static void close() {
		session.close();
	}

	@ParameterizedTest
	@EnumSource
	void everyModeStoresUpdatesAndDeletes(UpdateMode mode) {
		try (Client client = Sessions.client(session, Map.of("update-mode", mode))) {
			Collection orders = client.getCollection("everyMode" + mode.ordinal());
			assertThat(orders.storeIfAbsent("a", Document.of("n", 1))).isTrue();
			assertThat(orders.storeIfAbsent("a", Document.of("n", 2))).isFalse();
			assertThat(orders.update("a", Map.of("m", 2))).isEqualTo(Document.of("n", 1, "_id", "a", "m", 2));
			orders.store("a", Document.of("n", 3));
			orders.store("a", Document.of("n", 4));
			assertThat(orders.get("a")).contains(Document.of("n", 4, "_id", "a"));
			orders.delete("a");
			orders.delete("a");
			assertThat(orders.get("a")).isEmpty();
			assertThatExceptionOfType(DocumentNotFoundException.class)
				.isThrownBy(() -> orders.update("a", Map.of("n", 5)));
			orders.store("a", Document.of("n", 6), WriteOptions.defaults().withTtl(Duration.ofSeconds(1000)));
			assertThat(orders.get("a")).contains(Document.of("n", 6, "_id", "a"));
		}
	}

	/**
	 * The ballot of a delete may come from the clock of a node that is ahead, and nobody
	 * can read it afterwards.
	 */
	@Test
	void writesAfterADeleteByTransactionAreTransactionsUntilThereIsADocument() {
		try (Client client = Sessions.client(session, Map.of("clock-skew", "60s"))) {
			Collection orders = client.getCollection("deletedByTransaction");
			orders.store("a", Document.of("n", 1));
			assertThat(orders.deleteAll(Filter.where("_id").eq("a"))).isEqualTo(1);
			assertThat(transactions(() -> orders.delete("a"))).isEqualTo(1);
			assertThat(transactions(() -> orders.store("a", Document.of("n", 2)))).isEqualTo(1);
			assertThat(orders.get("a")).contains(Document.of("n", 2, "_id", "a"));
			assertThat(transactions(() -> orders.store("a", Document.of("n", 3)))).isZero();
			assertThat(transactions(() -> orders.delete("a"))).isZero();
			assertThat(orders.get("a")).isEmpty();
			assertThat(transactions(() -> orders.store("a", Document.of("n", 4)))).isZero();
			assertThat(orders.get("a")).contains(Document.of("n", 4, "_id", "a"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void updatesInOneProcessLoseNothingInAnyMode(UpdateMode mode) {
		try (Client client = Sessions.client(session, Map.of("update-mode", mode))) {
			Collection orders = client.getCollection("oneProcess" + mode.ordinal());
			orders.store("a", Document.of("n", 0));
			CompletableFuture
				.allOf(IntStream.range(0, 100)
					.mapToObj((i) -> orders.async()
						.update("a", (document) -> document.with("n", document.getInt("n", 0) + 1))
						.toCompletableFuture())
					.toArray(CompletableFuture[]::new))
				.join();
			assertThat(orders.get("a")).get().returns(100, (document) -> document.getInt("n"));
		}
	}

	@Test
	void onlyTheLinearizableModeMakesEveryWriteATransaction() {
		assertThat(transactions(UpdateMode.COMPARE_AND_SET)).isEqualTo(List.of(0, 1, 1, 0));
		assertThat(transactions(UpdateMode.LINEARIZABLE)).isEqualTo(List.of(1, 1, 1, 1));
		assertThat(transactions(UpdateMode.LAST_WRITE_WINS)).isEqualTo(List.of(0, 0, 0, 0));
	}

	@Test
	void aCollectionCanHaveAModeOfItsOwn() {
		try (Client client = Sessions.client(session,
				Map.of("update-mode", "last-write-wins", "collections.ledger.update-mode", "linearizable"))) {
			int before = statements.conditional(session);
			client.getCollection("visits").store("a", Document.of());
			client.getCollection("visits").update("a", Map.of("n", 1));
			assertThat(statements.conditional(session)).isEqualTo(before);
			client.getCollection("ledger").store("a", Document.of());
			assertThat(statements.conditional(session)).isGreaterThan(before);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aTimestampOfTheCallersOwnMakesAPlainWriteInEveryMode(UpdateMode mode) {
		try (Client client = Sessions.client(session, Map.of("update-mode", mode))) {
			Collection orders = client.getCollection("stamped" + mode.ordinal());
			orders.store("a", Document.of("n", 1));
			orders.update("a", Map.of("n", 2));
			orders.store("a", Document.of("n", 3), WriteOptions.defaults().withTimestamp(1));
			orders.delete("a", WriteOptions.defaults().withTimestamp(2));
			assertThat(orders.get("a")).get().returns(2, (document) -> document.getInt("n"));
		}
	}

	/**
	 * Returns how many transactions a store, an insert of what is absent, an update and a
	 * delete make.
	 */
	private static List<Integer> transactions(UpdateMode mode) {
		try (Client client = Sessions.client(session, Map.of("update-mode", mode))) {
			Collection orders = client.getCollection("counted" + mode.ordinal());
			orders.store("warm", Document.of());
			List<Runnable> writes = List.of(() -> orders.store("a", Document.of()),
					() -> orders.storeIfAbsent("b", Document.of()), () -> orders.update("a", Map.of("n", 1)),
					() -> orders.delete("a"));
			return writes.stream().map((write) -> {
				int before = statements.conditional(session);
				write.run();
				return statements.conditional(session) - before;
			}).toList();
		}
	}

	private static int transactions(Runnable writes) {
		int before = statements.conditional(session);
		writes.run();
		return statements.conditional(session) - before;
	}

}
