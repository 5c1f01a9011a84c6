package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.tracker.RequestTracker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Consistency;
import io.nosqlc.Cursor;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.InvalidNameException;
import io.nosqlc.error.InvalidUrlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A client on a session that is somebody else's, with defaults that are not ours.
 */
@WithEmbeddedCassandra
class ForeignSessionTests {

	private static final String KEYSPACE = "foreign_sessions";

	private static final Queue<Statement<?>> sent = new ConcurrentLinkedQueue<>();

	private static CqlSession session;

	private final Client client = CassandraClient.builder(session).keyspace(KEYSPACE).build();

	private final Collection users = this.client.getCollection("u" + UUID.randomUUID().toString().replace('-', '_'));

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = CqlSession.builder()
			.addContactPoints(cassandra.contactPoints())
			.withLocalDatacenter(cassandra.localDatacenter())
			.withConfigLoader(DriverConfigLoader.programmaticBuilder()
				.withString(DefaultDriverOption.REQUEST_CONSISTENCY, "ALL")
				.withString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY, "LOCAL_SERIAL")
				.withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
				.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
				.build())
			.addRequestTracker(new SentStatements())
			.build();
	}

	@AfterAll
	static void close() {
		session.close();
	}

	@BeforeEach
	void forget() {
		sent.clear();
	}

	@Test
	void closingTheClientLeavesTheSessionOpen() {
		this.client.close();
		assertThat(session.isClosed()).isFalse();
		assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> this.users.get("ada"));
		assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> this.client.unwrap(CqlSession.class));
	}

	@Test
	void aFindUnderWayFailsWhenItsClientIsClosed() {
		this.users.storeAll(IntStream.range(0, 100).mapToObj((i) -> Map.entry("k" + i, Document.of("n", i))).toList());
		FindQuery<Document> few = this.users.find().fetchSize(10);
		try (Cursor<Document> cursor = few.cursor(); Stream<Document> stream = few.stream()) {
			Iterator<Document> streamed = stream.iterator();
			assertThat(cursor.next()).isTrue();
			assertThat(streamed.hasNext()).isTrue();
			this.client.close();
			assertThatExceptionOfType(ClientClosedException.class)
				.isThrownBy(() -> cursor.iterator().forEachRemaining((document) -> {
				}))
				.withMessageContaining("'" + this.users.getName() + "'");
			assertThat(cursor.next()).isFalse();
			assertThat(cursor.statistics().rowsRead()).isEqualTo(10);
			assertThatExceptionOfType(ClientClosedException.class)
				.isThrownBy(() -> streamed.forEachRemaining((document) -> {
				}));
		}
		assertThat(session.isClosed()).isFalse();
	}

	@Test
	void aSessionThatIsClosedClosesItsClients(EmbeddedCassandra cassandra) {
		CqlSession other = CqlSession.builder()
			.addContactPoints(cassandra.contactPoints())
			.withLocalDatacenter(cassandra.localDatacenter())
			.build();
		Collection collection = CassandraClient.builder(other).keyspace(KEYSPACE).build().getCollection("users");
		other.close();
		assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> collection.get("ada"))
			.withMessage("Cannot get 'ada' from 'users': the session is closed."
					+ " Use the client before it or its session is closed.");
	}

	@Test
	void everyStatementSaysItsConsistencyWhateverTheSessionsDefault() {
		this.users.store("ada", Document.of("age", 36));
		this.users.get("ada");
		this.users.delete("ada");
		awaitSent("DELETE ");
		assertThat(sent).filteredOn(BoundStatement.class::isInstance).isNotEmpty().allSatisfy((statement) -> {
			assertThat(statement.getConsistencyLevel()).isIn(ConsistencyLevel.LOCAL_QUORUM, ConsistencyLevel.ONE);
			assertThat(statement.getSerialConsistencyLevel()).isEqualTo(ConsistencyLevel.SERIAL);
			assertThat(statement.isIdempotent()).isNotNull();
			assertThat(statement.getKeyspace()).isNull();
		});
		assertThat(texts())
			.allMatch((cql) -> cql.contains("\"" + KEYSPACE + "\".\"") || cql.contains(" system_schema."));
	}

	@Test
	void plainReadsAndWritesAreIdempotentAndConditionsAreNot() {
		this.users.store("ada", Document.of("age", 36));
		this.users.get("ada");
		awaitSent("SELECT data ");
		assertThat(sent).filteredOn((statement) -> text(statement).startsWith("UPDATE"))
			.isNotEmpty()
			.allMatch((statement) -> Boolean.TRUE.equals(statement.isIdempotent()))
			.allMatch((statement) -> statement.getQueryTimestamp() != Statement.NO_DEFAULT_TIMESTAMP);
		assertThat(sent).filteredOn((statement) -> text(statement).startsWith("SELECT"))
			.isNotEmpty()
			.allMatch((statement) -> Boolean.TRUE.equals(statement.isIdempotent()));
		assertThat(sent).filteredOn((statement) -> text(statement).contains(" IF "))
			.isNotEmpty()
			.allMatch((statement) -> Boolean.FALSE.equals(statement.isIdempotent()));
	}

	@Test
	void consistencyAndTimeoutOfAWriteAreItsOwn() {
		this.users.store("ada", Document.of("age", 36),
				WriteOptions.defaults().withConsistency(Consistency.ONE).withTimeout(Duration.ofSeconds(90)));
		Statement<?> write = awaitSent("UPDATE ");
		assertThat(write.getConsistencyLevel()).isEqualTo(ConsistencyLevel.ONE);
		assertThat(write.getTimeout()).isBetween(Duration.ofSeconds(21), Duration.ofSeconds(90));
	}

	@Test
	void settingsOfTheClientAreThoseOfAUrl() {
		Client own = CassandraClient.builder(session)
			.keyspace(KEYSPACE)
			.properties(Map.of("consistency", "ONE", "serialConsistency", "LOCAL_SERIAL", "request-timeout", "3s"))
			.build();
		own.getCollection(this.users.getName()).store("ada", Document.of("age", 36));
		Statement<?> write = awaitSent("UPDATE ");
		assertThat(write.getConsistencyLevel()).isEqualTo(ConsistencyLevel.ONE);
		assertThat(write.getSerialConsistencyLevel()).isEqualTo(ConsistencyLevel.LOCAL_SERIAL);
		assertThat(write.getTimeout()).isBetween(Duration.ZERO, Duration.ofSeconds(3));
	}

	@Test
	void settingsOfTheSessionAreRefused() {
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> CassandraClient.builder(session)
				.keyspace(KEYSPACE)
				.properties(Map.of("password", "s3cret"))
				.build())
			.withMessageContaining("Unknown setting 'password'")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	@Test
	void aKeyspaceIsRequired() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> CassandraClient.builder(session).build())
			.withMessageContaining("A client needs a keyspace");
		assertThatExceptionOfType(InvalidNameException.class)
			.isThrownBy(() -> CassandraClient.builder(session).keyspace("shop\"; DROP KEYSPACE x"));
	}

	@Test
	void whatTheClientIsBuiltOnIsAtHand() {
		assertThat(this.client.unwrap(CqlSession.class)).isSameAs(session);
		assertThat(this.client.unwrap(SchemaManager.class)).isNotNull();
		assertThat(this.client.unwrap(CassandraClient.class)).isSameAs(this.client);
		assertThat(this.client.isWrapperFor(CqlSession.class)).isTrue();
		assertThat(this.client.isWrapperFor(String.class)).isFalse();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.client.unwrap(List.class));
	}

	@Test
	void theUrlNamesTheNodesOfTheSession(EmbeddedCassandra cassandra) {
		assertThat(this.client.getUrl()).isEqualTo("nosqlc:cassandra:127.0.0.1:" + cassandra.port() + "/" + KEYSPACE);
	}

	/**
	 * Callers get their answer before trackers do.
	 */
	private Statement<?> awaitSent(String begin) {
		return await().until(() -> sent.stream()
			.filter((it) -> text(it).startsWith(begin) && text(it).contains(this.users.getName()))
			.findFirst()
			.orElse(null), Objects::nonNull);
	}

	private static List<String> texts() {
		return sent.stream().filter(BoundStatement.class::isInstance).map(ForeignSessionTests::text).toList();
	}

	private static String text(Statement<?> statement) {
		return (statement instanceof BoundStatement bound) ? bound.getPreparedStatement().getQuery() : "";
	}

	/**
	 * Notes what is sent.
	 */
	private static final class SentStatements implements RequestTracker {

		@Override
		public void onSuccess(Request request, long latencyNanos, DriverExecutionProfile profile, Node node,
				String logPrefix) {
			note(request);
		}

		@Override
		public void onError(Request request, Throwable error, long latencyNanos, DriverExecutionProfile profile,
				Node node, String logPrefix) {
			note(request);
		}

		private static void note(Request request) {
			if (request instanceof Statement<?> statement) {
				sent.add(statement);
			}
		}

		@Override
		public void close() {
		}

	}

}
