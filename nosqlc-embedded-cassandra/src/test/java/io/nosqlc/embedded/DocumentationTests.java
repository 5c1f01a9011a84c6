package io.nosqlc.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import com.datastax.oss.driver.api.core.CqlSession;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of the page on this module is the code here.
 */
class DocumentationTests {

	private static final Path PAGE = Path.of("..", "docs", "embedded-cassandra.md");

	private static final Path SOURCES = Path.of("src", "test", "java", "io", "nosqlc", "embedded");

	private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

	@Test
	void everySnippetOfThePageIsCompiled() throws IOException {
		List<String> snippets = JAVA.matcher(Files.readString(PAGE)).results().map((match) -> match.group(1)).toList();
		assertThat(snippets).hasSize(3);
		String here = words(Files.readString(SOURCES.resolve("DocumentationTests.java")));
		assertThat(snippets).allSatisfy((snippet) -> assertThat(here).contains(words(snippet)));
	}

	private static String words(String code) {
		return code.replaceAll("\\s+", " ").trim();
	}

	@Test
	void aProgramNamesItsOptions(@TempDir Path directory) {
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults()
			.withDirectory(directory)
			.withHeapMegabytes(1024)
			.withAuthentication(true)
			.withYaml("materialized_views_enabled", true);
		try (EmbeddedCassandra cassandra = EmbeddedCassandra.start(options)) {
			System.out.println("Log in as " + EmbeddedCassandra.SUPERUSER + " on port " + cassandra.port());
		}
		assertThat(directory.resolve("data")).isDirectory();
	}

	/**
	 * Not run: what it shows is tested with a ring that is asked something.
	 */
	static void killAndRestart() {
		try (EmbeddedCassandra ring = EmbeddedCassandra.start(EmbeddedCassandraOptions.defaults().withNodes(3))) {
			ring.node(2).kill();
			ring.node(2).restart();
		}
	}

	@Nested
	@WithEmbeddedCassandra
	class GreetingTests {

		@Test
		void cassandraAnswers(EmbeddedCassandra cassandra) {
			try (CqlSession session = CqlSession.builder()
				.addContactPoints(cassandra.contactPoints())
				.withLocalDatacenter(cassandra.localDatacenter())
				.build()) {
				assertThat(session.execute("SELECT cql_version FROM system.local").one()).isNotNull();
			}
		}

	}

}
