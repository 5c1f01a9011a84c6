package io.nosqlc.cassandra;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import io.nosqlc.CallerThread;
import io.nosqlc.Client;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Collection;
import io.nosqlc.DriverManager;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.SchemaPlan;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WithEmbeddedCassandra
class TableCreationTests {

	private static final int ROUNDS = 4;

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final String keyspace = "k" + UUID.randomUUID().toString().replace('-', '_');

	private String url;

	@BeforeEach
	void watch(EmbeddedCassandra cassandra) {
		this.url = "nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/" + this.keyspace;
		this.log.start();
		logger().addAppender(this.log);
	}

	@AfterEach
	void stopWatching() {
		logger().detachAppender(this.log);
	}

	@Test
	void thirtyTwoFirstWritersInTwoProcessesCreateOneTable() throws Exception {
		Process other = FirstWriter.fork(this.url, "theirs");
		try (Client client = DriverManager.getClient(this.url); BufferedReader answers = answers(other)) {
			awaitLine(answers, "ready");
			for (int round = 0; round < ROUNDS; round++) {
				String name = "Orders_" + round;
				other.getOutputStream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
				other.getOutputStream().flush();
				CompletableFuture<Integer> theirs = CompletableFuture
					.supplyAsync(() -> awaitLine(answers, "done " + name));
				new FirstWriter(client, "ours").writeAll(name);
				assertThat(theirs.get() + creations(name)).as("CREATE statements for %s", name).isEqualTo(1);
				assertThat(keys(client, name)).hasSize(2 * FirstWriter.THREADS);
			}
			other.getOutputStream().close();
			assertThat(other.waitFor()).isZero();
		}
		finally {
			other.destroyForcibly();
		}
	}

	@Test
	void noTableIsLeftLeased() {
		try (Client client = DriverManager.getClient(this.url)) {
			client.getCollection("orders").store("a", Map.of());
			assertThat(
					client.unwrap(CqlSession.class).execute("SELECT * FROM " + this.keyspace + ".nosqlc_leases").one())
				.isNull();
		}
	}

	@Test
	void aCreationDoesNotNeedTheThreadsThatWaitForIt(EmbeddedCassandra cassandra) {
		ExecutorService application = Executors.newSingleThreadExecutor();
		try (RecordedSession session = RecordedSession.open(cassandra);
				Client client = CassandraClient.builder(session.session())
					.keyspace(this.keyspace)
					.properties(Map.of("executor", application))
					.build()) {
			Collection orders = client.getCollection("orders");
			session.forget();
			CompletionStage<?> first = orders.async().store("a", Map.of());
			await().until(() -> session.prepared().stream().anyMatch((text) -> text.contains("system_schema.columns")));
			CompletableFuture<Void> second = CompletableFuture.runAsync(() -> orders.store("b", Map.of()), application);
			assertThat(second).succeedsWithin(Duration.ofSeconds(30));
			assertThat(first.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(30));
		}
		application.shutdown();
	}

	@Test
	void whoWaitsForALeaseOutlivesALostConnection(EmbeddedCassandra cassandra) {
		try (RecordedSession session = RecordedSession.open(cassandra);
				Client client = CassandraClient.builder(session.session()).keyspace(this.keyspace).build()) {
			client.getCollection("first").store("a", Map.of());
			String creation = "create table '" + this.keyspace + ".leased'";
			String leases = this.keyspace + ".nosqlc_leases";
			session.unrecorded()
				.execute("INSERT INTO " + leases + " (name, owner) VALUES (?, 'another') IF NOT EXISTS", creation);
			session.forget();
			CompletableFuture<?> store = client.getCollection("leased")
				.async()
				.store("a", Map.of())
				.toCompletableFuture();
			await().until(() -> session.pagesOf("nosqlc_leases") >= 2);
			Node node = session.unrecorded().getMetadata().getNodes().values().iterator().next();
			session.failNext(1, AllNodesFailedException.fromErrors(Map.of(node, new NodeUnavailableException(node))));
			await().until(() -> session.failuresLeft() == 0);
			session.unrecorded().execute("DELETE FROM " + leases + " WHERE name = ? IF EXISTS", creation);
			assertThat(store).succeedsWithin(Duration.ofSeconds(30));
		}
	}

	@Test
	void theTableOfLeasesHasAnIdThatAllProcessesAgreeOn() {
		try (Client client = DriverManager.getClient(this.url)) {
			client.getCollection("orders").store("a", Map.of());
			UUID expected = UUID.nameUUIDFromBytes(("nosqlc.leases." + this.keyspace).getBytes(StandardCharsets.UTF_8));
			assertThat(table(client, "nosqlc_leases").getUuid("id")).isEqualTo(expected);
		}
	}

	@Test
	void tablesAskAnotherReplicaSoon() {
		try (Client client = DriverManager.getClient(this.url + "?speculativeRetry=45ms")) {
			client.getCollection("orders").store("a", Map.of());
			Row table = table(client, "orders");
			assertThat(table.getString("speculative_retry")).isEqualTo("45ms");
			assertThat(table.getString("comment")).isEqualTo("nosqlc");
		}
	}

	@Test
	void aPlanSaysWhatTheFirstWriteWouldRun() {
		try (Client client = DriverManager.getClient(this.url)) {
			TableDefinition orders = TableDefinition.collection(this.keyspace, "Orders");
			SchemaPlan plan = plan(client, orders);
			assertThat(plan).hasToString("CREATE TABLE IF NOT EXISTS \"" + this.keyspace
					+ "\".\"Orders\" (\"pk\" text, \"data\" text, PRIMARY KEY ((\"pk\"))) WITH comment = 'nosqlc'"
					+ " AND speculative_retry = '30ms';\n");
			client.unwrap(CqlSession.class).execute(plan.statements().get(0));
			assertThat(plan(client, orders).isEmpty()).isTrue();
			client.getCollection("Orders").store("a", Map.of());
			assertThat(creations("Orders")).isZero();
		}
	}

	private static SchemaPlan plan(Client client, TableDefinition table) {
		CallerThread.Operation<SchemaPlan> plan = (executor) -> client.unwrap(SchemaManager.class)
			.plan(table, executor);
		return client.unwrap(ClientRuntime.class).call(plan);
	}

	private Row table(Client client, String name) {
		return client.unwrap(CqlSession.class)
			.execute("SELECT * FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?", this.keyspace,
					name)
			.one();
	}

	private Set<String> keys(Client client, String name) {
		Set<String> keys = new TreeSet<>();
		client.unwrap(CqlSession.class)
			.execute("SELECT pk FROM " + this.keyspace + ".\"" + name + "\"")
			.forEach((row) -> keys.add(row.getString(0)));
		return keys;
	}

	private int creations(String name) {
		return (int) this.log.list.stream().filter((event) -> isCreation(event.getFormattedMessage(), name)).count();
	}

	private static boolean isCreation(String line, String name) {
		return line.contains("Created table") && line.contains("\"" + name + "\"");
	}

	private static BufferedReader answers(Process process) {
		return process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * Reads until a line, and counts the tables that were created before it.
	 */
	private static int awaitLine(BufferedReader answers, String expected) {
		int creations = 0;
		try {
			for (String line = answers.readLine(); line != null; line = answers.readLine()) {
				if (line.equals(expected)) {
					return creations;
				}
				creations += line.contains("Created table") ? 1 : 0;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		throw new IllegalStateException("The other process ended before it said '" + expected + "'");
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger(SchemaManager.class);
	}

}
