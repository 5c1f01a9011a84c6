package io.nosqlc.cassandra.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.simulacron.common.cluster.ClusterSpec;
import com.datastax.oss.simulacron.common.codec.ConsistencyLevel;
import com.datastax.oss.simulacron.common.codec.RequestFailureReason;
import com.datastax.oss.simulacron.common.codec.WriteType;
import com.datastax.oss.simulacron.common.result.Result;
import com.datastax.oss.simulacron.common.stubbing.CloseType;
import com.datastax.oss.simulacron.common.stubbing.DisconnectAction;
import com.datastax.oss.simulacron.common.stubbing.PrimeDsl;
import com.datastax.oss.simulacron.server.BoundCluster;
import com.datastax.oss.simulacron.server.Inet4Resolver;
import com.datastax.oss.simulacron.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.nosqlc.Consistency;
import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.ClientOverloadedException;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.MissingGrantException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Failures of servers, played by one that is none: a real one cannot be made to fail in
 * each of these ways.
 */
class DriverErrorsTests {

	private static final String QUERY = "UPDATE shop.orders SET data = 'x' WHERE pk = 'a'";

	private static final byte[] LOOPBACK = { 127, 0, 0, 1 };

	private static Server server;

	private static BoundCluster cluster;

	private static CqlSession session;

	@BeforeAll
	static void start() throws IOException {
		server = Server.builder().withAddressResolver(new Inet4Resolver(LOOPBACK, freePort())).build();
		cluster = server.register(ClusterSpec.builder().withNodes(2));
		session = CqlSession.builder()
			.addContactPoint(cluster.node(0).inetSocketAddress())
			.withLocalDatacenter("dc1")
			.build();
	}

	@AfterAll
	static void stop() {
		session.close();
		server.close();
	}

	@BeforeEach
	void forget() {
		cluster.clearPrimes(true);
	}

	@Test
	void aReadThatTooFewReplicasAnswer() {
		NosqlcException error = failure(PrimeDsl.readTimeout(ConsistencyLevel.LOCAL_QUORUM, 1, 2, false));
		assertThat(error).isInstanceOf(QueryTimeoutException.class)
			.hasMessageStartingWith("Cannot store 'a' in 'orders': only 1 of 2 replicas that were needed answered");
	}

	@Test
	void aWriteThatTooFewReplicasAnswer() {
		NosqlcException error = failure(PrimeDsl.writeTimeout(ConsistencyLevel.LOCAL_QUORUM, 1, 2, WriteType.SIMPLE));
		assertThat(error).isInstanceOf(QueryTimeoutException.class)
			.hasMessageContaining("Whether a write took effect is unknown");
		assertThat(DriverErrors.outcomeUnknown(error)).isTrue();
	}

	@Test
	void aConditionThatTooFewReplicasDecide() {
		NosqlcException error = failure(PrimeDsl.writeTimeout(ConsistencyLevel.SERIAL, 1, 2, WriteType.CAS));
		assertThat(error).isInstanceOf(QueryTimeoutException.class);
		assertThat(DriverErrors.outcomeUnknown(error)).isTrue();
	}

	@Test
	void tooFewReplicasAlive() {
		NosqlcException error = failure(PrimeDsl.unavailable(ConsistencyLevel.LOCAL_QUORUM, 2, 1));
		assertThat(error).isInstanceOf(ClientUnavailableException.class)
			.hasMessageContaining("consistency 'LOCAL_QUORUM' needs 2 replicas and 1 are alive. Nothing was done");
		assertThat(DriverErrors.outcomeUnknown(error)).isFalse();
	}

	@Test
	void replicasThatFailToRead() {
		Map<InetAddress, RequestFailureReason> reasons = Map.of(InetAddress.getLoopbackAddress(),
				RequestFailureReason.READ_TOO_MANY_TOMBSTONES);
		NosqlcException error = failure(PrimeDsl.readFailure(ConsistencyLevel.LOCAL_QUORUM, 0, 1, reasons, false));
		assertThat(error).isInstanceOf(QueryRejectedException.class).hasMessageContaining("replicas failed to read");
	}

	@Test
	void replicasThatFailToWrite() {
		NosqlcException error = failure(
				PrimeDsl.writeFailure(ConsistencyLevel.LOCAL_QUORUM, 0, 1, Map.of(), WriteType.SIMPLE));
		assertThat(error).isInstanceOf(QueryRejectedException.class)
			.hasMessageContaining("It may have taken effect on others");
		assertThat(DriverErrors.outcomeUnknown(error)).isTrue();
	}

	@Test
	void aRefusalByTheAuthorizer() {
		NosqlcException error = failure(PrimeDsl
			.unauthorized("User ada has no MODIFY permission on <table shop.orders> or any of its parents"));
		assertThat(error).isInstanceOf(MissingGrantException.class)
			.hasMessageEndingWith("Run as an administrator: GRANT MODIFY ON TABLE \"shop\".\"orders\" TO \"ada\";");
		assertThat(DriverErrors.outcomeUnknown(error)).isFalse();
	}

	@Test
	void aRefusalInOtherWords() {
		NosqlcException error = failure(PrimeDsl.unauthorized("You are not allowed to do this"));
		assertThat(error).isInstanceOf(MissingGrantException.class)
			.hasMessageContaining("You are not allowed to do this. Grant the role of this client what it lacks.");
	}

	@Test
	void missingTablesInTheWordsOfAllVersions() {
		for (String words : new String[] { "unconfigured table orders", "table orders does not exist",
				"Table shop.orders doesn't exist", "Keyspace shop does not exist", "keyspace shop does not exist" }) {
			NosqlcException error = failure(PrimeDsl.invalid(words));
			assertThat(error).as(words).isInstanceOf(MissingTableException.class);
			assertThat(DriverErrors.outcomeUnknown(error)).isFalse();
		}
	}

	@Test
	void aTableThatTheServerHasNotOpenedYet() {
		assertThat(failure(PrimeDsl.serverError("java.lang.IllegalArgumentException: Unknown CF 721e3b70-e559")))
			.isInstanceOf(MissingTableException.class);
	}

	@Test
	void aStatementThatIsRefused() {
		NosqlcException error = failure(PrimeDsl.invalid("Undefined column name data"));
		assertThat(error).isInstanceOf(QueryRejectedException.class)
			.hasMessage("Cannot store 'a' in 'orders': the server refuses the statement (Undefined column name data)."
					+ " Check that the table looks as this client expects.");
		assertThat(DriverErrors.outcomeUnknown(error)).isFalse();
		assertThat(failure(PrimeDsl.syntaxError("line 1:0"))).isInstanceOf(QueryRejectedException.class);
	}

	@Test
	void aWriteThatIsTooLarge() {
		assertThat(
				failure(PrimeDsl.invalid("Mutation of 17000000 bytes is too large for the maximum size of 16777216")))
			.isInstanceOf(QueryRejectedException.class)
			.hasMessageContaining("Split the document, or raise");
	}

	@Test
	void aServerThatIsOverloadedOrStartingOrFails() {
		assertThat(failure(PrimeDsl.overloaded("slow down"))).isInstanceOf(ClientUnavailableException.class)
			.hasMessageContaining("slow down");
		assertThat(failure(PrimeDsl.isBootstrapping())).isInstanceOf(ClientUnavailableException.class);
		assertThat(failure(PrimeDsl.serverError("boom"))).isInstanceOf(NosqlcException.class)
			.hasMessageContaining("boom");
	}

	@Test
	void aConnectionThatBreaksInTheMiddle() {
		NosqlcException error = failure(
				PrimeDsl.closeConnection(DisconnectAction.Scope.CONNECTION, CloseType.DISCONNECT));
		assertThat(error).isInstanceOf(NosqlcException.class);
		assertThat(DriverErrors.outcomeUnknown(error)).isTrue();
	}

	@Test
	void noAnswerInTime() {
		cluster.prime(PrimeDsl.when(QUERY).then(PrimeDsl.noRows()).delay(10, TimeUnit.SECONDS));
		NosqlcException error = failure();
		assertThat(error).isInstanceOf(QueryTimeoutException.class)
			.hasMessageContaining("no answer in time")
			.hasMessageContaining("raise request-timeout");
		assertThat(DriverErrors.outcomeUnknown(error)).isTrue();
	}

	@Test
	void busyConnectionsAndThrottlesSendNothing() {
		for (DriverException busy : new DriverException[] { new BusyConnectionException(1024),
				new RequestThrottlingException("too many") }) {
			Throwable error = DriverErrors.translate(busy, "store 'a' in 'orders'");
			assertThat(error).isInstanceOf(ClientOverloadedException.class).hasMessageContaining("Nothing was sent");
			assertThat(DriverErrors.outcomeUnknown(error)).isFalse();
		}
	}

	@Test
	void aClosedSession() {
		CqlSession closed = CqlSession.builder()
			.addContactPoint(cluster.node(0).inetSocketAddress())
			.withLocalDatacenter("dc1")
			.build();
		closed.close();
		NosqlcException error = failure(closed);
		assertThat(error).isInstanceOf(ClientClosedException.class);
		assertThat(DriverErrors.outcomeUnknown(error)).isFalse();
	}

	@Test
	void ourOwnErrorsAndFatalOnesAreLeftAlone() {
		NosqlcException ours = new QueryRejectedException("no");
		assertThat(DriverErrors.translate(new CompletionException(ours), "store")).isSameAs(ours);
		OutOfMemoryError fatal = new OutOfMemoryError();
		assertThat(DriverErrors.translate(new CompletionException(fatal), "store")).isSameAs(fatal);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static NosqlcException failure(Result result) {
		cluster.clearPrimes(true);
		cluster.prime(PrimeDsl.when(QUERY).then(result));
		return failure();
	}

	private static NosqlcException failure() {
		return failure(session);
	}

	private static NosqlcException failure(CqlSession session) {
		Statements statements = new Statements(session,
				new RequestDefaults(Consistency.LOCAL_QUORUM, Consistency.SERIAL, null));
		Supplier<String> task = () -> "store 'a' in 'orders'";
		SimpleStatement statement = SimpleStatement.newInstance(QUERY).setTimeout(Duration.ofSeconds(1));
		CompletionException error = catchThrowableOfType(CompletionException.class,
				() -> statements.execute(statement, task, Runnable::run).toCompletableFuture().join());
		assertThat(error.getCause()).isInstanceOf(NosqlcException.class).hasMessageStartingWith("Cannot " + task.get());
		return (NosqlcException) error.getCause();
	}

}
