package io.nosqlc.cassandra;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.BesideOthers;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.index.CollectionIndexes;
import io.nosqlc.cassandra.index.IndexDefinition;
import io.nosqlc.cassandra.index.IndexProgress;
import io.nosqlc.cassandra.index.IndexStatus;
import io.nosqlc.cassandra.index.IndexVerification;
import io.nosqlc.cassandra.query.IndexedColumn;
import io.nosqlc.cassandra.query.Restriction;
import io.nosqlc.cassandra.query.Search;
import io.nosqlc.cassandra.query.TableIndexes;
import io.nosqlc.cassandra.update.UpdateMode;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.SchemaConflictException;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.Operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

@WithEmbeddedCassandra
@BesideOthers
class IndexedCollectionTests {

	private static final String KEYSPACE = "indexed";

	private static RecordedSession session;

	private static CassandraClient client;

	private static CollectionIndexes indexes;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
		client = CassandraClient.builder(session.session()).keyspace(KEYSPACE).build();
		indexes = client.unwrap(CollectionIndexes.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void anIndexDeclaredBeforeThereAreDocumentsIsReadyAndFindsEachKind() {
		indexes.declare("kinds", IndexDefinition.text("status"), IndexDefinition.number("sum.net"),
				IndexDefinition.bool("paid"), IndexDefinition.timestamp("at"), IndexDefinition.array("tags"));
		assertThat(indexes.list("kinds")).hasSize(5).allMatch(IndexStatus::ready);
		Collection kinds = client.getCollection("kinds");
		String longText = "é😀".repeat(5_000);
		Instant at = Instant.parse("2026-11-21T10:39:30.123456789Z");
		kinds.store("a", Document.of("status", "open", "sum", Map.of("net", -0.0), "paid", false, "at", at, "tags",
				List.of("x", 1, true)));
		kinds.store("b", Document.of("status", longText, "sum", Map.of("net", 0), "paid", true, "at", at.plusMillis(1),
				"tags", "x"));
		kinds.store("c", Document.of("status", "", "sum", Map.of("net", 7.5), "tags", List.of("x".repeat(5_000), 1.0)));
		assertThat(found("kinds", "status", Operator.EQ, "open")).containsExactly("a");
		assertThat(found("kinds", "status", Operator.EQ, longText)).containsExactly("b");
		assertThat(found("kinds", "status", Operator.EQ, "")).containsExactly("c");
		assertThat(found("kinds", "status", Operator.IN, List.of("open", ""))).containsExactly("a", "c");
		assertThat(found("kinds", "sum.net", Operator.EQ, 0.0)).containsExactly("a", "b");
		assertThat(found("kinds", "sum.net", Operator.GTE, 7.5)).containsExactly("c");
		assertThat(found("kinds", "sum.net", Operator.BETWEEN, List.of(-1, 7))).containsExactly("a", "b");
		assertThat(found("kinds", "paid", Operator.EQ, true)).containsExactly("b");
		assertThat(found("kinds", "paid", Operator.LT, true)).containsExactly("a");
		assertThat(found("kinds", "at", Operator.GTE, at.plusMillis(1))).containsExactly("b");
		assertThat(found("kinds", "at", Operator.STARTS_WITH, "2026-11-21T10")).containsExactly("a", "b");
		assertThat(found("kinds", "tags", Operator.CONTAINS, 1)).containsExactly("a", "b", "c");
		assertThat(found("kinds", "tags", Operator.CONTAINS, "x".repeat(5_000))).containsExactly("b", "c");
		assertThat(found("kinds", "tags", Operator.CONTAINS, true)).containsExactly("a", "b");
		assertThat(wrong("kinds")).isZero();
	}

	@Test
	void valuesThatChangeOrVanishAreFoundAsTheyAre() {
		indexes.declare("changing", IndexDefinition.text("status"), IndexDefinition.array("tags"));
		Collection changing = client.getCollection("changing");
		changing.store("a", Document.of("status", "open", "tags", List.of("x", "y")));
		changing.update("a", Map.of("status", "paid", "tags", List.of("z")));
		assertThat(found("changing", "status", Operator.EQ, "open")).isEmpty();
		assertThat(found("changing", "status", Operator.EQ, "paid")).containsExactly("a");
		assertThat(found("changing", "tags", Operator.CONTAINS, "x")).isEmpty();
		assertThat(found("changing", "tags", Operator.CONTAINS, "z")).containsExactly("a");
		changing.store("a", Document.of("other", 1));
		assertThat(found("changing", "status", Operator.EQ, "paid")).isEmpty();
		assertThat(found("changing", "tags", Operator.CONTAINS, "z")).isEmpty();
		changing.store("a", Document.of("status", "open"));
		changing.delete("a");
		assertThat(found("changing", "status", Operator.EQ, "open")).isEmpty();
		assertThat(wrong("changing")).isZero();
	}

	@ParameterizedTest
	@EnumSource(UpdateMode.class)
	void everyWriteIsOneStatementThatWritesAllColumns(UpdateMode mode) {
		String name = "mode_" + mode.name().toLowerCase(Locale.ROOT);
		try (CassandraClient moded = CassandraClient.builder(session.session())
			.keyspace(KEYSPACE)
			.properties(Map.of("update-mode", mode.name()))
			.build()) {
			indexes.declare(name, IndexDefinition.text("status"), IndexDefinition.number("n"));
			Collection written = moded.getCollection(name);
			written.store("first", Document.of("status", "open", "n", 0));
			session.forget();
			written.store("a", Document.of("status", "open", "n", 1));
			written.store("a", Document.of("status", "open", "n", 2),
					WriteOptions.defaults().withTtl(Duration.ofSeconds(1000)));
			written.store("b", Document.of("status", "open"), WriteOptions.defaults().withTimestamp(1_000));
			written.insert(Document.of("status", "open", "n", 3));
			assertThat(writes()).hasSize(4);
			assertThat(written.storeIfAbsent("c", Document.of("n", 4))).isTrue();
			assertThat(written.storeIfAbsent("c", Document.of("n", 5))).isFalse();
			written.update("a", Map.of("n", 6));
			CompletableFuture
				.allOf(IntStream.range(0, 20)
					.mapToObj((i) -> written.async().update("a", Map.of("n", i)).toCompletableFuture())
					.toArray(CompletableFuture<?>[]::new))
				.join();
			written.updateAll(Filter.all(), Map.of("status", "closed"));
			assertThat(writes()).hasSizeGreaterThan(8)
				.allMatch((cql) -> cql.contains("ix_text_status = :") && cql.contains("ix_number_n = :"));
			assertThat(found(name, "status", Operator.EQ, "closed")).hasSize(5);
			Row row = session.unrecorded()
				.execute("SELECT TTL(data) AS data, TTL(ix_number_n) AS n FROM indexed." + name + " WHERE pk = 'a'")
				.one();
			assertThat(row.getInt("n")).isEqualTo(row.getInt("data")).isPositive();
			assertThat(wrong(name)).isZero();
		}
	}

	@Test
	void anIndexDeclaredWhileAClientThatDoesNotKnowOfItStoresIsCompleteAfterReindexing(EmbeddedCassandra cassandra) {
		AtomicBoolean stop = new AtomicBoolean();
		try (CqlSession other = CqlSession.builder()
			.addContactPoints(cassandra.contactPoints())
			.withLocalDatacenter(cassandra.localDatacenter())
			.build(); CassandraClient unaware = CassandraClient.builder(other).keyspace(KEYSPACE).build()) {
			Collection filled = unaware.getCollection("filled");
			for (int i = 0; i < 500; i++) {
				filled.store("old" + i, Document.of("status", "s" + i % 7, "n", i));
			}
			List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
				.mapToObj((thread) -> CompletableFuture.runAsync(() -> {
					for (int i = 0; !stop.get(); i++) {
						write(filled, "new" + thread + "-" + i % 200, i);
						write(filled, "old" + (i * 4 + thread) % 500, i);
					}
				}))
				.toList();
			indexes.declare("filled", IndexDefinition.text("status"), IndexDefinition.number("n"),
					IndexDefinition.array("list"));
			assertThat(indexes.list("filled")).noneMatch(IndexStatus::ready);
			assertThat(usable("filled").ready()).isEmpty();
			assertThat(usable("filled").notReady()).hasSize(3);
			await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
			age("filled");
			IndexProgress done = indexes.reindex("filled");
			assertThat(done.rowsRead()).isGreaterThanOrEqualTo(500);
			assertThat(indexes.list("filled")).allMatch(IndexStatus::ready);
			assertThat(wrong("filled")).isZero();
			stop.set(true);
			writers.forEach(CompletableFuture::join);
			assertThat(wrong("filled")).isZero();
			assertThat(found("filled", "status", Operator.EQ, "s1")).isEqualTo(keys("filled", "status", "s1"));
		}
	}

	private static void write(Collection filled, String key, int i) {
		switch (i % 5) {
			case 0 -> filled.store(key, Document.of("status", "s" + i % 7, "list", List.of(i, "x")));
			case 1 -> filled.store(key, Document.of("n", i), WriteOptions.defaults().withTtl(Duration.ofSeconds(600)));
			case 2 -> filled.delete(key);
			case 3 -> filled.storeIfAbsent(key, Document.of("status", "s1", "n", -i));
			default -> filled.updateAll(Filter.where("_id").eq(key), Map.of("status", "s" + i % 3));
		}
	}

	@Test
	void whatAnotherWriterStoredIsFoundByVerifyingAndRepaired() {
		indexes.declare("foreign", IndexDefinition.text("status"), IndexDefinition.array("tags"));
		Collection foreign = client.getCollection("foreign");
		foreign.store("ours", Document.of("status", "open", "tags", List.of("a")));
		foreign.store("theirs", Document.of("status", "open", "tags", List.of("a")));
		session.unrecorded()
			.execute(
					"INSERT INTO indexed.foreign (pk, data) VALUES ('theirs', '{\"status\": \"paid\"}') USING TTL 500");
		session.unrecorded().execute("INSERT INTO indexed.foreign (pk, data) VALUES ('corrupt', '{\"status\":')");
		session.unrecorded().execute("INSERT INTO indexed.foreign (pk) VALUES ('absent')");
		assertThat(indexes.verify("foreign")).containsExactlyInAnyOrder(
				new IndexVerification(IndexDefinition.text("status"), 3, 1, List.of("theirs")),
				new IndexVerification(IndexDefinition.array("tags"), 3, 1, List.of("theirs")));
		assertThat(indexes.reindex("foreign")).isEqualTo(new IndexProgress(3, 1, 1));
		assertThat(wrong("foreign")).isZero();
		assertThat(found("foreign", "status", Operator.EQ, "paid")).containsExactly("theirs");
		assertThat(found("foreign", "tags", Operator.CONTAINS, "a")).containsExactly("ours");
		Row row = session.unrecorded()
			.execute("SELECT TTL(data), TTL(ix_text_status) FROM indexed.foreign WHERE pk = 'theirs'")
			.one();
		assertThat(row.getInt(1)).isBetween(row.getInt(0), row.getInt(0) + 3);
	}

	@Test
	void aColumnThatIsRightByChanceIsRepairedToo() {
		indexes.declare("chance", IndexDefinition.text("status"));
		client.getCollection("chance")
			.store("a", Document.of("status", "open"), WriteOptions.defaults().withTtl(Duration.ofSeconds(5)));
		session.unrecorded().execute("INSERT INTO indexed.chance (pk, data) VALUES ('a', '{\"status\":\"open\"}')");
		assertThat(wrong("chance")).isEqualTo(1);
		indexes.reindex("chance");
		assertThat(wrong("chance")).isZero();
		assertThat(session.unrecorded().execute("SELECT TTL(ix_text_status) FROM indexed.chance").one().isNull(0))
			.isTrue();
	}

	@Test
	void textsThatWereStoredWithTheSameTimestampGetTheirColumnsBack() {
		indexes.declare("ties", IndexDefinition.text("status"));
		Collection ties = client.getCollection("ties");
		WriteOptions same = WriteOptions.defaults().withTimestamp(1_000_000);
		ties.store("a", Document.of("status", "open"), same);
		ties.store("a", Document.of("a", 1), same);
		assertThat(ties.get("a")).get().isEqualTo(Document.of("status", "open", "_id", "a"));
		assertThat(indexes.verify("ties"))
			.containsExactly(new IndexVerification(IndexDefinition.text("status"), 1, 1, List.of("a")));
		indexes.reindex("ties");
		assertThat(wrong("ties")).isZero();
		assertThat(found("ties", "status", Operator.EQ, "open")).containsExactly("a");
		assertThat(ties.get("a")).get().isEqualTo(Document.of("status", "open", "_id", "a"));
	}

	@Test
	void aRunThatWasInterruptedGoesOnWhereItWas() {
		Collection many = client.getCollection("many");
		many.storeAll(IntStream.range(0, 400).mapToObj((i) -> Map.entry("k" + i, Document.of("n", i)))::iterator);
		indexes.declare("many", IndexDefinition.number("n"));
		age("many");
		assertThatIllegalStateException().isThrownBy(() -> indexes.reindex("many", (progress) -> {
			if (progress.rowsRead() > 0) {
				throw new IllegalStateException("enough");
			}
		}));
		assertThat(indexes.list("many")).noneMatch(IndexStatus::ready);
		assertThat(indexes.reindex("many").rowsRead()).isBetween(300L, 301L);
		assertThat(indexes.list("many")).allMatch(IndexStatus::ready);
		assertThat(wrong("many")).isZero();
		assertThat(indexes.reindex("many")).isEqualTo(new IndexProgress(400, 0, 0));
	}

	@Test
	void aTableThatWasDroppedIsCreatedAgainWithItsColumns() {
		indexes.declare("dropped", IndexDefinition.text("status"));
		Collection dropped = client.getCollection("dropped");
		dropped.store("a", Document.of("status", "open"));
		session.unrecorded().execute("DROP TABLE indexed.dropped");
		assertThat(indexes.list("dropped")).noneMatch(IndexStatus::ready);
		dropped.store("b", Document.of("status", "paid"));
		assertThat(wrong("dropped")).isZero();
		indexes.declare("dropped", IndexDefinition.text("status"));
		assertThat(indexes.list("dropped")).allMatch(IndexStatus::ready);
		assertThat(found("dropped", "status", Operator.EQ, "paid")).containsExactly("b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ", ix_text_status text" })
	void aTableThatAnotherWriterCreatedAgainIsNotTakenForComplete(String columns) {
		String name = "recreated" + columns.length();
		indexes.declare(name, IndexDefinition.text("status"));
		session.unrecorded().execute("DROP TABLE indexed." + name);
		session.unrecorded()
			.execute("CREATE TABLE indexed." + name + " (pk text PRIMARY KEY, data text" + columns + ")");
		session.unrecorded()
			.execute("INSERT INTO indexed." + name + " (pk, data) VALUES ('a', '{\"status\":\"open\"}')");
		indexes.declare(name, IndexDefinition.text("status"));
		assertThat(indexes.list(name)).noneMatch(IndexStatus::ready);
		age(name);
		indexes.reindex(name);
		assertThat(indexes.list(name)).allMatch(IndexStatus::ready);
		assertThat(found(name, "status", Operator.EQ, "open")).containsExactly("a");
	}

	@Test
	void declaringWhatIsDeclaredChangesNothingAndOtherKindsAreRefused() {
		indexes.declare("twice", IndexDefinition.text("status"));
		session.forget();
		indexes.declare("twice", IndexDefinition.text("status"));
		assertThat(session.sent()).hasSizeLessThan(5);
		assertThat(session.sent()).noneMatch((sent) -> sent instanceof SimpleStatement);
		assertThatExceptionOfType(SchemaConflictException.class)
			.isThrownBy(() -> indexes.declare("twice", IndexDefinition.number("status")))
			.withMessage("Cannot declare the index of 'status' on 'twice': it is asked for as TEXT and as NUMBER, and a"
					+ " path has one index. Decide for one kind.");
		assertThat(indexes.list("twice")).hasSize(1);
	}

	@Test
	void moreThanEightIndexesAreRefused() {
		IndexDefinition[] nine = IntStream.range(0, 9)
			.mapToObj((i) -> IndexDefinition.number("n" + i))
			.toArray(IndexDefinition[]::new);
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> indexes.declare("nine", nine))
			.withMessageContaining("Cannot declare 9 indexes on 'nine'")
			.withMessageContaining("8 are the most");
	}

	@Test
	void aCollectionWithoutATableOrIndexesHasNothingToDo() {
		assertThat(indexes.list("nothing")).isEmpty();
		assertThat(indexes.verify("nothing")).isEmpty();
		assertThat(indexes.reindex("nothing")).isEqualTo(new IndexProgress(0, 0, 0));
		assertThat(usable("nothing")).isEqualTo(new TableIndexes.State(List.of(), Map.of()));
	}

	@Test
	void reindexingWaitsUntilNoWriterIsLeftThatDoesNotKnow() {
		client.getCollection("waiting").store("a", Document.of("status", "open"));
		indexes.declare("waiting", IndexDefinition.text("status"));
		assertThatIllegalStateException().isThrownBy(() -> indexes.reindex("waiting", (progress) -> {
			assertThat(progress.rowsRead()).isZero();
			throw new IllegalStateException("enough");
		}));
		age("waiting");
		assertThat(indexes.reindex("waiting").rowsRepaired()).isEqualTo(1);
	}

	@Test
	void aWriterLearnsOfADeclarationWithinTwoSeconds() {
		Collection learning = client.getCollection("learning");
		learning.store("a", Document.of("status", "open"));
		indexes.declare("learning", IndexDefinition.text("status"));
		await().atMost(Duration.ofSeconds(4)).untilAsserted(() -> {
			session.forget();
			learning.store("a", Document.of("status", "open"));
			assertThat(writes()).allMatch((cql) -> cql.contains("ix_text_status"));
		});
	}

	/**
	 * Makes declarations so old that reindexing need not wait for writers.
	 */
	private static void age(String collection) {
		session.unrecorded()
			.execute("SELECT name FROM indexed.nosqlc_indexes WHERE collection = ?", collection)
			.forEach((row) -> session.unrecorded()
				.execute(
						"UPDATE indexed.nosqlc_indexes SET declared_at = '2026-01-01' WHERE collection = ? AND name = ?",
						collection, row.getString(0)));
	}

	private static List<String> writes() {
		return session.executed()
			.stream()
			.map((statement) -> statement.getPreparedStatement().getQuery())
			.filter((cql) -> cql.contains("SET data = :data"))
			.toList();
	}

	private static long wrong(String collection) {
		return indexes.verify(collection).stream().mapToLong(IndexVerification::rowsWrong).sum();
	}

	private static Set<String> keys(String collection, String field, Object value) {
		return client.getCollection(collection)
			.find(Filter.where(field).eq(value))
			.stream()
			.map(Document::getId)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static TableIndexes.State usable(String collection) {
		return client.unwrap(ClientRuntime.class).call(client.indexes().usable(collection)::load);
	}

	/**
	 * Searches an index as a find does.
	 */
	private static Set<String> found(String collection, String path, Operator operator, Object operand) {
		Condition condition = new Condition(FieldPath.parse(path), operator, operand, false);
		IndexedColumn column = usable(collection).ready()
			.stream()
			.filter((ready) -> ready.path().equals(condition.path()))
			.findFirst()
			.orElseThrow();
		Search search = column.search(condition).orElseThrow();
		Set<String> keys = new TreeSet<>();
		for (List<Restriction> alternative : search.alternatives()) {
			List<Object> values = new ArrayList<>();
			String where = alternative.stream()
				.map((restriction) -> where(restriction, values))
				.collect(Collectors.joining(" AND "));
			session.unrecorded()
				.execute("SELECT pk FROM indexed.\"" + collection + "\" WHERE " + where, values.toArray())
				.forEach((row) -> keys.add(Objects.requireNonNull(row.getString(0))));
		}
		return keys;
	}

	private static String where(Restriction restriction, List<Object> values) {
		values.add(restriction.value());
		return restriction.column() + switch (restriction.relation()) {
			case EQ -> " = ?";
			case GT -> " > ?";
			case GTE -> " >= ?";
			case LT -> " < ?";
			case LTE -> " <= ?";
			case CONTAINS -> " CONTAINS ?";
			case CONTAINS_KEY -> " CONTAINS KEY ?";
			case IN -> " IN ?";
		};
	}

}
