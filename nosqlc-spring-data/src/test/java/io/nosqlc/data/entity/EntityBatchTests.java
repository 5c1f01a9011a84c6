package io.nosqlc.data.entity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Consistency;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Counter;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.QueryRejectedException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@WithEmbeddedCassandra
class EntityBatchTests {

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("entity_batches").build();
		entities = new EntityTemplate(client);
		entities.schema().sync(Item.class, Total.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void nothingIsVisibleBeforeTheBatchIsSent() {
		Item changed = entities.insert(new Item("visible", 1, "old"));
		Item deleted = entities.insert(new Item("visible", 2, "old"));
		entities.insert(new Item("visible, too", 1, "old"));
		entities.batch(BatchType.LOGGED, (batch) -> {
			changed.text = "new";
			batch.save(changed).delete(deleted).insert(new Item("visible", 3, "new"));
			batch.update(Item.class, Key.of("visible", 4), (it) -> it.set("text", "newer"));
			batch.deletePartition(Item.class, "visible, too");
			assertThat(texts("visible")).containsExactly("old", "old");
			assertThat(texts("visible, too")).containsExactly("old");
		});
		assertThat(texts("visible")).containsExactly("new", "new", "newer");
		assertThat(texts("visible, too")).isEmpty();
	}

	@Test
	void aBatchIsSentAsOneRequestOfItsKind() {
		List<Statement<?>> logged = sent
			.during(() -> entities.batch(BatchType.LOGGED,
					(batch) -> batch.insert(new Item("kind", 1, "a")).insert(new Item("kind, too", 1, "b"))))
			.statements();
		assertThat(logged).singleElement()
			.satisfies((it) -> assertThat(((BatchStatement) it).getBatchType()).isEqualTo(DefaultBatchType.LOGGED));
	}

	@Test
	void anEmptyBatchSendsNothingAndRunsItsCallbacks() {
		List<String> told = new ArrayList<>();
		Item unchanged = entities.insert(new Item("empty", 1, "a"));
		assertThat(sent.during(() -> {
			entities.batch(BatchType.LOGGED, (batch) -> batch.afterCommit(() -> told.add("empty")));
			entities.batch(BatchType.LOGGED, (batch) -> batch.save(unchanged).afterCommit(() -> told.add("unchanged")));
			entities.batch(BatchType.COUNTER, (batch) -> batch.afterCommit(() -> told.add("counter")));
		}).statements()).isEmpty();
		assertThat(told).containsExactly("empty", "unchanged", "counter");
	}

	@Test
	void callbacksRunInTheirOrderWhenAllIsWritten() {
		List<String> told = new ArrayList<>();
		entities.batch(BatchType.LOGGED,
				(batch) -> batch.afterCommit(() -> told.add("first " + texts("callbacks")))
					.insert(new Item("callbacks", 1, "a"))
					.afterCommit(() -> told.add("second"))
					.afterCommit(() -> told.add("third")));
		assertThat(told).containsExactly("first [a]", "second", "third");
	}

	@Test
	void callbacksOfABatchThatFailsDoNotRun() {
		List<String> told = new ArrayList<>();
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> batch.afterCommit(() -> told.add("told"))
				.delete(new Item("untold", 1, "a"), WriteOptions.defaults().onlyIfExists())));
		assertThatIllegalStateException().isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> {
			batch.afterCommit(() -> told.add("told"));
			throw new IllegalStateException("no");
		}));
		assertThat(told).isEmpty();
	}

	@Test
	void aFunctionThatThrowsSendsNothing() {
		assertThat(sent.during(
				() -> assertThatIllegalStateException().isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> {
					batch.insert(new Item("thrown", 1, "a"));
					throw new IllegalStateException("no");
				})).withMessage("no"))
			.statements()).isEmpty();
	}

	@Test
	void onRequestABatchIsSentAlthoughItsFunctionThrowsAndStillFails() {
		assertThatIllegalStateException().isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> {
			batch.executeOnException().insert(new Item("nevertheless", 1, "a"));
			throw new IllegalStateException("no");
		})).withMessage("no");
		assertThat(texts("nevertheless")).containsExactly("a");
	}

	@Test
	void whatAFunctionThrowsIsNotHiddenByWhatIsWrongWithItsBatch() {
		assertThatIllegalStateException().isThrownBy(() -> entities.batch(BatchType.COUNTER, (batch) -> {
			batch.executeOnException().insert(new Item("hidden", 1, "a"));
			throw new IllegalStateException("no");
		})).withMessage("no").satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
		assertThatIllegalStateException().isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> {
			batch.executeOnException().delete(new Item("hidden", 1, "a"), WriteOptions.defaults().onlyIfExists());
			throw new IllegalStateException("no");
		})).withMessage("no").satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
	}

	@Test
	void incrementsOfTheSameCounterAddUp() {
		entities.batch(BatchType.COUNTER,
				(batch) -> batch.update(Total.class, "sum", (it) -> it.increment("count"))
					.update(Total.class, "sum", (it) -> it.increment("count", 2))
					.update(Total.class, "sum", (it) -> it.increment("count", 10)));
		assertThat(entities.findById(Total.class, "sum").orElseThrow().count()).isEqualTo(13);
	}

	@Test
	void countersAreInCounterBatchesAndNothingElseIs() {
		assertThat(sent.during(() -> {
			for (BatchType type : List.of(BatchType.LOGGED, BatchType.UNLOGGED)) {
				assertThatExceptionOfType(QueryRejectedException.class)
					.isThrownBy(() -> entities.batch(type,
							(batch) -> batch.insert(new Item("mixed", 1, "a"))
								.update(Total.class, "mixed", (it) -> it.increment("count"))))
					.withMessageContaining("Use two batches");
			}
			assertThatExceptionOfType(
					QueryRejectedException.class)
				.isThrownBy(() -> entities.batch(BatchType.COUNTER,
						(batch) -> batch.update(Total.class, "mixed", (it) -> it.increment("count"))
							.deleteById(Item.class, Key.of("mixed", 1))))
				.withMessageContaining("'Item'");
		}).statements()).isEmpty();
	}

	@Test
	void optionsAreThoseOfTheOneRequest() {
		WriteOptions options = WriteOptions.defaults()
			.withConsistency(Consistency.ALL)
			.withTimestamp(5_000_000)
			.withTimeout(Duration.ofSeconds(9));
		Statement<?> batch = sent.during(() -> entities.batch(BatchType.LOGGED,
				(it) -> it.options(options).insert(new Item("options", 1, "a")).insert(new Item("options", 2, "b"))))
			.statements()
			.get(0);
		assertThat(batch.getConsistencyLevel()).isEqualTo(DefaultConsistencyLevel.ALL);
		assertThat(Objects.requireNonNull(batch.getExecutionProfile()).getDuration(DefaultDriverOption.REQUEST_TIMEOUT))
			.isEqualTo(Duration.ofSeconds(9));
		assertThat(entities.execute("SELECT writetime(text) AS at FROM entity_batches.item WHERE list = 'options'"))
			.extracting((row) -> row.get("at"))
			.containsExactly(5_000_000L, 5_000_000L);
	}

	@Test
	void whatIsOfTheRequestIsRefusedForOneOfItsWrites() {
		Item item = new Item("single", 1, "a");
		for (WriteOptions options : List.of(WriteOptions.defaults().withConsistency(Consistency.ALL),
				WriteOptions.defaults().withTimeout(Duration.ofSeconds(1)),
				WriteOptions.defaults().withSerialConsistency(Consistency.SERIAL))) {
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> batch.insert(item, options)))
				.withMessageContaining("options(...) of the batch");
		}
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> entities.batch(BatchType.LOGGED,
				(batch) -> batch.options(WriteOptions.defaults().withTtl(Duration.ofHours(1)))));
		assertThat(texts("single")).isEmpty();
	}

	@Test
	void aBatchThatWasSentTakesNothingMore() {
		AtomicReference<EntityBatch> used = new AtomicReference<>();
		entities.batch(BatchType.LOGGED, used::set);
		EntityBatch batch = used.get();
		assertThat(sent.during(() -> {
			assertThatIllegalStateException().isThrownBy(() -> batch.insert(new Item("used", 1, "a")));
			assertThatIllegalStateException().isThrownBy(() -> batch.deleteById(Item.class, Key.of("used", 1)));
			assertThatIllegalStateException().isThrownBy(() -> batch.options(WriteOptions.defaults()));
			assertThatIllegalStateException().isThrownBy(() -> batch.afterCommit(() -> {
			}));
		}).statements()).isEmpty();
	}

	@Test
	void oneConditionThatIsNotMetKeepsAllFromBeingWritten() {
		entities.insert(new Item("conditions", 1, "a"));
		entities.insert(new Item("conditions", 2, "b"));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.batch(BatchType.LOGGED,
					(batch) -> batch.insert(new Item("conditions", 3, "c"))
						.update(Item.class, Key.of("conditions", 1), (it) -> it.set("text", "new"), ifText("a"))
						.update(Item.class, Key.of("conditions", 2), (it) -> it.set("text", "new"), ifText("a"))))
			.withMessageContaining("Nothing was written");
		assertThat(texts("conditions")).containsExactly("a", "b");
		entities.batch(BatchType.LOGGED,
				(batch) -> batch.insert(new Item("conditions", 3, "c"))
					.update(Item.class, Key.of("conditions", 1), (it) -> it.set("text", "new"), ifText("a"))
					.update(Item.class, Key.of("conditions", 2), (it) -> it.set("text", "new"), ifText("b")));
		assertThat(texts("conditions")).containsExactly("new", "new", "c");
	}

	@Test
	void aRowThatShouldBeAbsentFailsTheBatch() {
		entities.insert(new Item("absent", 1, "a"));
		assertThatExceptionOfType(LightweightTransactionException.class).isThrownBy(
				() -> entities.batch(BatchType.LOGGED, (batch) -> batch.insertIfAbsent(new Item("absent", 1, "new"))))
			.satisfies((ex) -> assertThat(ex.existing()).containsEntry("list", "absent").containsEntry("text", "a"));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.batch(BatchType.LOGGED,
					(batch) -> batch.insert(new Item("absent", 2, "b")).insertIfAbsent(new Item("absent", 1, "new"))));
		assertThat(texts("absent")).containsExactly("a");
		entities.batch(BatchType.LOGGED, (batch) -> batch.insertIfAbsent(new Item("absent", 3, "c")));
		assertThat(texts("absent")).containsExactly("a", "c");
	}

	@Test
	void conditionsAreOfOnePartition() {
		assertThat(sent.during(() -> {
			for (BatchType type : List.of(BatchType.LOGGED, BatchType.UNLOGGED)) {
				assertThatExceptionOfType(QueryRejectedException.class)
					.isThrownBy(() -> entities.batch(type,
							(batch) -> batch.insert(new Item("here", 1, "a"))
								.update(Item.class, Key.of("there", 1), (it) -> it.set("text", "b"), ifText("a"))))
					.withMessageContaining("2 partitions");
			}
		}).statements()).isEmpty();
	}

	@Test
	void conditionsAndTimestampsAreNotForTheSameBatch() {
		WriteOptions stamped = WriteOptions.defaults().withTimestamp(5);
		assertThat(sent.during(() -> {
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> entities.batch(BatchType.LOGGED,
					(batch) -> batch.options(stamped).insertIfAbsent(new Item("stamped", 1, "a"))));
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(
					() -> entities.batch(BatchType.LOGGED, (batch) -> batch.insert(new Item("stamped", 2, "a"), stamped)
						.insertIfAbsent(new Item("stamped", 1, "a"))));
		}).statements()).isEmpty();
	}

	@Test
	void anUnloggedBatchIsARequestForEachPartition() {
		List<Statement<?>> requests = sent.during(() -> entities.batch(BatchType.UNLOGGED,
				(batch) -> IntStream.range(0, 6).forEach((i) -> batch.insert(new Item("unlogged " + (i % 2), i, "a")))))
			.statements();
		assertThat(requests).hasSize(2).allSatisfy((it) -> assertThat(((BatchStatement) it).size()).isEqualTo(3));
		assertThat(texts("unlogged 0")).hasSize(3);
		assertThat(texts("unlogged 1")).hasSize(3);
	}

	@Test
	void aBatchThatIsTooLargeIsRefusedUnlessItIsAllowed() {
		Item large = new Item("large", 1, "x".repeat(51 * 1024));
		assertThat(sent
			.during(() -> assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> batch.insert(large)))
				.withMessageContaining("51200"))
			.statements()).isEmpty();
		Item small = new Item("small", 1, "x".repeat(1024));
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> batch.maxSize(1024).insert(small)));
		entities.batch(BatchType.LOGGED, (batch) -> batch.maxSize(2048).insert(small));
		assertThat(texts("small")).hasSize(1);
	}

	@Test
	void afterABatchThatFailedItsObjectsStillHaveTheirChanges() {
		Item item = entities.insert(new Item("failed", 1, "a"));
		item.text = "b";
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> batch.save(item)
				.update(Item.class, Key.of("failed", 2), (it) -> it.set("text", "c"), ifText("c"))));
		assertThatIllegalStateException().isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> {
			batch.save(item);
			throw new IllegalStateException("no");
		}));
		assertThat(entities.changesOf(item)).containsExactly("text");
		entities.batch(BatchType.LOGGED, (batch) -> batch.save(item));
		assertThat(entities.changesOf(item)).isEmpty();
		assertThat(texts("failed")).containsExactly("b");
	}

	private static WriteOptions ifText(String text) {
		return WriteOptions.defaults().onlyIf(where("text").eq(text));
	}

	private static List<@Nullable String> texts(String list) {
		return entities.find(Item.class, where("list").eq(list)).list().stream().map((it) -> it.text).toList();
	}

	@Table
	static class Item {

		@PartitionKey
		final String list;

		@ClusteringKey
		final int position;

		@Nullable String text;

		Item(String list, int position, @Nullable String text) {
			this.list = list;
			this.position = position;
			this.text = text;
		}

	}

	@Table
	record Total(@PartitionKey String id, @Counter long count) {

	}

}
