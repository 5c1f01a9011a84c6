package io.nosqlc.cassandra;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.BulkResult;
import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Consistency;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.EmbeddedCassandraOptions;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ClientUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;

@WithEmbeddedCassandra
class StoreAllTests {

	private static final String KEYSPACE = "bulks";

	private static final int DOCUMENTS = 1000;

	private static RecordedSession session;

	private static Client client;

	private final String name = "t" + UUID.randomUUID().toString().replace('-', '_');

	private final Collection collection = client.getCollection(this.name);

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
		client = client(session, Map.of());
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void documentsGoTogetherWithinTheLimitsOfServers() {
		Map<String, Document> documents = documents(DOCUMENTS, 300);
		assertThat(storeAll(documents, WriteOptions.defaults()).stored()).isEqualTo(DOCUMENTS);
		assertThat(session.batches()).hasSizeGreaterThanOrEqualTo(DOCUMENTS / 12).allSatisfy((batch) -> {
			assertThat(batch.getBatchType()).isEqualTo(DefaultBatchType.UNLOGGED);
			assertThat(batch.size()).isBetween(1, 10);
			assertThat(bytes(batch)).isLessThanOrEqualTo(4096);
			assertThat(batch.isIdempotent()).isTrue();
			assertThat(batch.getQueryTimestamp()).isNotEqualTo(Statement.NO_DEFAULT_TIMESTAMP);
			assertThat(batch.getConsistencyLevel()).isEqualTo(DefaultConsistencyLevel.LOCAL_QUORUM);
		});
		assertThat(this.collection.getAll(documents.keySet())).hasSize(DOCUMENTS)
			.allSatisfy((key, found) -> assertThat(found.without("_id")).isEqualTo(documents.get(key)));
	}

	@Test
	void documentsOfWhichTwoAreTooMuchGoAlone() {
		Map<String, Document> documents = documents(100, 3000);
		assertThat(storeAll(documents, WriteOptions.defaults()).stored()).isEqualTo(100);
		assertThat(session.batches()).isEmpty();
		assertThat(session.executed()).hasSize(100);
		assertThat(this.collection.find().count()).isEqualTo(100);
	}

	/**
	 * All of a batch has one timestamp, with which neither of two texts would be the
	 * later one.
	 */
	@Test
	void noKeyIsTwiceInABatch() {
		List<Map.Entry<String, Document>> entries = IntStream.range(0, DOCUMENTS)
			.mapToObj((i) -> Map.entry("k" + i % 7, Document.of("n", i)))
			.toList();
		this.collection.store("first", Document.of());
		session.forget();
		assertThat(this.collection.storeAll(entries).stored()).isEqualTo(DOCUMENTS);
		assertThat(session.batches()).isNotEmpty().allSatisfy((batch) -> {
			Set<ByteBuffer> keys = new HashSet<>();
			batch.forEach((statement) -> assertThat(keys.add(((BoundStatement) statement).getRoutingKey())).isTrue());
		});
		assertThat(this.collection.find().count()).isEqualTo(8);
	}

	@Test
	void optionsHoldForEachOfABatch() {
		WriteOptions options = WriteOptions.defaults()
			.withTtl(Duration.ofHours(1))
			.withTimestamp(1_000_000)
			.withTimeout(Duration.ofSeconds(100))
			.withConsistency(Consistency.ONE);
		assertThat(storeAll(documents(100, 30), options).stored()).isEqualTo(100);
		assertThat(session.batches()).isNotEmpty().allSatisfy((batch) -> {
			assertThat(batch.getConsistencyLevel()).isEqualTo(DefaultConsistencyLevel.ONE);
			assertThat(Objects.requireNonNull(batch.getExecutionProfile())
				.getDuration(DefaultDriverOption.REQUEST_TIMEOUT))
				.isBetween(Duration.ofSeconds(31), Duration.ofSeconds(100));
		});
		List<Row> rows = session.unrecorded()
			.execute(
					"SELECT WRITETIME(data), TTL(data) FROM " + KEYSPACE + ".\"" + this.name + "\" WHERE pk IN ("
							+ String.join(",",
									documents(100, 30).keySet().stream().map((key) -> "'" + key + "'").toList())
							+ ")")
			.all();
		assertThat(rows).hasSize(100).allSatisfy((row) -> {
			assertThat(row.getLong(0)).isEqualTo(1_000_000);
			assertThat(row.getInt(1)).isBetween(3000, 3600);
		});
	}

	@Test
	void aBatchThatFailsTellsOfEachOfItsDocuments() {
		Map<String, Document> documents = documents(DOCUMENTS, 30);
		BulkResult result = storeAll(documents, WriteOptions.defaults().withConsistency(Consistency.THREE));
		assertThat(result.stored()).isZero();
		assertThat(result.failures().keySet()).containsExactlyInAnyOrderElementsOf(documents.keySet());
		assertThat(result.failures().values())
			.allSatisfy((error) -> assertThat(error).isInstanceOf(ClientUnavailableException.class)
				.hasMessageContaining("3 required but only 1 alive"))
			.anySatisfy((error) -> assertThat(error).hasMessageMatching(
					"Cannot store 10 documents, the first with key 'k\\d+', in '" + this.name + "': .*"));
		assertThat(session.executed()).hasSizeLessThan(DOCUMENTS / 10);
	}

	@Test
	void transactionsAndSessionsWithoutTokensStoreOneByOne(EmbeddedCassandra cassandra) {
		try (RecordedSession withoutTokens = RecordedSession.openWithoutTokens(cassandra);
				Client second = client(withoutTokens, Map.of());
				Client linearizable = client(session, Map.of("update-mode", "linearizable"))) {
			session.forget();
			assertThat(second.getCollection(this.name).storeAll(documents(100, 30).entrySet()).stored()).isEqualTo(100);
			assertThat(linearizable.getCollection(this.name).storeAll(documents(100, 30).entrySet()).stored())
				.isEqualTo(100);
			assertThat(withoutTokens.batches()).isEmpty();
			assertThat(session.batches()).isEmpty();
		}
	}

	@Test
	void whatTheServerRefusesTogetherIsStoredOneByOne() {
		try (EmbeddedCassandra strict = EmbeddedCassandra.start(EmbeddedCassandraOptions.defaults()
			.withYaml("batch_size_warn_threshold", "1KiB")
			.withYaml("batch_size_fail_threshold", "1KiB"));
				RecordedSession sessionOfStrict = RecordedSession.open(strict);
				Client clientOfStrict = client(sessionOfStrict, Map.of())) {
			BulkResult result = clientOfStrict.getCollection("orders").storeAll(documents(200, 300).entrySet());
			assertThat(result.isComplete()).isTrue();
			assertThat(sessionOfStrict.batches()).isNotEmpty();
			assertThat(clientOfStrict.getCollection("orders").find().count()).isEqualTo(200);
		}
	}

	/**
	 * Has the table made before, so that only what is stored is recorded.
	 */
	private BulkResult storeAll(Map<String, Document> documents, WriteOptions options) {
		this.collection.store("first", Document.of(), WriteOptions.defaults().withTtl(Duration.ofSeconds(1)));
		this.collection.delete("first");
		session.forget();
		return this.collection.storeAll(documents.entrySet(), options);
	}

	private static Client client(RecordedSession session, Map<String, ?> properties) {
		return CassandraClient.builder(session.session()).keyspace(KEYSPACE).properties(properties).build();
	}

	private static Map<String, Document> documents(int count, int bytes) {
		Map<String, Document> documents = new LinkedHashMap<>();
		for (int i = 0; i < count; i++) {
			documents.put("k" + i, Document.of("n", i, "text", "x".repeat(bytes)));
		}
		return documents;
	}

	private static int bytes(BatchStatement batch) {
		int bytes = 0;
		for (BatchableStatement<?> statement : batch) {
			bytes += Objects.requireNonNull(((BoundStatement) statement).getBytesUnsafe("data")).remaining();
		}
		return bytes;
	}

}
