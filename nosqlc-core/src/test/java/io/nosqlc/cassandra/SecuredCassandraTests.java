package io.nosqlc.cassandra;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.datastax.oss.driver.api.core.CqlSession;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.io.TempDir;

import io.nosqlc.Client;
import io.nosqlc.ClientDataSource;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.EmbeddedCassandraOptions;
import io.nosqlc.embedded.EmbeddedCassandraTls;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.error.MissingGrantException;
import io.nosqlc.error.NosqlcException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A server that demands certificates, passwords and grants.
 */
@Isolated("because it looks at all threads of the process")
class SecuredCassandraTests {

	private static final Pattern GRANT = Pattern.compile("GRANT [^;]+;");

	@TempDir
	private static Path directory;

	private static EmbeddedCassandra cassandra;

	private static Client administrator;

	private final String keyspace = "k" + UUID.randomUUID().toString().replace('-', '_');

	private final String role = "r" + UUID.randomUUID().toString().replace('-', '_');

	@BeforeAll
	static void start() {
		Certificates certificates = new Certificates(directory);
		Path server = certificates.keystore("server", "ip:127.0.0.1");
		certificates.truststore("server");
		certificates.keystore("client", "dns:client");
		EmbeddedCassandraTls tls = new EmbeddedCassandraTls(server, Certificates.PASSWORD,
				certificates.truststore("client"), Certificates.PASSWORD);
		cassandra = EmbeddedCassandra.start(EmbeddedCassandraOptions.defaults()
			.withAuthorization(true)
			.withTls(tls)
			.withYaml("permissions_validity", "0ms")
			.withYaml("roles_validity", "0ms")
			.withYaml("credentials_validity", "0ms"));
		administrator = connect("administration", EmbeddedCassandra.SUPERUSER, EmbeddedCassandra.SUPERUSER_PASSWORD);
	}

	@AfterAll
	static void stop() {
		administrator.close();
		cassandra.close();
	}

	@Test
	void passwordAndCertificatesOpenTheDoor() {
		Collection users = administrator.getCollection("users");
		users.store("ada", Document.of("age", 36));
		assertThat(users.get("ada")).contains(Document.of("age", 36, "_id", "ada"));
	}

	@Test
	void aReadyContextServesAsWellAsFiles() throws Exception {
		Map<String, Object> properties = credentials(EmbeddedCassandra.SUPERUSER, EmbeddedCassandra.SUPERUSER_PASSWORD);
		properties.put("ssl-context", context());
		try (Client client = DriverManager.getClient(url("127.0.0.1", "administration"), properties)) {
			assertThat(client.getCollection("nothing").get("ada")).isEmpty();
		}
	}

	@Test
	void aClientWithoutTlsIsToldToUseIt() {
		assertUnavailable(credentials(EmbeddedCassandra.SUPERUSER, EmbeddedCassandra.SUPERUSER_PASSWORD))
			.contains("no server answers")
			.contains("that it does not demand TLS (ssl=true)");
	}

	@Test
	void anUntrustedServerIsRefused() {
		Map<String, Object> properties = secured(EmbeddedCassandra.SUPERUSER, EmbeddedCassandra.SUPERUSER_PASSWORD);
		properties.remove("ssl.truststore");
		properties.put("ssl", true);
		assertUnavailable(properties).contains("no encrypted connection comes about")
			.contains("ssl.truststore holds the certificate that signed the server's");
	}

	@Test
	void aClientWithoutCertificateIsRefused() {
		Map<String, Object> properties = secured(EmbeddedCassandra.SUPERUSER, EmbeddedCassandra.SUPERUSER_PASSWORD);
		properties.remove("ssl.keystore");
		assertUnavailable(properties).contains("ssl.keystore is set if the server asks clients for certificates");
	}

	@Test
	void aCertificateForAnotherHostIsRefusedUnlessThatIsSwitchedOff() {
		Map<String, Object> properties = secured(EmbeddedCassandra.SUPERUSER, EmbeddedCassandra.SUPERUSER_PASSWORD);
		assertThatExceptionOfType(ClientUnavailableException.class)
			.isThrownBy(() -> DriverManager.getClient(url("localhost", "administration"), properties).close())
			.withMessageContaining("that the server's names its host");
		properties.put("ssl.hostname-verification", false);
		try (Client client = DriverManager.getClient(url("localhost", "administration"), properties)) {
			assertThat(client.isClosed()).isFalse();
		}
	}

	@Test
	void aWrongPasswordOfAStoreIsNamedButNotShown() {
		Map<String, Object> properties = secured("ada", "s3cret");
		properties.put("ssl.truststore-password", "wrong-s3cret");
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> DriverManager.getClient(url("127.0.0.1", "administration"), properties).close())
			.withMessageContaining("which 'ssl.truststore' names")
			.withMessageContaining("'ssl.truststore-password' its password")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	@Test
	void wrongCredentialsAreToldApartFromMissingOnes() {
		assertUnavailable(secured(EmbeddedCassandra.SUPERUSER, "wrong-s3cret"))
			.contains(
					"the server refuses the credentials of 'cassandra'. Check the properties 'username' and 'password'")
			.doesNotContain("s3cret");
		Map<String, Object> without = secured("", "");
		without.keySet().removeAll(List.of("username", "password"));
		assertUnavailable(without)
			.contains("the server demands authentication, and this client has no credentials. Set the properties"
					+ " 'username' and 'password'");
	}

	@Test
	void refusalsLeaveNeitherThreadsNorSocketsBehind() {
		Map<String, Object> wrongPassword = secured(EmbeddedCassandra.SUPERUSER, "wrong-s3cret");
		Map<String, Object> withoutTls = credentials(EmbeddedCassandra.SUPERUSER, EmbeddedCassandra.SUPERUSER_PASSWORD);
		assertUnavailable(wrongPassword).isNotEmpty();
		Leftovers leftovers = new Leftovers();
		for (int i = 0; i < 5; i++) {
			assertUnavailable(wrongPassword).contains("refuses the credentials");
			assertUnavailable(withoutTls).contains("ssl=true");
		}
		leftovers.awaitNone();
	}

	@Test
	void aRoleThatMayOnlyReadConnectsAndReads() {
		try (Client writer = connect(this.keyspace, EmbeddedCassandra.SUPERUSER,
				EmbeddedCassandra.SUPERUSER_PASSWORD)) {
			writer.getCollection("users").store("ada", Document.of("age", 36));
		}
		createRole();
		execute("GRANT SELECT ON KEYSPACE " + this.keyspace + " TO \"" + this.role + "\"");
		try (Client reader = connect(this.keyspace, this.role, "r3ader")) {
			assertThat(reader.getCollection("users").get("ada")).isPresent();
			assertThat(reader.getCollection("nothing").get("ada")).isEmpty();
		}
	}

	@Test
	void whoFollowsTheAdviceOfEachErrorGetsThere() {
		createRole();
		grantWhatIsMissing(() -> connect(this.keyspace, this.role, "r3ader").close(),
				"GRANT CREATE ON ALL KEYSPACES TO \"" + this.role + "\";");
		execute("REVOKE CREATE ON ALL KEYSPACES FROM \"" + this.role + "\"");
		execute("REVOKE ALL ON KEYSPACE " + this.keyspace + " FROM \"" + this.role + "\"");
		try (Client client = connect(this.keyspace, this.role, "r3ader")) {
			Collection users = client.getCollection("users");
			grantWhatIsMissing(() -> users.store("ada", Document.of("age", 36)),
					"GRANT CREATE ON KEYSPACE \"" + this.keyspace + "\" TO \"" + this.role + "\";");
			assertThat(users.get("ada")).isPresent();
		}
	}

	@Test
	void theGrantsForReadingAndWritingAreNamed() {
		try (Client writer = connect(this.keyspace, EmbeddedCassandra.SUPERUSER,
				EmbeddedCassandra.SUPERUSER_PASSWORD)) {
			writer.getCollection("Users").store("ada", Document.of("age", 36));
		}
		createRole();
		String table = "TABLE \"" + this.keyspace + "\".\"Users\" TO \"" + this.role + "\";";
		try (Client client = connect(this.keyspace, this.role, "r3ader")) {
			Collection users = client.getCollection("Users");
			grantWhatIsMissing(() -> users.get("ada"), "GRANT SELECT ON " + table);
			grantWhatIsMissing(() -> users.store("ada", Document.of("age", 37)), "GRANT MODIFY ON " + table);
			users.delete("ada");
		}
	}

	/**
	 * Every way to connect and to fail that has a password in it, with all loggers at
	 * their most talkative.
	 */
	@Test
	void noPasswordGetsIntoAMessageOrALog() {
		List<String> passwords = List.of("s3cret", Certificates.PASSWORD, "r3ader");
		createRole();
		try (EverythingLogged log = new EverythingLogged()) {
			List<Map<String, Object>> attempts = new ArrayList<>();
			attempts.add(secured(EmbeddedCassandra.SUPERUSER, "s3cret"));
			attempts.add(secured("nobody", "s3cret"));
			attempts.add(credentials(EmbeddedCassandra.SUPERUSER, "s3cret"));
			attempts.add(with(secured("ada", "s3cret"), "ssl.truststore-password", "s3cret"));
			attempts.add(with(secured("ada", "s3cret"), "ssl.keystore-password", "s3cret"));
			attempts.add(with(secured("ada", "s3cret"), "consistency", "many"));
			attempts.add(with(secured("ada", "s3cret"), "pass-phrase", "s3cret"));
			attempts.add(with(secured("ada", "s3cret"), "password", ""));
			attempts.add(secured(this.role, "r3ader"));
			for (Map<String, Object> properties : attempts) {
				Throwable error = catchThrowable(
						() -> DriverManager.getClient(url("127.0.0.1", this.keyspace), properties).close());
				assertThat(error).isInstanceOf(NosqlcException.class);
				log.add(error);
			}
			for (String url : List.of("nosqlc:cassandra:ada:s3cret@127.0.0.1/shop", "nosqlc:cassandra:ada:s3cret?@h/s",
					"nosqlc:cassandra:127.0.0.1/shop?password=s3cret", "nosqlc:other:ada:s3cret@h/shop",
					"nosqlc:embedded:shop?password=s3cret", "nosqlc:cassandra:127.0.0.1/shop?password:s3cret",
					"nosqlc:cassandra:127.0.0.1/shop?ada:s3cret", "nosqlc:cassandra:127.0.0.1/shop?ada:s3cret=1",
					"nosqlc:embedded:shop?user%3As3cret", "nosqlc:memory:?ada:s3cret",
					"nosqlc:cassandra:127.0.0.1/shop?ssl.keystorePassword=s3cret")) {
				log.add(catchThrowable(() -> DriverManager.getClient(url).close()));
				log.add(new ClientDataSource(url, "ada", "s3cret", Map.of()).toString());
			}
			execute("GRANT CREATE ON ALL KEYSPACES TO \"" + this.role + "\"");
			try (Client client = connect(this.keyspace, this.role, "r3ader")) {
				client.getCollection("users").store("ada", Document.of("age", 36));
				log.add(client + client.getUrl() + client.unwrap(CqlSession.class) + client.getCollection("users"));
			}
			assertThat(log.text()).contains("Created keyspace", "com.datastax.oss.driver")
				.doesNotContain(passwords.toArray(String[]::new));
		}
	}

	private static Map<String, Object> with(Map<String, Object> properties, String name, Object value) {
		properties.put(name, value);
		return properties;
	}

	private void createRole() {
		execute("CREATE ROLE \"" + this.role + "\" WITH LOGIN = true AND PASSWORD = 'r3ader'");
	}

	/**
	 * Runs the statement in the message of the error, until there is none.
	 */
	private static void grantWhatIsMissing(Runnable action, String... grants) {
		for (String grant : grants) {
			MissingGrantException error = catchThrowableOfType(MissingGrantException.class, action::run);
			assertThat(error).hasMessageContaining("Run as an administrator: ");
			Matcher advice = GRANT.matcher(error.getMessage());
			assertThat(advice.find()).as(error.getMessage()).isTrue();
			assertThat(advice.group()).isEqualTo(grant);
			execute(advice.group());
		}
		action.run();
	}

	private static void execute(String cql) {
		administrator.unwrap(CqlSession.class).execute(cql);
	}

	private static AbstractStringAssert<?> assertUnavailable(Map<String, Object> properties) {
		NosqlcException error = catchThrowableOfType(NosqlcException.class,
				() -> DriverManager.getClient(url("127.0.0.1", "administration"), properties).close());
		assertThat(error).isInstanceOf(ClientUnavailableException.class)
			.hasMessageStartingWith("Cannot connect to Cassandra at '127.0.0.1:" + cassandra.port() + "': ");
		return assertThat(error.getMessage());
	}

	private static Client connect(String keyspace, String username, String password) {
		return DriverManager.getClient(url("127.0.0.1", keyspace), secured(username, password));
	}

	private static String url(String host, String keyspace) {
		return "nosqlc:cassandra:" + host + ":" + cassandra.port() + "/" + keyspace;
	}

	private static Map<String, Object> secured(String username, String password) {
		Map<String, Object> properties = credentials(username, password);
		properties.put("ssl.truststore", directory.resolve("server-trust.p12"));
		properties.put("ssl.truststore-password", Certificates.PASSWORD);
		properties.put("ssl.keystore", directory.resolve("client.p12"));
		properties.put("ssl.keystore-password", Certificates.PASSWORD);
		return properties;
	}

	private static Map<String, Object> credentials(String username, String password) {
		return new HashMap<>(Map.of("username", username, "password", password));
	}

	private static SSLContext context() throws Exception {
		char[] password = Certificates.PASSWORD.toCharArray();
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(KeyStore.getInstance(directory.resolve("client.p12").toFile(), password), password);
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(KeyStore.getInstance(directory.resolve("server-trust.p12").toFile(), password));
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
		return context;
	}

}
