package io.nosqlc.cassandra;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Consistency;
import io.nosqlc.Cursor;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.QueryPlan;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.index.CollectionIndexes;
import io.nosqlc.cassandra.index.IndexDefinition;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.EmbeddedCassandraOptions;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three nodes, on which two CREATEs at the same time can make two tables of one name.
 */
class RingTests {

	/** Three servers that have just started are slow. */
	private static final String PATIENCE = "8000ms";

	private static final int ROWS = 2000;

	private static EmbeddedCassandra ring;

	private static String hosts;

	@BeforeAll
	static void start() {
		ring = EmbeddedCassandra.start(EmbeddedCassandraOptions.defaults()
			.withNodes(3)
			.withHeapMegabytes(256)
			.withYaml("read_request_timeout", PATIENCE)
			.withYaml("write_request_timeout", PATIENCE));
		hosts = ring.contactPoints()
			.stream()
			.map((point) -> point.getHostString() + ":" + point.getPort())
			.collect(Collectors.joining(",", "nosqlc:cassandra:", "/"));
	}

	@AfterAll
	static void stop() {
		ring.close();
	}

	@Test
	void firstWritersInTwoProcessesAndOnAllNodesCreateOneTable() throws Exception {
		String url = hosts + "first_writers";
		Process other = FirstWriter.fork(url, "theirs");
		try (Client client = DriverManager.getClient(url); BufferedReader answers = other.inputReader()) {
			awaitLine(answers, "ready");
			for (String name : new String[] { "First", "Second", "Third" }) {
				other.getOutputStream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
				other.getOutputStream().flush();
				new FirstWriter(client, "ours").writeAll(name);
				awaitLine(answers, "done " + name);
				assertThat(idsOnAllNodes(client, name)).hasSize(1);
				assertThat(client.getCollection(name).find().count()).isEqualTo(2L * FirstWriter.THREADS);
			}
		}
		finally {
			other.destroyForcibly();
		}
	}

	/**
	 * Such a session does not wait for the nodes to agree on a schema.
	 */
	@Test
	void allNodesKnowATableThatASessionWithoutSchemaMetadataHasJustCreated() {
		DriverConfigLoader config = DriverConfigLoader.programmaticBuilder()
			.withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
			.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
			.build();
		try (CqlSession session = CqlSession.builder()
			.addContactPoints(ring.contactPoints())
			.withLocalDatacenter(ring.localDatacenter())
			.withConfigLoader(config)
			.build(); Client client = CassandraClient.builder(session).keyspace("first_writers").build()) {
			for (int i = 0; i < 10; i++) {
				client.getCollection("known" + i).store("a", Document.of());
				assertThat(idsOnAllNodes(client, "known" + i)).hasSize(1);
			}
		}
	}

	/**
	 * Whoever coordinates a batch owns all of it.
	 */
	@Test
	void whatIsStoredTogetherHasTheSameReplicas() {
		try (RecordedSession session = RecordedSession.open(ring);
				Client client = CassandraClient.builder(session.session())
					.keyspace("single_replicas")
					.properties(Map.of("replication", 1))
					.build()) {
			Collection orders = client.getCollection("orders");
			orders.store("first", Document.of());
			session.forget();
			Map<String, Document> documents = IntStream.range(0, ROWS)
				.boxed()
				.collect(Collectors.toMap((i) -> "k" + i, (i) -> Document.of("n", i)));
			assertThat(orders.storeAll(documents.entrySet()).stored()).isEqualTo(ROWS);
			TokenMap tokens = session.session().getMetadata().getTokenMap().orElseThrow();
			Set<Set<Node>> owners = new HashSet<>();
			for (BatchStatement batch : session.batches()) {
				Set<Set<Node>> replicas = new HashSet<>();
				batch.forEach(
						(statement) -> replicas.add(tokens.getReplicas(CqlIdentifier.fromInternal("single_replicas"),
								Objects.requireNonNull(((BoundStatement) statement).getRoutingKey()))));
				assertThat(replicas).hasSize(1);
				owners.addAll(replicas);
			}
			assertThat(owners).hasSize(3);
			assertThat(orders.find().count()).isEqualTo(ROWS + 1);
		}
	}

	@Test
	void aKeyspaceHasThreeReplicasAndOutlivesANodeThatIsKilledBetweenTwoPagesOfAScan() {
		try (Client client = DriverManager.getClient(hosts + "outliving")) {
			Collection orders = client.getCollection("orders");
			orders.store("before", Document.of("qty", 1), WriteOptions.defaults().withConsistency(Consistency.ALL));
			Row keyspace = client.unwrap(CqlSession.class)
				.execute("SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = 'outliving'")
				.one();
			assertThat(keyspace.getMap(0, String.class, String.class)).containsEntry("datacenter1", "3");
			client.unwrap(CollectionIndexes.class).declare("scanned", IndexDefinition.number("group"));
			Collection scanned = client.getCollection("scanned");
			scanned.storeAll(IntStream.range(0, ROWS)
				.mapToObj((i) -> Map.entry("k" + i, Document.of("n", i, "group", i % 100)))
				.toList());
			FindQuery<Document> indexed = scanned.find(where("group").in(3, 7));
			assertThat(indexed.list()).hasSize(ROWS / 50);
			assertThat(indexed.explain().kind()).isEqualTo(QueryPlan.Kind.UNION);
			try (Cursor<Document> cursor = scanned.find().fetchSize(50).cursor()) {
				Set<Integer> found = read(cursor, ROWS / 4);
				long pages = cursor.statistics().pages();
				assertThat(pages).as("pages before the kill").isBetween(2L, ROWS / 50L - 10);
				ring.node(2).kill();
				try {
					for (int i = 0; i < 50; i++) {
						orders.store("after" + i, Document.of("qty", i));
						assertThat(orders.get("before")).isPresent();
					}
					found.addAll(read(cursor, ROWS));
					assertThat(cursor.statistics().pages()).isGreaterThan(pages + 10);
					assertThat(found).hasSize(ROWS);
					assertThat(cursor.statistics().rowsMatched()).isEqualTo(ROWS);
					assertThat(indexed.list()).hasSize(ROWS / 50)
						.allMatch((document) -> Set.of(3, 7).contains(document.getInt("group")));
				}
				finally {
					ring.node(2).restart();
				}
			}
		}
	}

	private static Set<Integer> read(Cursor<Document> cursor, int most) {
		Set<Integer> found = new HashSet<>();
		while (found.size() < most && cursor.next()) {
			found.add(cursor.get().getInt("n"));
		}
		return found;
	}

	/**
	 * Asks each node, because each has its own view of the schema.
	 */
	private static Set<Object> idsOnAllNodes(Client client, String table) {
		CqlSession session = client.unwrap(CqlSession.class);
		Set<Object> ids = new HashSet<>();
		for (Node node : session.getMetadata().getNodes().values()) {
			ids.add(session
				.execute(SimpleStatement.newInstance(
						"SELECT id FROM system_schema.tables WHERE keyspace_name = 'first_writers' AND table_name = ?",
						table)
					.setNode(node))
				.one()
				.getUuid(0));
		}
		assertThat(session.getMetadata().getNodes()).hasSize(3);
		return ids;
	}

	private static void awaitLine(BufferedReader answers, String expected) throws Exception {
		String line;
		do {
			line = answers.readLine();
			assertThat(line).as("answer of the other process").isNotNull();
		}
		while (!line.equals(expected));
	}

}
