package io.nosqlc.embedded;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class SecurityTests {

	@TempDir
	private Path directory;

	@Test
	void withAuthorizationOnlyRolesWithGrantsGetIn() {
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults().withAuthorization(true);
		try (EmbeddedCassandra server = EmbeddedCassandra.start(options)) {
			try (CqlSession superuser = Sessions.login(server, EmbeddedCassandra.SUPERUSER,
					EmbeddedCassandra.SUPERUSER_PASSWORD)) {
				superuser.execute("CREATE ROLE reader WITH LOGIN = true AND PASSWORD = 'secret'");
			}
			assertThatExceptionOfType(AllNodesFailedException.class)
				.isThrownBy(() -> Sessions.login(server, EmbeddedCassandra.SUPERUSER, "wrong"));
			assertThatExceptionOfType(AllNodesFailedException.class).isThrownBy(() -> Sessions.open(server));
			try (CqlSession reader = Sessions.login(server, "reader", "secret")) {
				assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(() -> reader.execute(
						"CREATE KEYSPACE shop WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}"));
			}
		}
	}

	@Test
	void withTlsOnlyEncryptedClientsGetIn() throws Exception {
		Path keystore = createKeystore();
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults()
			.withTls(new EmbeddedCassandraTls(keystore, "changeit"));
		assertThat(options.toString()).doesNotContain("changeit");
		try (EmbeddedCassandra server = EmbeddedCassandra.start(options)) {
			assertThatExceptionOfType(AllNodesFailedException.class).isThrownBy(() -> Sessions.open(server));
			try (CqlSession session = Sessions.builder(server).withSslContext(trusting(keystore)).build()) {
				assertThat(session.execute("SELECT cluster_name FROM system.local").one().getString(0))
					.isEqualTo("nosqlc");
			}
		}
	}

	private Path createKeystore() throws Exception {
		Path keystore = this.directory.resolve("server.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-keyalg", "EC", "-alias", "server", "-dname", "CN=localhost", "-ext",
				"san=dns:localhost,ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore",
				keystore.toString(), "-storepass", "changeit")
			.inheritIO()
			.start();
		await().atMost(Duration.ofMinutes(1)).until(() -> !keytool.isAlive());
		assertThat(keytool.exitValue()).isZero();
		return keystore;
	}

	private static SSLContext trusting(Path keystore) throws Exception {
		KeyStore certificates = KeyStore.getInstance("PKCS12");
		try (InputStream content = Files.newInputStream(keystore)) {
			certificates.load(content, "changeit".toCharArray());
		}
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("server", certificates.getCertificate("server"));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

}
