package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Consistency;
import io.nosqlc.Cursor;
import io.nosqlc.CursorStatistics;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.QueryPlan;
import io.nosqlc.ResultPage;
import io.nosqlc.SortKey;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.InvalidTokenException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@WithEmbeddedCassandra
class CassandraFindTests {

	private static final String KEYSPACE = "finds";

	private static final String MANY = "many";

	private static final int COUNT = 5003;

	/**
	 * Four keys with one token, in their order: 32 bytes that Murmur3 makes the same of.
	 */
	private static final List<String> COLLIDING = List.of("collides 4351299<|h5nw7rVl1N;hyo",
			"collides 5710970!~RYRG(!MPQ2f:=!", "collides 7170252(Ytn^}0skC&_$^|x", "one token, several different key");

	private static RecordedSession session;

	private static Client client;

	private static Collection many;

	private final String name = "t" + UUID.randomUUID().toString().replace('-', '_');

	private final Collection collection = client.getCollection(this.name);

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
		client = CassandraClient.builder(session.session()).keyspace(KEYSPACE).build();
		many = client.getCollection(MANY);
		many.storeAll(IntStream.range(0, COUNT)
			.mapToObj((i) -> Map.entry(key(i), Document.of("n", i, "tens", i / 10, "tag", "t" + i % 7)))
			.toList());
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@BeforeEach
	void forget() {
		session.forget();
	}

	@Test
	void bringsEverythingHoweverManyPagesItTakes() {
		List<Document> all = many.find().list();
		assertThat(all).extracting((it) -> it.getInt("n")).doesNotHaveDuplicates().hasSize(COUNT);
		assertThat(all).allSatisfy((it) -> assertThat(it.getId()).isEqualTo(key(it.getInt("n"))));
		assertThat(many.find(where("n").gte(5000)).list()).extracting(Document::getId)
			.containsExactlyInAnyOrder(key(5000), key(5001), key(5002));
		assertThat(many.find(where("tag").eq("t3").and("n").lt(70)).count()).isEqualTo(10);
		assertThat(many.find().count()).isEqualTo(COUNT);
		assertThat(many.find().limit(4000).count()).isEqualTo(4000);
		assertThat(many.find(where("n").eq(4999)).exists()).isTrue();
		assertThat(many.find(where("n").eq(COUNT)).exists()).isFalse();
		assertThat(many.find(where("n").eq(4999)).one().getId()).isEqualTo(key(4999));
	}

	@Test
	void theStatisticsOfACursorTellWhatItCost() {
		Cursor<Document> cursor = many.find(where("n").lt(10)).cursor();
		cursor.forEach((document) -> {
		});
		assertThat(cursor.statistics()).isEqualTo(new CursorStatistics(COUNT, 10, 0, 2));
		Cursor<Document> smaller = many.find().fetchSize(500).cursor();
		smaller.forEach((document) -> {
		});
		assertThat(smaller.statistics().rowsRead()).isEqualTo(COUNT);
		assertThat(smaller.statistics().pages()).isBetween(11L, 16L);
	}

	@Test
	void aPublisherFetchesNoPageOfWhichNothingIsDemanded() {
		Demanding subscriber = new Demanding();
		many.find().fetchSize(1000).publisher().subscribe(subscriber);
		Flow.Subscription subscription = await().until(subscriber.subscription::get, Objects::nonNull);
		assertThat(session.sent()).isEmpty();
		subscription.request(10);
		await().until(() -> subscriber.items.get() == 10);
		subscription.request(990);
		await().until(() -> subscriber.items.get() == 1000);
		await().during(Duration.ofMillis(200)).until(() -> session.pagesOf(MANY) == 1);
		subscription.request(1);
		await().until(() -> subscriber.items.get() == 1001);
		await().during(Duration.ofMillis(200)).until(() -> session.pagesOf(MANY) == 2);
		subscription.cancel();
	}

	@Test
	void aClosedCursorFetchesNoMore() {
		Cursor<Document> cursor = many.find().cursor();
		assertThat(cursor.next()).isTrue();
		cursor.close();
		assertThat(cursor.next()).isFalse();
		await().until(() -> session.pagesOf(MANY) == 2);
		await().during(Duration.ofMillis(200)).until(() -> session.pagesOf(MANY) == 2);
	}

	@Test
	void aLimitReadsNoMoreThanItNeeds() {
		Cursor<Document> cursor = many.find().limit(10).cursor();
		cursor.forEach((document) -> {
		});
		assertThat(cursor.statistics()).isEqualTo(new CursorStatistics(10, 10, 0, 1));
		await().until(() -> session.pagesOf(MANY) == 1);
		await().during(Duration.ofMillis(200)).until(() -> session.pagesOf(MANY) == 1);
		assertThat(many.find(where("n").gte(0)).limit(7).list()).hasSize(7);
		assertThat(many.find().limit(2345).list()).hasSize(2345);
		assertThat(many.find().limit(0).list()).isEmpty();
		assertThat(many.find().first()).isPresent();
	}

	@Test
	void aQueryCanBeRunAgain() {
		FindQuery<Document> query = many.find(where("tens").eq(17));
		assertThat(query).hasSize(10);
		assertThat(query).hasSize(10);
		try (Stream<Document> documents = query.stream()) {
			assertThat(documents.limit(3)).hasSize(3);
		}
		assertThat(query.async().list().toCompletableFuture().join()).hasSize(10);
	}

	@Test
	void sortsInMemoryWithLimitsAndTies() {
		assertThat(many.find().sort(SortKey.desc("n")).limit(3).list()).extracting((it) -> it.getInt("n"))
			.containsExactly(5002, 5001, 5000);
		assertThat(many.find(where("tens").lt(3)).sort(SortKey.desc("tens"), SortKey.asc("n")).fields("n").list())
			.extracting((it) -> it.getInt("n"))
			.startsWith(20, 21)
			.endsWith(8, 9);
		assertThat(many.find(where("n").lt(20)).sort(SortKey.desc("tens")).list()).extracting(Document::getId)
			.startsWith(key(10), key(11))
			.endsWith(key(8), key(9));
	}

	@Test
	void pagesCoverEverythingOnceThoughDocumentsVanishInBetween() {
		fill(2500);
		Set<String> seen = new TreeSet<>();
		Set<String> deleted = new TreeSet<>();
		String token = null;
		do {
			ResultPage<Document> page = this.collection.find().after(token).page(400);
			page.forEach((document) -> assertThat(seen.add(document.getId())).isTrue());
			token = page.nextToken();
			List<Document> items = page.items();
			List.of(items.get(0), items.get(items.size() - 1)).forEach((document) -> {
				this.collection.delete(document.getId());
				deleted.add(document.getId());
			});
		}
		while (token != null);
		assertThat(seen).hasSize(2500);
		assertThat(this.collection.find().count()).isEqualTo(2500 - deleted.size());
	}

	@Test
	void documentsThatComeLaterAppearOnlyBehindTheToken() {
		fill(50);
		ResultPage<Document> first = this.collection.find().page(25);
		IntStream.range(50, 100).forEach((i) -> this.collection.store(key(i), Document.of("n", i)));
		List<Document> rest = this.collection.find().after(first.nextToken()).list();
		assertThat(rest).hasSizeGreaterThanOrEqualTo(25)
			.doesNotContainAnyElementsOf(first.items())
			.extracting(Document::getId)
			.doesNotHaveDuplicates();
	}

	@Test
	void sortedPagesCoverEverythingOnce() {
		FindQuery<Document> sorted = many.find(where("n").lt(300)).sort(SortKey.asc("tag"), SortKey.desc("tens"));
		List<String> keys = new ArrayList<>();
		String token = null;
		do {
			ResultPage<Document> page = sorted.after(token).page(70);
			page.forEach((document) -> keys.add(document.getId()));
			token = page.nextToken();
		}
		while (token != null);
		assertThat(keys).isEqualTo(sorted.list().stream().map(Document::getId).toList()).hasSize(300);
	}

	@Test
	void keysThatShareATokenAreToldApart() {
		COLLIDING.forEach((key) -> this.collection.store(key, Document.of("n", 1)));
		assertThat(session.unrecorded()
			.execute("SELECT token(pk) FROM " + KEYSPACE + ".\"" + this.name + "\"")
			.all()
			.stream()
			.map((row) -> row.getLong(0))
			.distinct()).hasSize(1);
		fill(20);
		for (int size = 1; size <= 5; size++) {
			List<String> keys = keysOfPages(this.collection.find(), size);
			assertThat(keys).doesNotHaveDuplicates().hasSize(24).containsSubsequence(COLLIDING);
		}
	}

	@Test
	void aDeletedLastKeyDoesNotHideTheOthersOfItsToken() {
		COLLIDING.forEach((key) -> this.collection.store(key, Document.of("n", 1)));
		ResultPage<Document> first = this.collection.find().page(2);
		assertThat(first).extracting(Document::getId).containsExactlyElementsOf(COLLIDING.subList(0, 2));
		this.collection.delete(COLLIDING.get(1));
		assertThat(this.collection.find().after(first.nextToken()).list()).extracting(Document::getId)
			.containsExactlyElementsOf(COLLIDING.subList(2, 4));
		assertThat(this.collection.find().after(first.nextToken()).count()).isEqualTo(2);
	}

	@Test
	void aTokenOfAnotherCollectionsQueryIsAPositionLikeAnyOther() {
		String token = many.find().page(1).nextToken();
		assertThat(this.collection.find().after(token).list()).isEmpty();
		assertThatExceptionOfType(InvalidTokenException.class)
			.isThrownBy(() -> many.find(where("n").gt(1)).after(token).list());
	}

	@Test
	void keysAreReadOneByOneInTheirOrder() {
		assertThat(many.find(where("_id").eq(key(17))).list()).extracting((it) -> it.getInt("n")).containsExactly(17);
		assertThat(many.find(where("_id").in(key(9), key(3), "none", key(9), key(5))).list())
			.extracting((it) -> it.getInt("n"))
			.containsExactly(3, 5, 9);
		assertThat(session.executed()).hasSize(5)
			.allSatisfy((statement) -> assertThat(statement.getPreparedStatement().getQuery())
				.isEqualTo("SELECT \"pk\", \"data\" FROM \"finds\".\"many\" WHERE \"pk\" = ?"));
		assertThat(session.executed()).allMatch((statement) -> Objects.equals(true, statement.isIdempotent()));
		assertThat(session.executed()).allMatch((statement) -> statement.getRoutingKey() != null);
	}

	@Test
	void whatKeysDoNotDecideIsEvaluatedOnWhatTheyBring() {
		assertThat(many.find(where("_id").in(key(9), key(3)).and("n").gt(5)).list()).extracting((it) -> it.getInt("n"))
			.containsExactly(9);
		assertThat(many.find(where("_id").eq(key(9)).or(where("_id").eq(key(3)).and("n").gt(5))).list())
			.extracting((it) -> it.getInt("n"))
			.containsExactly(9);
		assertThat(many.find(where("_id").eq(key(9)).and("n").eq(9)).count()).isEqualTo(1);
	}

	@Test
	void manyKeysAreReadAFewAtATimeAndAsFarAsNeeded() {
		Filter keys = where("_id").in(IntStream.range(100, 500).mapToObj(CassandraFindTests::key).toList());
		assertThat(many.find(keys).list()).extracting((it) -> it.getInt("n"))
			.isEqualTo(IntStream.range(100, 500).boxed().toList());
		assertThat(session.executed()).hasSize(400);
		session.forget();
		assertThat(many.find(keys).limit(3).list()).hasSize(3);
		assertThat(session.executed()).hasSize(3);
		session.forget();
		Cursor<Document> cursor = many.find(keys).cursor();
		cursor.next();
		assertThat(session.executed()).hasSize(128);
		cursor.close();
		assertThat(keysOfPages(many.find(keys), 70)).hasSize(400).isSorted();
	}

	@Test
	void whatNoKeyCanMatchIsNotAskedFor() {
		assertThat(many.find(where("_id").eq("a").and("_id").eq("b")).list()).isEmpty();
		assertThat(many.find(where("_id").eq(7)).list()).isEmpty();
		assertThat(many.find(where("_id").eq("")).list()).isEmpty();
		assertThat(many.find(where("_id").in(List.of())).count()).isZero();
		assertThat(many.find(where("_id").eq("x".repeat(70_000))).exists()).isFalse();
		assertThat(many.find(Filter.anyOf(List.of())).page(5).items()).isEmpty();
		assertThat(session.sent()).isEmpty();
	}

	@Test
	void otherFiltersOnTheKeyReadTheTable() {
		assertThat(many.find(where("_id").gte(key(5001))).list()).extracting((it) -> it.getInt("n"))
			.containsExactlyInAnyOrder(5001, 5002);
		assertThat(many.find(where("_id").ne(key(1)).and("n").lt(3)).count()).isEqualTo(2);
	}

	@Test
	void fieldsAndTypesShapeTheItems() {
		assertThat(many.find(where("_id").eq(key(17))).fields("tag", "none").one())
			.isEqualTo(Document.of("tag", "t3", "_id", key(17)));
		assertThat(many.find(where("n").lt(3)).sort(SortKey.asc("n")).as(Numbered.class).list())
			.containsExactly(new Numbered(0, "t0"), new Numbered(1, "t1"), new Numbered(2, "t2"));
	}

	@Test
	void aMissingTableIsEmptyAndStaysMissing() {
		Filter byKey = where("_id").eq("a");
		assertThat(this.collection.find().list()).isEmpty();
		assertThat(this.collection.find(byKey).list()).isEmpty();
		assertThat(this.collection.find().count()).isZero();
		assertThat(this.collection.find(where("n").gt(1)).count()).isZero();
		assertThat(this.collection.find().page(3).nextToken()).isNull();
		assertThat(this.collection.deleteAll(Filter.all())).isZero();
		assertThat(this.collection.updateAll(byKey, Map.of("n", 1))).isZero();
		assertThat(session.unrecorded()
			.execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?", KEYSPACE,
					this.name)
			.one()).isNull();
	}

	@Test
	void aTableThatIsDroppedBetweenPagesIsTheEnd() {
		fill(300);
		Cursor<Document> cursor = this.collection.find().fetchSize(50).cursor();
		assertThat(cursor.next()).isTrue();
		session.unrecorded().execute("DROP TABLE " + KEYSPACE + ".\"" + this.name + "\"");
		int count = 1;
		while (cursor.next()) {
			count++;
		}
		assertThat(count).isBetween(50, 100);
		assertThat(this.collection.find().list()).isEmpty();
		this.collection.store("a", Document.of("n", 1));
		assertThat(this.collection.find().list()).hasSize(1);
	}

	@Test
	void consistencyReachesEveryRead() {
		many.find(where("_id").eq(key(1))).consistency(Consistency.SERIAL).list();
		many.find().consistency(Consistency.ALL).limit(1).list();
		many.find().limit(1).list();
		assertThat(session.executed()).extracting((statement) -> statement.getConsistencyLevel().name())
			.containsExactly("SERIAL", "ALL", "LOCAL_QUORUM");
	}

	@Test
	void aConsistencyThatReadsCannotHaveIsRefusedBeforeAnythingIsSent() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> many.find().consistency(Consistency.ANY).list())
			.withMessage("Cannot find 'everything' with consistency 'ANY': it is for writes. Use LOCAL_ONE or"
					+ " another level.");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> many.find().consistency(Consistency.LOCAL_SERIAL).list())
			.withMessageContaining("serial reads are by key only");
		assertThat(session.sent()).isEmpty();
	}

	@Test
	void aTimeLimitReachesEveryRead() {
		many.find(where("_id").eq(key(1))).timeout(Duration.ofSeconds(11)).list();
		many.find().timeout(Duration.ofSeconds(12)).limit(1).list();
		assertThat(session.executed()).extracting((statement) -> statement.getTimeout())
			.containsExactly(Duration.ofSeconds(11), Duration.ofSeconds(12));
	}

	@Test
	void explainsWithoutSendingAnything() {
		FindQuery<Document> byKey = many.find(where("_id").in("b", "a").and("n").gt(1));
		assertThat(byKey.explain()).isEqualTo(new QueryPlan(QueryPlan.Kind.KEY_LOOKUP,
				"SELECT \"pk\", \"data\" FROM \"finds\".\"many\" WHERE \"pk\" = ?", where("n").gt(1), "2 partitions",
				"the filter names the keys of all that can match", 2L, List.of()));
		QueryPlan scan = many.find(where("n").gt(1)).explain();
		assertThat(scan.kind()).isEqualTo(QueryPlan.Kind.TOKEN_RANGE_SCAN);
		assertThat(scan.cql()).isEqualTo(
				"SELECT \"pk\", \"data\" FROM \"finds\".\"many\" WHERE token(\"pk\") >= ? AND token(\"pk\") <= ?");
		assertThat(scan.residual()).isEqualTo(where("n").gt(1));
		assertThat(scan.fanOut()).isEqualTo("all token ranges, several at a time");
		assertThat(scan.reason()).startsWith("the filter names no keys, and there is no index on 'n'");
		assertThat(many.find(where("_id").eq(1)).explain().kind()).isEqualTo(QueryPlan.Kind.NOTHING);
		assertThat(many.find().sort(SortKey.asc("n")).explain().toString()).contains("sorted in memory");
		assertThat(session.sent()).isEmpty();
	}

	@Test
	void whatIsBegunEndsWhenTheClientIsClosed(EmbeddedCassandra cassandra) {
		Cursor<Document> cursor;
		try (RecordedSession own = RecordedSession.open(cassandra);
				Client shortLived = CassandraClient.builder(own.session()).keyspace(KEYSPACE).build()) {
			cursor = shortLived.getCollection(MANY).find().fetchSize(10).cursor();
			assertThat(cursor.next()).isTrue();
		}
		assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> {
			while (cursor.next()) {
				cursor.get();
			}
		});
	}

	@Test
	void asynchronousFindsBringTheSame() {
		List<CompletableFuture<Long>> counts = IntStream.range(0, 20)
			.mapToObj((i) -> many.async().find(where("tens").eq(i)).count().toCompletableFuture())
			.toList();
		assertThat(counts).allSatisfy((count) -> assertThat(count.join()).isEqualTo(10));
		ResultPage<Document> page = many.async().find(Filter.all()).page(1200).toCompletableFuture().join();
		assertThat(page.items()).hasSize(1200);
		assertThat(many.async().find(Filter.all()).after(page.nextToken()).count().toCompletableFuture().join())
			.isEqualTo(COUNT - 1200);
	}

	private void fill(int count) {
		this.collection
			.storeAll(IntStream.range(0, count).mapToObj((i) -> Map.entry(key(i), Document.of("n", i))).toList());
	}

	private static List<String> keysOfPages(FindQuery<Document> query, int size) {
		List<String> keys = new ArrayList<>();
		String token = null;
		do {
			ResultPage<Document> page = query.after(token).page(size);
			page.forEach((document) -> keys.add(document.getId()));
			token = page.nextToken();
		}
		while (token != null);
		return keys;
	}

	private static String key(int number) {
		return String.format("k%05d", number);
	}

	/**
	 * Counts what it gets, and demands nothing by itself.
	 */
	private static final class Demanding implements Flow.Subscriber<Document> {

		private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();

		private final AtomicInteger items = new AtomicInteger();

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription.set(subscription);
		}

		@Override
		public void onNext(Document item) {
			this.items.incrementAndGet();
		}

		@Override
		public void onError(Throwable error) {
		}

		@Override
		public void onComplete() {
		}

	}

	record Numbered(int n, String tag) {

	}

}
