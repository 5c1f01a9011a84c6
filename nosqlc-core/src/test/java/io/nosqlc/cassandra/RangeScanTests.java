package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Cursor;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.ResultPage;
import io.nosqlc.ScanOptions;
import io.nosqlc.ScanProgress;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * How a table is read that is larger than a page.
 */
@WithEmbeddedCassandra
class RangeScanTests {

	private static final int COUNT = 3000;

	private static RecordedSession session;

	private static Client client;

	private static Collection many;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
		client = CassandraClient.builder(session.session()).keyspace("range_scans").build();
		many = client.getCollection("many");
		many.storeAll(IntStream.range(0, COUNT).mapToObj((i) -> Map.entry("k" + i, Document.of("n", i))).toList());
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

	@AfterEach
	void recover() {
		session.failNext(0, null);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7, 100, 999, 2999, 3000, 5000 })
	void everyRowComesOnceWhateverThePageSize(int fetchSize) {
		assertThat(many.find().fetchSize(fetchSize).list()).extracting((it) -> it.getInt("n"))
			.hasSize(COUNT)
			.doesNotHaveDuplicates();
	}

	@Test
	void rangesFollowEachOtherWithoutGaps() {
		many.find().fetchSize(100).list();
		List<BoundStatement> sent = session.executed();
		assertThat(sent.get(0).getLong(0)).isEqualTo(Long.MIN_VALUE);
		assertThat(sent.get(0).getLong(1)).isEqualTo(Long.MAX_VALUE);
		assertThat(sent).extracting((it) -> it.getLong(1)).contains(Long.MAX_VALUE);
		assertThat(sent).hasSizeBetween(30, 45).allSatisfy((it) -> assertThat(it.getRoutingToken()).isNotNull());
	}

	@Test
	void fourPagesAtMostAreFetchedAhead() {
		try (Cursor<Document> cursor = many.find().fetchSize(100).cursor()) {
			int rows = 0;
			while (rows < 1500 && cursor.next()) {
				rows++;
			}
			long consumed = cursor.statistics().pages();
			await().until(() -> session.pagesOf("many") >= consumed + 3);
			await().during(Duration.ofMillis(200)).until(() -> session.pagesOf("many") <= consumed + 5);
		}
		long fetched = session.pagesOf("many");
		await().during(Duration.ofMillis(200)).until(() -> session.pagesOf("many") <= fetched + 4);
	}

	@Test
	void itemsMayComeAsTheyArrive() {
		List<Document> inOrder = many.find().fetchSize(100).list();
		FindQuery<Document> unordered = many.find().fetchSize(100).scan(ScanOptions.defaults().unordered());
		await().untilAsserted(() -> {
			List<Document> found = new ArrayList<>();
			try (Cursor<Document> cursor = unordered.cursor()) {
				for (int i = 0; cursor.next(); i++) {
					found.add(cursor.get());
					if (i == 1000) {
						session.failNext(1, new DriverTimeoutException("for a test"));
					}
				}
			}
			assertThat(found).containsExactlyInAnyOrderElementsOf(inOrder).isNotEqualTo(inOrder);
		});
		ResultPage<Document> page = unordered.page(COUNT - 1);
		assertThat(page.items()).isEqualTo(inOrder.subList(0, COUNT - 1));
		assertThat(unordered.after(page.nextToken()).list()).isEqualTo(inOrder.subList(COUNT - 1, COUNT));
	}

	@Test
	void tellsHowFarItIs() {
		List<ScanProgress> told = new ArrayList<>();
		many.find().fetchSize(100).scan(ScanOptions.defaults().withProgress(told::add)).list();
		assertThat(told).hasSizeGreaterThan(20).extracting(ScanProgress::part).isSorted();
		assertThat(told.get(0).part()).isBetween(0.001, 0.3);
		assertThat(told.get(told.size() - 1)).isEqualTo(new ScanProgress(1, COUNT));
	}

	@Test
	void readsNoMoreRowsInASecondThanItMay() {
		long begin = System.nanoTime();
		assertThat(many.find().scan(ScanOptions.defaults().withRowsPerSecond(2000)).count()).isEqualTo(COUNT);
		assertThat(Duration.ofNanos(System.nanoTime() - begin))
			.isGreaterThan(Duration.ofMillis(1000L * (COUNT - 1200) / 2000));
	}

	@Test
	void pagesAreOfAboutAMebibyte() {
		Collection large = client.getCollection("large");
		String text = "x".repeat(30_000);
		large.storeAll(IntStream.range(0, 500).mapToObj((i) -> Map.entry("k" + i, Document.of("t", text))).toList());
		session.forget();
		assertThat(large.find().list()).hasSize(500);
		List<Integer> sizes = session.executed().stream().map(BoundStatement::getPageSize).toList();
		assertThat(sizes.get(0)).isEqualTo(200);
		assertThat(sizes.subList(1, sizes.size())).allSatisfy((size) -> assertThat(size).isBetween(25, 40));
	}

	@Test
	void whatTimesOutIsTriedAgainForLess() {
		List<Document> all = many.find().list();
		session.forget();
		session.failNext(4, new DriverTimeoutException("played"));
		assertThat(many.find().list()).isEqualTo(all);
		List<BoundStatement> sent = session.executed();
		assertThat(sent.subList(0, 5)).extracting(BoundStatement::getPageSize).containsExactly(200, 100, 50, 25, 12);
		assertThat(sent.subList(0, 5)).extracting((it) -> it.getLong(0)).containsOnly(Long.MIN_VALUE);
		assertThat(sent.subList(0, 5)).extracting((it) -> it.getLong(1))
			.containsExactly(Long.MAX_VALUE, Long.MAX_VALUE, -1L, -(1L << 62) - 1, -(3L << 61) - 1);
	}

	@Test
	void whatTimesOutForEverFailsTheFind() {
		session.failNext(1000, new DriverTimeoutException("played"));
		assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(() -> many.find().list())
			.withMessageContaining("'many'");
		assertThat(session.executed()).hasSize(6);
	}

	@Test
	void whatIsRefusedFailsTheFindAtOnce() {
		session.failNext(1000,
				new SyntaxError(session.unrecorded().getMetadata().getNodes().values().iterator().next(), "played"));
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> many.find().list());
		assertThat(session.executed()).extracting((it) -> it.getPreparedStatement().getQuery())
			.filteredOn((query) -> query.contains("\"many\""))
			.hasSize(1);
	}

	@Test
	void aSessionThatKnowsNoTokensReadsPageByPage(EmbeddedCassandra cassandra) {
		try (RecordedSession simple = RecordedSession.openWithoutTokens(cassandra);
				Client other = CassandraClient.builder(simple.session()).keyspace("range_scans").build()) {
			Collection collection = other.getCollection("many");
			assertThat(collection.find().list()).isEqualTo(many.find().list());
			assertThat(collection.find().explain().cql()).doesNotContain("token");
			List<String> keys = new ArrayList<>();
			String token = null;
			do {
				ResultPage<Document> page = collection.find().after(token).page(700);
				page.forEach((document) -> keys.add(document.getId()));
				token = page.nextToken();
			}
			while (token != null);
			assertThat(keys).hasSize(COUNT).doesNotHaveDuplicates();
			simple.forget();
			try (Cursor<Document> cursor = collection.find().fetchSize(1000).cursor()) {
				assertThat(cursor.next()).isTrue();
				await().until(() -> simple.pagesOf("many") == 2);
				await().during(Duration.ofMillis(200)).until(() -> simple.pagesOf("many") == 2);
			}
		}
	}

	/**
	 * Tokens of one way to read are good for the other.
	 */
	@Test
	void pagesGoOnWhetherOrNotTokensAreKnown(EmbeddedCassandra cassandra) {
		try (RecordedSession simple = RecordedSession.openWithoutTokens(cassandra);
				Client other = CassandraClient.builder(simple.session()).keyspace("range_scans").build()) {
			ResultPage<Document> first = many.find().page(1000);
			ResultPage<Document> second = other.getCollection("many").find().after(first.nextToken()).page(1000);
			ResultPage<Document> third = many.find().after(second.nextToken()).page(1000);
			List<Document> pages = new ArrayList<>(first.items());
			pages.addAll(second.items());
			pages.addAll(third.items());
			assertThat(pages).isEqualTo(many.find().list());
		}
	}

}
