package io.nosqlc.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class JavaRuntimeChoiceTests {

	@TempDir
	private Path machine;

	private final Properties properties = new Properties();

	@BeforeEach
	void theApplicationRunsOnItsOwnJava() throws IOException {
		this.properties.setProperty("java.home", createRuntime("own", "17.0.15").toString());
		this.properties.setProperty("user.home", this.machine.resolve("home").toString());
	}

	@Test
	void staysOnTheApplicationsJavaIfCassandraSupportsIt() {
		JavaRuntimeChoice choice = JavaRuntimeChoice.make(null, Map.of(), this.properties);
		assertThat(choice.runtime().home()).isEqualTo(this.machine.resolve("own"));
		assertThat(choice.reason()).isEqualTo("the application's own");
		assertThat(choice.runtime().needsSecurityManagerStub()).isFalse();
	}

	@Test
	void whatIsNamedComesFirst() throws IOException {
		Path byOption = createRuntime("option", "25.0.1");
		Path byProperty = createRuntime("property", "11.0.27");
		this.properties.setProperty("nosqlc.embedded.java-home", byProperty.toString());
		assertThat(JavaRuntimeChoice.make(byOption, Map.of(), this.properties).runtime().feature()).isEqualTo(25);
		assertThat(JavaRuntimeChoice.make(null, Map.of(), this.properties).runtime().feature()).isEqualTo(11);
	}

	@Test
	void underANewerJavaOneIsFoundThroughTheEnvironmentOrInAFolderOfTheUser() throws IOException {
		this.properties.setProperty("java.home", createRuntime("newer", "25.0.1").toString());
		Path eleven = createRuntime("eleven", "11.0.27");
		JavaRuntimeChoice choice = JavaRuntimeChoice.make(null, Map.of("JAVA_HOME_11_X64", eleven.toString()),
				this.properties);
		assertThat(choice.runtime().feature()).isBetween(11, 17);
		assertThat(choice.reason()).contains("does not support the application's Java 25");

		Path seventeen = createRuntime("home/.sdkman/candidates/java/17.0.9-tem", "17.0.9");
		choice = JavaRuntimeChoice.make(null, Map.of("JAVA_HOME_11_X64", eleven.toString()), this.properties);
		assertThat(choice.runtime().feature()).isEqualTo(17);
		assertThat(seventeen).exists();
	}

	@Test
	void whatIsNoRuntimeOrTooOldIsRefused() throws IOException {
		Path nothing = this.machine.resolve("nothing");
		assertThatExceptionOfType(EmbeddedCassandraException.class)
			.isThrownBy(() -> JavaRuntimeChoice.make(nothing, Map.of(), this.properties))
			.withMessageStartingWith("Cannot run Cassandra on '" + nothing + "'")
			.withMessageContaining("'nosqlc.embedded.java-home'");
		Path eight = createRuntime("eight", "1.8.0_402");
		assertThatExceptionOfType(EmbeddedCassandraException.class)
			.isThrownBy(() -> JavaRuntimeChoice.make(eight, Map.of(), this.properties));
		Path ten = createRuntime("ten", "10.0.2");
		assertThatExceptionOfType(EmbeddedCassandraException.class)
			.isThrownBy(() -> JavaRuntimeChoice.make(ten, Map.of(), this.properties))
			.withMessageContaining("needs Java 11 or 17");
	}

	@Test
	void runsWithAStubWhereJavaHasNoSecurityManager() {
		Optional<JavaRuntime> newer = Stream.of(Path.of(System.getProperty("java.home")), Path.of("/usr/lib/jvm"))
			.flatMap(JavaRuntimeChoiceTests::selfAndChildren)
			.map(JavaRuntime::at)
			.flatMap(Optional::stream)
			.filter(JavaRuntime::needsSecurityManagerStub)
			.findFirst();
		assumeTrue(newer.isPresent(), "This machine has no Java newer than 17");
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults()
			.withJavaHome(newer.orElseThrow().home())
			.withYaml("user_defined_functions_enabled", true);
		try (EmbeddedCassandra server = EmbeddedCassandra.start(options); CqlSession session = Sessions.open(server)) {
			session
				.execute("CREATE KEYSPACE f WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
			session.execute(
					"CREATE FUNCTION f.twice (n int) CALLED ON NULL INPUT RETURNS int LANGUAGE java AS 'return n * 2;'");
			session.execute("CREATE TABLE f.numbers (n int PRIMARY KEY)");
			session.execute("INSERT INTO f.numbers (n) VALUES (21)");
			assertThat(session.execute("SELECT f.twice(n) FROM f.numbers").one().getInt(0)).isEqualTo(42);
		}
	}

	private static Stream<Path> selfAndChildren(Path folder) {
		Path[] children = folder.toFile().isDirectory()
				? Stream.of(folder.toFile().listFiles()).map(File::toPath).toArray(Path[]::new) : new Path[0];
		return Stream.concat(Stream.of(folder), Stream.of(children));
	}

	private Path createRuntime(String name, String version) throws IOException {
		Path home = this.machine.resolve(name);
		Files.createDirectories(home.resolve("bin"));
		Path executable = Files.writeString(home.resolve("bin").resolve("java"), "");
		assertThat(executable.toFile().setExecutable(true)).isTrue();
		Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
		return home;
	}

}
