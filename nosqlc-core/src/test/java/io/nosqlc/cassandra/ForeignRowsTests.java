package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.datastax.oss.driver.api.core.CqlSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Cursor;
import io.nosqlc.CursorStatistics;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.ResultPage;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.update.UpdateMode;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.SchemaConflictException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows that other writers made, well or badly.
 */
@WithEmbeddedCassandra
class ForeignRowsTests {

	private static final String KEYSPACE = "foreign_rows";

	private static RecordedSession session;

	private static Client failing;

	private static CassandraClient skipping;

	private final String name = "t" + UUID.randomUUID().toString().replace('-', '_');

	private final Collection collection = failing.getCollection(this.name);

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
		failing = CassandraClient.builder(session.session()).keyspace(KEYSPACE).build();
		skipping = CassandraClient.builder(session.session())
			.keyspace(KEYSPACE)
			.properties(Map.of("corrupt-rows", "skip"))
			.build();
	}

	@AfterAll
	static void close() {
		failing.close();
		skipping.close();
		session.close();
	}

	@BeforeEach
	void create() {
		session.unrecorded().execute("CREATE TABLE " + table() + " (pk text PRIMARY KEY, data text)");
	}

	@Test
	void whatAnotherWriterSpacedAndEscapedReadsTheSame() {
		insert("p",
				"{\"name\": \"Zo\\u00eb \\ud83d\\ude00\", \"tags\": [\"a\", \"b\"], \"n\": 1.0, \"deep\": {\"x\" : null} }");
		assertThat(this.collection.find().one()).isEqualTo(Document.of("name", "Zoë \uD83D\uDE00", "tags",
				List.of("a", "b"), "n", 1.0, "deep", Document.of("x", null), "_id", "p"));
		assertThat(keys(where("name").eq("Zoë \uD83D\uDE00"))).containsExactly("p");
		assertThat(keys(where("n").eq(1))).containsExactly("p");
		assertThat(keys(where("deep.x").exists(false))).containsExactly("p");
	}

	@Test
	void aForeignNotANumberExistsAndEqualsNothing() {
		insert("nan", "{\"n\": NaN, \"m\": Infinity}");
		insert("one", "{\"n\": 1}");
		assertThat(this.collection.get("nan"))
			.hasValueSatisfying((it) -> assertThat(it.get("n")).isEqualTo(Double.NaN));
		assertThat(keys(where("n").exists(true))).containsExactlyInAnyOrder("nan", "one");
		assertThat(keys(where("n").gte(0))).containsExactly("one");
		assertThat(keys(where("n").ne(1))).containsExactly("nan");
		assertThat(keys(where("m").gt(1))).containsExactly("nan");
		assertThat(this.collection.find(where("_id").eq("nan")).fields("m").one())
			.isEqualTo(this.collection.get("nan").orElseThrow().without("n"));
		ResultPage<Document> page = this.collection.find().sort(SortKey.desc("n")).page(1);
		assertThat(this.collection.find().sort(SortKey.desc("n")).after(page.nextToken()).list()).hasSize(1)
			.doesNotContainAnyElementsOf(page.items());
	}

	@Test
	void aForeignNotANumberSurvivesAnUpdateThatPutsItBack() {
		insert("nan", "{\"a\": {\"b\": NaN}, \"l\": [NaN]}");
		this.collection.update("nan", (it) -> it.with("a", it.getDocument("a").with("c", 1)));
		Document updated = this.collection.update("nan", (it) -> it.merge(Map.of("copy", it.getList("l"))));
		assertThat(updated.toJson())
			.isEqualTo("{\"a\":{\"b\":NaN,\"c\":1},\"l\":[NaN],\"_id\":\"nan\",\"copy\":[NaN]}");
		assertThat(this.collection.get("nan")).hasValueSatisfying((it) -> assertThat(it.without("_id").toJson())
			.isEqualTo("{\"a\":{\"b\":NaN,\"c\":1},\"l\":[NaN],\"copy\":[NaN]}"));
	}

	@Test
	void ofEqualNamesTheFirstCounts() {
		insert("d", "{\"a\": 1, \"a\": 2, \"b\": {\"c\": 3, \"c\": 4}}");
		assertThat(keys(where("a").eq(1).and("b.c").eq(3))).containsExactly("d");
		assertThat(keys(where("a").eq(2))).isEmpty();
		assertThat(this.collection.find().one()).isEqualTo(Document.of("a", 1, "b", Document.of("c", 3), "_id", "d"));
	}

	@Test
	void theKeyIsTheRowsWhateverTheDocumentSays() {
		insert("real", "{\"_id\": \"other\", \"n\": 1}");
		assertThat(this.collection.find().one()).isEqualTo(Document.of("n", 1, "_id", "real"));
		assertThat(keys(where("_id").eq("real"))).containsExactly("real");
		assertThat(keys(where("_id").eq("other"))).isEmpty();
		assertThat(keys(where("_id").startsWith("re"))).containsExactly("real");
	}

	@Test
	void aRowWithoutDataIsAbsentEverywhere() {
		session.unrecorded().execute("INSERT INTO " + table() + " (pk) VALUES ('bare')");
		session.unrecorded().execute("INSERT INTO " + table() + " (pk, data) VALUES ('null', null)");
		insert("there", "{}");
		assertThat(this.collection.get("bare")).isEmpty();
		assertThat(this.collection.getAll(List.of("bare", "null", "there"))).containsOnlyKeys("there");
		assertThat(this.collection.updateAll(Filter.all(), Map.of())).isEqualTo(1);
		assertThat(this.collection.find().list()).containsExactly(Document.of("_id", "there"));
		assertThat(this.collection.find().count()).isEqualTo(1);
		assertThat(skipping.getCollection(this.name).find().count()).isEqualTo(1);
		assertThat(keys(where("_id").in("bare", "null", "there"))).containsExactly("there");
		assertThat(keys(where("_id").exists(true))).containsExactly("there");
		assertThat(this.collection.find(where("_id").eq("bare")).exists()).isFalse();
		assertThat(this.collection.find().limit(1).list()).hasSize(1);
		assertThat(this.collection.find().page(1).nextToken()).isNull();
		assertThat(this.collection.deleteAll(Filter.all())).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", " ", "{", "{\"a\":1", "[1]", "null", "\"text\"", "{\"a\":1} x", "{'a':1}", "{\"a\":01}" })
	void aRowThatIsNoJsonObjectFailsTheFindNamingItsKey(String data) {
		insert("good", "{\"a\": 1}");
		insert("bad", data);
		assertCorrupt(() -> this.collection.find().list());
		assertCorrupt(() -> this.collection.find(where("a").eq(1)).count());
		assertCorrupt(() -> this.collection.find(where("_id").eq("bad")).list());
		assertCorrupt(() -> this.collection.get("bad"));
		assertCorrupt(() -> this.collection.deleteAll(where("a").eq(1)));
		assertThatExceptionOfType(CorruptDocumentException.class)
			.isThrownBy(() -> this.collection.find().forEach((document) -> {
			}));
	}

	@Test
	void everyWayToReadABrokenRowNamesIt() {
		insert("bad", "{");
		FindQuery<Document> query = this.collection.find();
		assertCorrupt(query::first);
		assertCorrupt(query::one);
		assertCorrupt(() -> query.page(10));
		assertCorrupt(() -> query.sort(SortKey.asc("a")).list());
		assertCorrupt(() -> query.fields("a").list());
		assertCorrupt(() -> query.stream().count());
		assertCorrupt(() -> this.collection.getAll(List.of("none", "bad")));
		assertCorrupt(() -> this.collection.update("bad", Map.of("a", 2)));
		assertThat(query.async().list().toCompletableFuture()).failsWithin(Duration.ofSeconds(20))
			.withThrowableThat()
			.withCauseInstanceOf(CorruptDocumentException.class);
	}

	@Test
	void aBrokenRowCanBeReplacedAndDeleted() {
		insert("bad", "{");
		this.collection.store("bad", Document.of("a", 1));
		assertThat(this.collection.get("bad")).contains(Document.of("a", 1, "_id", "bad"));
		insert("worse", "[");
		this.collection.delete("worse");
		assertThat(this.collection.find().count()).isEqualTo(1);
	}

	@Test
	void aRowThatTheKeyRulesOutNeedNotBeReadable() {
		insert("good", "{\"a\": 1}");
		insert("bad", "{");
		assertThat(keys(where("_id").eq("good"))).containsExactly("good");
		assertThat(keys(where("_id").ne("bad").and("a").eq(1))).containsExactly("good");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "[1]", "null", "{", "{'a':1}", "{\"b\":1", "{\"b\":1}}", "{\"a\":01}", "{\"a\":\"\\x\"}" })
	void whatCannotBeReadIsCorruptWhateverTheFilterWants(String data) {
		insert("good", "{\"a\": 1}");
		insert("bad", data);
		assertCorrupt(() -> this.collection.find(where("a").eq(2)).list());
		assertCorrupt(() -> this.collection.find(where("a").exists(false)).count());
		assertCorrupt(() -> this.collection.find(where("a").ne(2)).exists());
		assertCorrupt(() -> this.collection.updateAll(where("a").eq(2), Map.of("b", 1)));
		Cursor<Document> cursor = skipping.getCollection(this.name).find(where("a").eq(1)).cursor();
		assertThat(cursor).extracting(Document::getId).containsExactly("good");
		assertThat(cursor.statistics()).isEqualTo(new CursorStatistics(2, 1, 1, 1));
	}

	@Test
	void damageBehindWhatRuledARowOutGoesUnreported() {
		insert("good", "{\"a\": 1}");
		insert("bad", "{\"a\": 2, \"b\":");
		assertThat(keys(where("a").eq(1))).containsExactly("good");
		assertCorrupt(() -> this.collection.find(where("a").eq(2)).list());
		Cursor<Document> cursor = skipping.getCollection(this.name).find(where("a").eq(1)).cursor();
		assertThat(cursor).hasSize(1);
		assertThat(cursor.statistics()).isEqualTo(new CursorStatistics(2, 1, 0, 1));
	}

	@Test
	void corruptRowsAreSkippedCountedAndLoggedOnceIfSoAsked() {
		insert("good", "{\"a\": 1}");
		insert("bad", "{");
		insert("worse", "[1]");
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger("io.nosqlc.cassandra");
		events.start();
		logger.addAppender(events);
		Collection lenient = skipping.getCollection(this.name);
		try {
			for (int i = 0; i < 3; i++) {
				Cursor<Document> cursor = skipping.createCollection(this.name).find().cursor();
				assertThat(cursor).extracting(Document::getId).containsExactly("good");
				assertThat(cursor.statistics()).isEqualTo(new CursorStatistics(3, 1, 2, 1));
			}
		}
		finally {
			logger.detachAppender(events);
		}
		assertThat(events.list).extracting(ILoggingEvent::getFormattedMessage)
			.filteredOn((message) -> message.contains(this.name))
			.singleElement(InstanceOfAssertFactories.STRING)
			.startsWith("A find left out a row because corrupt-rows is 'skip': Document '")
			.contains("' of collection '" + this.name + "' cannot be read");
		assertThat(lenient.find().count()).isEqualTo(1);
		assertThat(lenient.find(where("a").exists(false)).list()).isEmpty();
		assertThatExceptionOfType(CorruptDocumentException.class).isThrownBy(() -> lenient.get("bad"));
	}

	@Test
	void aTableThatIsNoCollectionIsRefusedByItsColumns() {
		CqlSession real = session.unrecorded();
		real.execute("CREATE TABLE " + KEYSPACE + ".blobs (pk text PRIMARY KEY, data blob)");
		real.execute("CREATE TABLE " + KEYSPACE + ".numbers (pk int PRIMARY KEY, data text)");
		real.execute("CREATE TABLE " + KEYSPACE + ".others (id text PRIMARY KEY, value text)");
		for (String table : List.of("blobs", "numbers", "others")) {
			assertThatExceptionOfType(SchemaConflictException.class)
				.isThrownBy(() -> failing.getCollection(table).find().list())
				.withMessageContaining(table);
			assertThatExceptionOfType(SchemaConflictException.class)
				.isThrownBy(() -> failing.getCollection(table).find(where("_id").eq("a")).list())
				.withMessageContaining(table);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aTableThatIsNoCollectionIsNotWrittenTo(UpdateMode mode) {
		CqlSession real = session.unrecorded();
		real.execute("DROP TABLE IF EXISTS " + KEYSPACE + ".raw");
		real.execute("CREATE TABLE " + KEYSPACE + ".raw (pk text PRIMARY KEY, data blob)");
		real.execute("INSERT INTO " + KEYSPACE + ".raw (pk, data) VALUES ('a', textAsBlob('{}'))");
		real.execute("DROP TABLE IF EXISTS " + KEYSPACE + ".counted");
		real.execute("CREATE TABLE " + KEYSPACE + ".counted (pk int PRIMARY KEY, data text)");
		for (String table : List.of("raw", "counted")) {
			assertConflict(mode, table, (writes) -> writes.delete("a"));
			assertConflict(mode, table, (writes) -> writes.update("a", Map.of("n", 1)));
			assertConflict(mode, table, (writes) -> writes.storeIfAbsent("b", Document.of()));
			assertConflict(mode, table, (writes) -> writes.store("b", Document.of()));
		}
		assertThat(real.execute("SELECT blobAsText(data) FROM " + KEYSPACE + ".raw").all())
			.extracting((row) -> row.getString(0))
			.containsExactly("{}");
	}

	private static void assertConflict(UpdateMode mode, String table, Consumer<Collection> write) {
		try (Client client = CassandraClient.builder(session.session())
			.keyspace(KEYSPACE)
			.properties(Map.of("update-mode", mode))
			.build()) {
			assertThatExceptionOfType(SchemaConflictException.class)
				.isThrownBy(() -> write.accept(client.getCollection(table)))
				.withMessageContaining(table);
		}
	}

	private void assertCorrupt(ThrowingCallable find) {
		assertThatExceptionOfType(CorruptDocumentException.class).isThrownBy(find).satisfies((ex) -> {
			assertThat(ex.key()).isEqualTo("bad");
			assertThat(ex.collection()).isEqualTo(this.name);
			assertThat(ex).hasMessageContaining("'bad'").hasMessageContaining("corrupt-rows=skip");
		});
	}

	private List<String> keys(Filter filter) {
		return this.collection.find(filter)
			.list()
			.stream()
			.map((document) -> Objects.requireNonNull(document.getId()))
			.toList();
	}

	private void insert(String key, String data) {
		session.unrecorded().execute("INSERT INTO " + table() + " (pk, data) VALUES (?, ?)", key, data);
	}

	private String table() {
		return KEYSPACE + ".\"" + this.name + "\"";
	}

}
