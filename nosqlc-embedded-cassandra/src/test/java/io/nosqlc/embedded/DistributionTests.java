package io.nosqlc.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DistributionTests {

	@TempDir
	private Path directory;

	@Test
	void severalFirstUnpackingsAtOnceGiveOneWholeDistribution() throws Exception {
		int threads = 4;
		CyclicBarrier barrier = new CyclicBarrier(threads);
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<Distribution>> unpackings = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				unpackings.add(executor.submit(() -> {
					barrier.await();
					return Distribution.unpack(this.directory);
				}));
			}
			List<List<Path>> classPaths = new ArrayList<>();
			for (Future<Distribution> unpacking : unpackings) {
				classPaths.add(unpacking.get().classPath(true));
			}
			assertThat(new HashSet<>(classPaths)).hasSize(1);
			assertThat(files()).containsExactlyInAnyOrderElementsOf(classPaths.get(0));
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void mendsAnUnpackingThatLostAFile() throws IOException {
		List<Path> classPath = Distribution.unpack(this.directory).classPath(false);
		Files.delete(classPath.get(3));
		Distribution.unpack(this.directory);
		assertThat(classPath.get(3)).isNotEmptyFile();
	}

	@Test
	void theStubComesFirstAndOnlyWhereItIsNeeded() {
		Distribution distribution = Distribution.unpack(this.directory);
		assertThat(distribution.classPath(true).get(0)).hasFileName("nosqlc-no-security-manager.jar");
		assertThat(distribution.classPath(false)).noneMatch((jar) -> jar.endsWith("nosqlc-no-security-manager.jar"));
	}

	@Test
	void aCacheThatCannotBeWrittenIsNamed() throws IOException {
		Path file = Files.writeString(this.directory.resolve("file"), "");
		assertThatExceptionOfType(EmbeddedCassandraException.class).isThrownBy(() -> Distribution.unpack(file))
			.withMessageStartingWith("Cannot unpack Cassandra to '" + file + "'")
			.withMessageEndingWith("'nosqlc.embedded.cache'.");
	}

	@Test
	void theCacheIsWhereItIsAskedForElseAtHome() {
		Properties properties = properties();
		Path home = this.directory.resolve("home");
		assertThat(Cache.locate(Map.of(), properties)).isEqualTo(home.resolve(".cache").resolve("nosqlc"))
			.isDirectory();
		Path xdg = this.directory.resolve("xdg");
		assertThat(Cache.locate(Map.of("XDG_CACHE_HOME", xdg.toString()), properties)).isEqualTo(xdg.resolve("nosqlc"));
		Path named = this.directory.resolve("named");
		properties.setProperty("nosqlc.embedded.cache", named.toString());
		assertThat(Cache.locate(Map.of("XDG_CACHE_HOME", xdg.toString()), properties)).isEqualTo(named).isDirectory();
	}

	@Test
	void whereHomeCannotBeWrittenTheCacheIsADirectoryOfThisUserInTheTemporaryOne() throws IOException {
		Properties properties = properties();
		properties.setProperty("user.home", Files.writeString(this.directory.resolve("file"), "").toString());
		Path first = Cache.locate(Map.of(), properties);
		assertThat(first).hasParent(this.directory).hasFileName("nosqlc-cache-ada");
		assertThat(Cache.locate(Map.of(), properties)).isEqualTo(first);
		assertThat(Files.list(this.directory)).containsExactlyInAnyOrder(first, this.directory.resolve("file"));
	}

	private Properties properties() {
		Properties properties = new Properties();
		properties.setProperty("user.home", this.directory.resolve("home").toString());
		properties.setProperty("user.name", "ada");
		properties.setProperty("java.io.tmpdir", this.directory.toString());
		return properties;
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> tree = Files.walk(this.directory)) {
			return tree.filter(Files::isRegularFile).toList();
		}
	}

}
