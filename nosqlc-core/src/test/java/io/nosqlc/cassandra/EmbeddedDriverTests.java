package io.nosqlc.cassandra;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.Client;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.NosqlcException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

@WithEmbeddedCassandra
class EmbeddedDriverTests {

	@TempDir
	private Path directory;

	@Test
	void withoutADirectoryThereIsOneServerForAll(EmbeddedCassandra cassandra) {
		try (Client one = DriverManager.getClient("nosqlc:embedded:embedded_one");
				Client two = DriverManager.getClient("nosqlc:embedded:?consistency=ONE",
						Map.of("keyspace", "embedded_one", "username", "ada", "password", "s3cret", "ssl", true))) {
			one.getCollection("users").store("ada", Document.of("age", 36));
			assertThat(two.getCollection("users").get("ada")).contains(Document.of("age", 36, "_id", "ada"));
			assertThat(one.unwrap(CqlSession.class).getMetadata().getNodes().values()).allSatisfy(
					(node) -> assertThat(node.getEndPoint().toString()).endsWith("/127.0.0.1:" + cassandra.port()));
		}
		assertThat(cassandra.isRunning()).isTrue();
	}

	@Test
	void aDirectoryKeepsDocumentsBetweenStarts() {
		String url = "nosqlc:embedded:kept?directory=" + this.directory.resolve("data");
		try (Client one = DriverManager.getClient(url); Client two = DriverManager.getClient(url)) {
			one.getCollection("users").store("ada", Document.of("age", 36));
			one.close();
			assertThat(two.getCollection("users").get("ada")).isPresent();
		}
		try (Client client = DriverManager.getClient(url)) {
			assertThat(client.getCollection("users").get("ada")).contains(Document.of("age", 36, "_id", "ada"));
		}
	}

	@Test
	void theServerStopsWithItsLastClient() {
		String url = "nosqlc:embedded:stopped?directory=" + this.directory.resolve("data");
		String server;
		try (Client client = DriverManager.getClient(url)) {
			server = client.unwrap(CqlSession.class)
				.getMetadata()
				.getNodes()
				.values()
				.iterator()
				.next()
				.getEndPoint()
				.toString();
		}
		assertThatExceptionOfType(ClientUnavailableException.class).isThrownBy(
				() -> DriverManager.getClient("nosqlc:cassandra:" + server.replaceFirst("^.*/", "") + "/stopped")
					.close());
	}

	@ParameterizedTest
	@ValueSource(strings = { "nosqlc:embedded:shop", "nosqlc:embedded:shop?directory=data" })
	void withoutTheServersModuleTheDependencyToAddIsNamed(String url) throws Exception {
		try (URLClassLoader application = new URLClassLoader(classPathWithoutServer(),
				ClassLoader.getPlatformClassLoader())) {
			Method getClient = application.loadClass(DriverManager.class.getName())
				.getMethod("getClient", String.class);
			Throwable error = catchThrowable(() -> getClient.invoke(null, url)).getCause();
			assertThat(error.getClass().getName()).isEqualTo(ClientUnavailableException.class.getName());
			assertThat(error)
				.hasMessage("Cannot connect to 'nosqlc:embedded:shop': there is no embedded Cassandra on the"
						+ " class path. Add the dependency io.nosqlc:nosqlc-embedded-cassandra, or use a URL of"
						+ " nosqlc:cassandra:.");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			nosqlc:embedded:                        | it names no keyspace. Write nosqlc:embedded:keyspace
			nosqlc:embedded:my shop                 | Invalid keyspace name 'my shop'
			nosqlc:embedded:shop/                   | Invalid keyspace name 'shop/'
			nosqlc:embedded:localhost:9042/shop     | Invalid keyspace name 'localhost:9042/shop'
			nosqlc:embedded:ada:s3cret@shop         | it has an '@', as if there were a user name
			nosqlc:embedded:shop?colour=red         | Unknown setting 'colour'
			nosqlc:embedded:shop?directory=%00      | its directory '\0' is no path
			""")
	void whatIsWrongIsNamed(String url, String reason) {
		assertThatExceptionOfType(NosqlcException.class).isThrownBy(() -> DriverManager.getClient(url).close())
			.withMessageContaining(reason.replace("\\0", "\0"))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	private static URL[] classPathWithoutServer() throws MalformedURLException {
		List<URL> entries = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (!entry.contains("nosqlc-embedded-cassandra")) {
				entries.add(Path.of(entry).toUri().toURL());
			}
		}
		return entries.toArray(URL[]::new);
	}

}
