package io.nosqlc.cassandra;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.MissingKeyspaceException;
import io.nosqlc.error.NosqlcException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@WithEmbeddedCassandra
@Isolated("because it looks at all threads of the process")
class FailedConnectTests {

	@Test
	void aPortWithoutServerIsNamedWithWhatToCheck() throws IOException {
		int port = closedPort();
		assertUnavailable("127.0.0.1:" + port + "/shop", Map.of())
			.startsWith("Cannot connect to Cassandra at '127.0.0.1:" + port + "': no server answers (")
			.contains("Connection refused")
			.contains("Check that Cassandra runs there, that the port is its port for CQL clients"
					+ " (native_transport_port, 9042 by default), that no firewall is in between");
	}

	@Test
	void allContactPointsAreNamed() throws IOException {
		int port = closedPort();
		assertUnavailable("127.0.0.1:" + port + ",127.0.0.2:" + port + "/shop", Map.of())
			.contains("at '127.0.0.1:" + port + ", 127.0.0.2:" + port + "'")
			.contains("; 127.0.0.");
	}

	@Test
	void anUnknownHostIsNamed() {
		assertUnavailable("no-such-host.invalid/shop", Map.of())
			.contains("'no-such-host.invalid:9042': none of the hosts is known by that name");
	}

	@Test
	void oneKnownHostIsEnough(EmbeddedCassandra cassandra) {
		String hosts = "no-such-host.invalid,localhost:" + cassandra.port();
		try (Client client = DriverManager.getClient("nosqlc:cassandra:" + hosts + "/failed_connects")) {
			assertThat(client.getCollection("nothing").get("ada")).isEmpty();
		}
	}

	@Test
	void aLocalDatacenterThatDoesNotExistIsNamedWithThoseThatDo(EmbeddedCassandra cassandra) {
		assertUnavailable(address(cassandra) + "/failed_connects?localDatacenter=dc7", Map.of())
			.contains("local-datacenter is 'dc7', and the cluster has only 'datacenter1'");
	}

	@Test
	void theLocalDatacenterMayBeGiven(EmbeddedCassandra cassandra) {
		try (Client client = DriverManager
			.getClient("nosqlc:cassandra:" + address(cassandra) + "/failed_connects?localDatacenter=datacenter1")) {
			assertThat(client.getCollection("nothing").get("ada")).isEmpty();
		}
	}

	@Test
	void encryptionThatTheServerDoesNotSpeakIsNamed(EmbeddedCassandra cassandra) {
		assertUnavailable(address(cassandra) + "/failed_connects?ssl=true", Map.of()).contains("Check that");
	}

	@Test
	void aServerOfAnotherProtocolIsNoCassandra() throws IOException {
		try (ForeignServer server = new ForeignServer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
			assertUnavailable(server.address() + "/shop", Map.of()).contains("no server answers (")
				.contains("that the port is its port for CQL clients");
		}
	}

	@Test
	void aServerThatNeverAnswersIsGivenUp() throws IOException {
		try (ForeignServer server = new ForeignServer("")) {
			assertUnavailable(server.address() + "/shop", Map.of()).contains("no server answers (");
		}
	}

	@Test
	void aHundredFailuresLeaveNeitherThreadsNorSocketsBehind(EmbeddedCassandra cassandra) throws IOException {
		int port = closedPort();
		failOnce("127.0.0.1:" + port + "/shop");
		Leftovers leftovers = new Leftovers();
		for (int i = 0; i < 40; i++) {
			failOnce("127.0.0.1:" + port + "/shop");
			failOnce(address(cassandra) + "/failed_connects?localDatacenter=dc7");
		}
		for (int i = 0; i < 20; i++) {
			assertThatExceptionOfType(MissingKeyspaceException.class).isThrownBy(() -> DriverManager
				.getClient("nosqlc:cassandra:" + address(cassandra) + "/missing_keyspace?keyspaceCreation=never")
				.close());
		}
		leftovers.awaitNone();
	}

	/**
	 * Without this the search for leftovers would prove nothing.
	 */
	@Test
	void aClientHasThreadsAndSocketsUntilItIsClosed(EmbeddedCassandra cassandra) {
		Leftovers leftovers = new Leftovers();
		try (Client client = DriverManager.getClient("nosqlc:cassandra:" + address(cassandra) + "/failed_connects")) {
			assertThat(client.getCollection("nothing").get("ada")).isEmpty();
			assertThat(leftovers.newThreads()).isNotEmpty();
			assertThat(leftovers.newSockets() > 0).isEqualTo(Leftovers.SOCKETS_CAN_BE_COUNTED);
		}
		leftovers.awaitNone();
	}

	private static void failOnce(String hostsAndKeyspace) {
		assertThatExceptionOfType(ClientUnavailableException.class)
			.isThrownBy(() -> DriverManager.getClient("nosqlc:cassandra:" + hostsAndKeyspace).close());
	}

	private static AbstractStringAssert<?> assertUnavailable(String hostsAndKeyspace, Map<String, ?> properties) {
		NosqlcException error = catchThrowableOfType(NosqlcException.class,
				() -> DriverManager.getClient("nosqlc:cassandra:" + hostsAndKeyspace, properties).close());
		assertThat(error).isInstanceOf(ClientUnavailableException.class);
		return assertThat(error.getMessage());
	}

	private static String address(EmbeddedCassandra cassandra) {
		return cassandra.host() + ":" + cassandra.port();
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/**
	 * Says one thing to everybody, whatever they ask, and hangs up if that is something.
	 */
	private static final class ForeignServer implements AutoCloseable {

		private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

		private final CopyOnWriteArrayList<Socket> clients = new CopyOnWriteArrayList<>();

		private final String answer;

		ForeignServer(String answer) throws IOException {
			this.answer = answer;
			Thread thread = new Thread(this::serve, "foreign-server");
			thread.setDaemon(true);
			thread.start();
		}

		String address() {
			return "127.0.0.1:" + this.server.getLocalPort();
		}

		private void serve() {
			try {
				while (true) {
					Socket client = this.server.accept();
					this.clients.add(client);
					answer(client);
				}
			}
			catch (IOException ex) {
				// The test is over.
			}
		}

		private void answer(Socket client) throws IOException {
			if (!this.answer.isEmpty()) {
				OutputStream out = client.getOutputStream();
				out.write(this.answer.getBytes(StandardCharsets.US_ASCII));
				client.close();
			}
		}

		@Override
		public void close() throws IOException {
			this.server.close();
			for (Socket client : this.clients) {
				client.close();
			}
		}

	}

}
