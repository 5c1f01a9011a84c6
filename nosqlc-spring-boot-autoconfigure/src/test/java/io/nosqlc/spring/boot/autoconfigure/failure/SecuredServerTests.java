package io.nosqlc.spring.boot.autoconfigure.failure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import com.datastax.oss.driver.api.core.CqlSession;

import io.nosqlc.Client;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.EmbeddedCassandraOptions;
import io.nosqlc.embedded.EmbeddedCassandraTls;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that demands TLS, a login and grants.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecuredServerTests {

	private static final String STORE_PASSWORD = "st0re-s3cret";

	@TempDir
	private static Path directory;

	private static EmbeddedCassandra cassandra;

	private final String keyspace = "ks_" + UUID.randomUUID().toString().replace('-', '_');

	@BeforeAll
	static void start() throws Exception {
		Path keystore = directory.resolve("server.p12");
		keytool(keystore, "-genkeypair", "-alias", "server", "-keyalg", "RSA", "-dname", "CN=server", "-ext",
				"SAN=ip:127.0.0.1,dns:localhost");
		keytool(keystore, "-exportcert", "-alias", "server", "-rfc", "-file", certificate().toString());
		cassandra = EmbeddedCassandra.start(EmbeddedCassandraOptions.defaults()
			.withAuthorization(true)
			.withTls(new EmbeddedCassandraTls(keystore, STORE_PASSWORD)));
	}

	@AfterAll
	static void stop() {
		cassandra.close();
	}

	@Test
	void aBundleAndALoginOpenTheDoor() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(FailedStart.Writing.class)
			.web(WebApplicationType.NONE)
			.run(arguments(EmbeddedCassandra.SUPERUSER, EmbeddedCassandra.SUPERUSER_PASSWORD))) {
			assertThat(context.getBean(Client.class).getCollection("orders").get("1")).isPresent();
		}
	}

	@Test
	void nobodyLogsIn(CapturedOutput output) {
		secured(output).ofReadingApplication()
			.contains("127.0.0.1:" + cassandra.port()
					+ " (from nosqlc.url) demands authentication, and no user name is configured")
			.contains("nosqlc.username=...", "nosqlc.password=...");
	}

	@Test
	void thePasswordIsWrong(CapturedOutput output) {
		secured(output).with("nosqlc.username=ada")
			.with("nosqlc.password=lovelace")
			.ofReadingApplication()
			.contains("(from nosqlc.url) refuses the user name or the password",
					"Provided username ada and/or password are incorrect")
			.contains("nosqlc.username=...", "nosqlc.password=...");
	}

	@Test
	void thePasswordIsWrongInThePropertiesOfBoot(CapturedOutput output) {
		new FailedStart(output).with("spring.cassandra.contact-points=127.0.0.1:" + cassandra.port())
			.with("spring.cassandra.local-datacenter=datacenter1")
			.with("spring.cassandra.ssl.bundle=cassandra")
			.with("spring.ssl.bundle.pem.cassandra.truststore.certificate=" + certificate().toUri())
			.with("spring.cassandra.username=ada")
			.with("spring.cassandra.password=lovelace")
			.with("nosqlc.keyspace=" + this.keyspace)
			.ofReadingApplication()
			.contains("(from spring.cassandra) refuses the user name or the password")
			.contains("spring.cassandra.username=...", "spring.cassandra.password=...");
	}

	@Test
	void nothingIsEncrypted(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=" + url())
			.ofReadingApplication()
			.contains("No Cassandra answers at ", "127.0.0.1:" + cassandra.port())
			.contains("if the server demands TLS", "nosqlc.ssl.bundle=");
	}

	@Test
	void theCertificateIsNotTrusted(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=" + url() + "?ssl=true")
			.ofReadingApplication()
			.contains("No encrypted connection to Cassandra at ", "127.0.0.1:" + cassandra.port())
			.contains("nosqlc.ssl.bundle=cassandra", "spring.ssl.bundle.pem.cassandra.truststore.certificate=ca.crt");
	}

	@Test
	void theRoleMayNotCreateTheKeyspace(CapturedOutput output) {
		String role = "r" + this.keyspace;
		try (ConfigurableApplicationContext administration = new SpringApplicationBuilder(FailedStart.Idle.class)
			.web(WebApplicationType.NONE)
			.run(arguments(EmbeddedCassandra.SUPERUSER, EmbeddedCassandra.SUPERUSER_PASSWORD))) {
			administration.getBean(CqlSession.class)
				.execute("CREATE ROLE " + role + " WITH LOGIN = true AND PASSWORD = 'lovelace'");
		}
		secured(output).with("nosqlc.username=" + role)
			.with("nosqlc.password=lovelace")
			.ofWritingApplication()
			.contains("User " + role + " has no CREATE permission on <all keyspaces>")
			.contains("GRANT CREATE ON ALL KEYSPACES TO \"" + role + "\"");
	}

	private FailedStart secured(CapturedOutput output) {
		return new FailedStart(output).with("nosqlc.url=" + url())
			.with("nosqlc.ssl.bundle=cassandra")
			.with("spring.ssl.bundle.pem.cassandra.truststore.certificate=" + certificate().toUri());
	}

	private String[] arguments(String username, String password) {
		return new String[] { "--nosqlc.url=" + url(), "--nosqlc.ssl.bundle=cassandra",
				"--spring.ssl.bundle.pem.cassandra.truststore.certificate=" + certificate().toUri(),
				"--nosqlc.username=" + username, "--nosqlc.password=" + password };
	}

	private String url() {
		return "nosqlc:cassandra:127.0.0.1:" + cassandra.port() + "/" + this.keyspace;
	}

	private static Path certificate() {
		return directory.resolve("server.crt");
	}

	private static void keytool(Path store, String... arguments) throws Exception {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
		command.addAll(List.of(arguments));
		command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
		Path log = Files.createTempFile(directory, "keytool", ".log");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertThat(process.waitFor()).as(Files.readString(log)).isZero();
	}

}
