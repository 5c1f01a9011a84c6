package io.nosqlc.embedded;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EmbeddedCassandraTests {

	@TempDir
	private Path directory;

	@Test
	void keepsDataInADirectoryBetweenStarts() {
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults()
			.withDirectory(this.directory)
			.withYaml("user_defined_functions_enabled", true);
		try (EmbeddedCassandra server = EmbeddedCassandra.start(options); CqlSession session = Sessions.open(server)) {
			createOrders(session);
			session.execute("CREATE FUNCTION shop.shout (t text) CALLED ON NULL INPUT RETURNS text LANGUAGE java "
					+ "AS 'return t.toUpperCase();'");
		}
		try (EmbeddedCassandra server = EmbeddedCassandra.start(options); CqlSession session = Sessions.open(server)) {
			assertThat(session.execute("SELECT shop.shout(data) FROM shop.orders").one().getString(0))
				.isEqualTo("KEPT");
		}
	}

	@Test
	void refusesADirectoryThatAnotherServerUses() {
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults().withDirectory(this.directory);
		try (EmbeddedCassandra server = EmbeddedCassandra.start(options)) {
			assertThatExceptionOfType(EmbeddedCassandraException.class)
				.isThrownBy(() -> EmbeddedCassandra.start(options))
				.withMessage("Cannot start Cassandra on '%s': another server (process %d) uses this directory. "
						+ "Stop that one, or name another directory.", this.directory, server.node(0).pid());
			assertThat(server.isRunning()).isTrue();
		}
	}

	@Test
	void deletesTemporaryDataWhenItCloses() throws Exception {
		EmbeddedCassandra server = EmbeddedCassandra.start();
		Path workingDirectory = runDirectory(server);
		assertThat(workingDirectory.resolve("data").resolve("commitlog")).isDirectory();
		server.close();
		assertThat(workingDirectory).doesNotExist();
		assertThat(server.isRunning()).isFalse();
		server.close();
	}

	@Test
	void startsAKilledServerAgainOnItsData() {
		// Otherwise a killed node forgets the writes of its last 100 ms.
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults().withYaml("commitlog_sync", "batch");
		try (EmbeddedCassandra server = EmbeddedCassandra.start(options); CqlSession session = Sessions.open(server)) {
			createOrders(session);
			assertThatIllegalStateException().isThrownBy(server.node(0)::restart)
				.withMessageEndingWith("runs. Kill it before its restart.");
			server.node(0).kill();
			assertThat(server.isRunning()).isFalse();
			server.node(0).restart();
			assertThat(server.isRunning()).isTrue();
			try (CqlSession later = Sessions.open(server)) {
				assertThat(later.execute("SELECT data FROM shop.orders WHERE pk = 'order-1'").one().getString(0))
					.isEqualTo("kept");
			}
		}
	}

	@Test
	void aServerThatCannotStartShowsTheEndOfItsLog() throws Exception {
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults().withYaml("no_such_setting", 1);
		List<Path> before = runDirectories();
		assertThatExceptionOfType(EmbeddedCassandraException.class).isThrownBy(() -> EmbeddedCassandra.start(options))
			.withMessageStartingWith("Cassandra ended with exit code '")
			.withMessageContaining("The end of its log:")
			.withMessageContaining("no_such_setting")
			.withMessageNotContaining("\tat ");
		assertThat(runDirectories()).isSubsetOf(before);
	}

	@Test
	void aWrongCertificateIsExplainedWithoutItsPassword() {
		EmbeddedCassandraTls tls = new EmbeddedCassandraTls(this.directory.resolve("missing.p12"), "open-sesame");
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults()
			.withTls(tls)
			.withYaml("num_tokens", "open-sesame");
		assertThat(options + " " + tls).doesNotContain("open-sesame");
		assertThatExceptionOfType(EmbeddedCassandraException.class).isThrownBy(() -> EmbeddedCassandra.start(options))
			.withMessageContaining("num_tokens")
			.withMessageNotContaining("open-sesame");
	}

	@Test
	void aDirectoryThatCannotBeCreatedIsNamed() throws Exception {
		Path file = Files.writeString(this.directory.resolve("file"), "");
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults().withDirectory(file.resolve("data"));
		assertThatExceptionOfType(EmbeddedCassandraException.class).isThrownBy(() -> EmbeddedCassandra.start(options))
			.withMessageStartingWith("Cannot keep data in '" + file.resolve("data") + "'");
	}

	@Test
	void aServerThatIsTooSlowIsEnded() {
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults()
			.withStartTimeout(Duration.ofMillis(1_100));
		assertThatExceptionOfType(EmbeddedCassandraException.class).isThrownBy(() -> EmbeddedCassandra.start(options))
			.withMessageStartingWith("Cassandra did not start within 1 s.")
			.withMessageContaining("'startTimeout'");
	}

	@Test
	void aTakenPortIsNamed() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, NodeSettings.loopbackAddresses(1).get(0))) {
			EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults().withPort(taken.getLocalPort());
			assertThatExceptionOfType(EmbeddedCassandraException.class)
				.isThrownBy(() -> EmbeddedCassandra.start(options))
				.withMessageStartingWith("Cannot start Cassandra on 127.0.0.1:%d:", taken.getLocalPort())
				.withMessageEndingWith("Stop what uses the port, or use port 0 for a free one.");
		}
	}

	@Test
	void optionsThatCannotWorkAreRefusedAtOnce() {
		EmbeddedCassandraOptions defaults = EmbeddedCassandraOptions.defaults();
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withPort(-1)).withMessageContaining("'-1'");
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withPort(65_536));
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withNodes(0));
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withHeapMegabytes(64))
			.withMessageContaining("128");
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withStartTimeout(Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> defaults.withDirectory(this.directory).withNodes(3))
			.withMessageContaining(this.directory.toString());
	}

	@Test
	void authorizationIncludesAuthentication() {
		assertThat(EmbeddedCassandraOptions.defaults().withAuthorization(true).authentication()).isTrue();
	}

	private static void createOrders(CqlSession session) {
		session.execute("CREATE KEYSPACE shop WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
		session.execute("CREATE TABLE shop.orders (pk text PRIMARY KEY, data text)");
		session.execute("INSERT INTO shop.orders (pk, data) VALUES ('order-1', 'kept')");
	}

	private static Path runDirectory(EmbeddedCassandra server) throws Exception {
		for (Path candidate : runDirectories()) {
			Path lock = candidate.resolve("data").resolve("server.lock");
			if (Files.exists(lock) && Files.readString(lock).equals(Long.toString(server.node(0).pid()))) {
				return candidate;
			}
		}
		throw new AssertionError("No run directory belongs to " + server);
	}

	private static List<Path> runDirectories() throws Exception {
		try (Stream<Path> children = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return children.filter((child) -> child.getFileName().toString().startsWith("nosqlc-cassandra")).toList();
		}
	}

}
