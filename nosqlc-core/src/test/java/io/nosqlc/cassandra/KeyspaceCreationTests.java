package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.DriverManager;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.MissingKeyspaceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class KeyspaceCreationTests {

	private static CqlSession session;

	private static String hosts;

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.nosqlc.cassandra.schema");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final String keyspace = "K" + UUID.randomUUID().toString().replace('-', '_');

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		hosts = "nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port();
		session = CqlSession.builder()
			.addContactPoints(cassandra.contactPoints())
			.withLocalDatacenter(cassandra.localDatacenter())
			.withConfigLoader(DriverConfigLoader.programmaticBuilder()
				.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
				.build())
			.build();
	}

	@AfterAll
	static void close() {
		session.close();
	}

	@BeforeEach
	void watch() {
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stopWatching() {
		this.logger.detachAppender(this.log);
	}

	@Test
	void aMissingKeyspaceIsCreatedWithAReplicaForEachNodeAndAWarning() {
		open("");
		assertThat(replication()).containsExactlyInAnyOrderEntriesOf(
				Map.of("class", "org.apache.cassandra.locator.NetworkTopologyStrategy", "datacenter1", "1"));
		assertThat(logged()).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.WARN);
			assertThat(event.getFormattedMessage()).contains("ALTER KEYSPACE \"" + this.keyspace
					+ "\" WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': 3}");
		});
	}

	@Test
	void theAlterThatIsAdvisedRuns() {
		open("");
		String message = logged().get(0).getFormattedMessage();
		session.execute(message.substring(message.indexOf("ALTER"), message.indexOf(';')));
		assertThat(replication()).containsEntry("datacenter1", "3");
	}

	@Test
	void theReplicationMayBeGivenForTheLocalDatacenter() {
		open("?replication=2");
		assertThat(replication()).containsEntry("datacenter1", "2");
		assertThat(logged()).singleElement().extracting(ILoggingEvent::getLevel).isEqualTo(Level.INFO);
	}

	@Test
	void theReplicationMayBeGivenForEachDatacenter() {
		open("?replication=datacenter1:1");
		assertThat(replication()).containsEntry("datacenter1", "1").hasSize(2);
	}

	@Test
	void anExistingKeyspaceIsLeftAsItIs() {
		session.execute("CREATE KEYSPACE \"" + this.keyspace
				+ "\" WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
		open("?replication=3");
		assertThat(replication()).containsEntry("replication_factor", "1");
		assertThat(logged()).isEmpty();
	}

	@Test
	void aKeyspaceThatMustNotBeCreatedIsNamedWithTheStatementThatCreatesIt() {
		assertThatExceptionOfType(MissingKeyspaceException.class).isThrownBy(() -> open("?keyspaceCreation=never"))
			.satisfies((ex) -> {
				assertThat(ex).hasMessage("Keyspace '" + this.keyspace + "' does not exist, and keyspace-creation is"
						+ " 'never'. Run as an administrator: " + ex.createStatement()
						+ "; or set keyspace-creation=if-missing.");
				assertThat(ex.keyspace()).isEqualTo(this.keyspace);
				session.execute(ex.createStatement());
			});
		open("?keyspaceCreation=never");
	}

	@Test
	void clientsThatStartTogetherGetOneKeyspace() {
		List<CompletableFuture<Void>> starts = IntStream.range(0, 6)
			.mapToObj((i) -> CompletableFuture.runAsync(() -> open("")))
			.toList();
		starts.forEach(CompletableFuture::join);
		assertThat(replication()).containsEntry("datacenter1", "1");
	}

	@Test
	void aKeyspaceDroppedBehindOurBackIsEmptyAndThenCreatedAgain() {
		try (Client client = DriverManager.getClient(hosts + "/" + this.keyspace)) {
			Collection users = client.getCollection("users");
			users.store("ada", Map.of("age", 36));
			session.execute("DROP KEYSPACE \"" + this.keyspace + "\"");
			assertThat(users.get("ada")).isEmpty();
			users.store("bob", Map.of("age", 12));
			assertThat(users.get("bob")).isPresent();
		}
	}

	private void open(String query) {
		try (Client client = DriverManager.getClient(hosts + "/" + this.keyspace + query)) {
			assertThat(client.getCollection("nothing").get("ada")).isEmpty();
		}
	}

	private Map<String, String> replication() {
		Row row = session
			.execute("SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = ?", this.keyspace)
			.one();
		return row.getMap("replication", String.class, String.class);
	}

	/**
	 * What was logged about the keyspace of this test; other tests run meanwhile.
	 */
	private List<ILoggingEvent> logged() {
		return List.copyOf(this.log.list)
			.stream()
			.filter((event) -> event.getFormattedMessage().contains(this.keyspace))
			.toList();
	}

}
