package io.nosqlc.spring.boot.autoconfigure.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.spring.boot.autoconfigure.aot.keys.MeasurementKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Boot's plugins do with an application: it is processed ahead of time, what comes
 * of that is compiled, and the result runs in a virtual machine of its own.
 */
@WithEmbeddedCassandra
class AotTests {

	private static final String CLASS_PATH = System.getProperty("java.class.path");

	@TempDir
	private Path directory;

	@Test
	void anApplicationRunsAsItWasProcessedAheadOfTime(EmbeddedCassandra cassandra) throws Exception {
		String[] arguments = { "--nosqlc.url=nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/aot",
				"--nosqlc.schema.action=create", "--nosqlc.collections.orders=",
				"--spring.main.web-application-type=none" };
		process(arguments);
		compile();

		assertThat(sources()).contains("\"" + Sensor.class.getName() + "\"");
		assertThat(hints())
			.contains(Stream
				.of(Measurement.class, Measurement.Place.class, MeasurementKey.class, Measurements.Reading.class,
						Report.class, Report.Line.class, Reports.Titled.class, Sensor.class)
				.map((type) -> "\"type\":\"" + type.getName() + "\"")
				.toList())
			.contains("\"proxy\":[\"com.datastax.oss.driver.api.core.CqlSession\"]");
		assertThat(run(arguments)).contains("Starting AOT-processed AotApplication",
				"AOT by key: Optional[Measurement[sensor=s1, number=1, value=0.5, place=Place[street=Baker Street, town=London]]]",
				"AOT by name: [Measurement[sensor=s1, number=2, value=1.5, place=null]]",
				"AOT as records: [Reading[number=1, value=0.5], Reading[number=2, value=1.5]]",
				"AOT saved: version 0, id true", "AOT lines: [Line[text=one, number=1], Line[text=two, number=2]]",
				"AOT as interfaces: [FIRST]", "AOT by filter: [FIRST]", "AOT by itself: [FIRST]",
				"AOT documents: 1, 2");
	}

	private void process(String... arguments) {
		Settings settings = Settings.builder()
			.sourceOutput(this.directory.resolve("sources"))
			.resourceOutput(this.directory.resolve("classes"))
			.classOutput(this.directory.resolve("classes"))
			.groupId("io.nosqlc")
			.artifactId("aot")
			.build();
		new SpringApplicationAotProcessor(AotApplication.class, settings, arguments).process();
	}

	private void compile() throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
				Stream<Path> sources = Files.walk(this.directory.resolve("sources"))) {
			List<Path> generated = sources.filter((file) -> file.toString().endsWith(".java")).toList();
			String classes = this.directory.resolve("classes").toString();
			assertThat(
					compiler
						.getTask(null, files, null,
								List.of("-proc:none", "-nowarn", "-parameters", "-d", classes, "-classpath",
										classes + System.getProperty("path.separator") + CLASS_PATH),
								null, files.getJavaFileObjectsFromPaths(generated))
						.call())
				.isTrue();
		}
	}

	private String sources() throws IOException {
		return text("sources", "NosqlcMappingAutoConfiguration__BeanDefinitions.java");
	}

	private String hints() throws IOException {
		return text("classes", "reachability-metadata.json").replaceAll("\\s", "");
	}

	private String text(String kind, String name) throws IOException {
		try (Stream<Path> files = Files.walk(this.directory.resolve(kind))) {
			return Files.readString(files.filter((file) -> file.endsWith(name)).findFirst().orElseThrow());
		}
	}

	private String run(String... arguments) throws IOException, InterruptedException {
		Path output = this.directory.resolve("output.txt");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Dspring.aot.enabled=true", "-cp",
						this.directory.resolve("classes") + System.getProperty("path.separator") + CLASS_PATH,
						AotApplication.class.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		return Files.readString(output);
	}

}
