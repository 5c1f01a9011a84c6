package io.nosqlc.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * The Java runtime a server runs on, and why that one: the one that was named, else the
 * application's own if Cassandra supports it, else a supported one found on this machine,
 * else the application's own all the same.
 *
 * @param runtime the runtime
 * @param reason completes "on Java 17 at …, "
 */
record JavaRuntimeChoice(JavaRuntime runtime, String reason) {

	static final String PROPERTY = "nosqlc.embedded.java-home";

	private static final List<String> FOLDERS = List.of("/usr/lib/jvm", "/usr/java", "/opt/java", "/opt/jdk",
			"/Library/Java/JavaVirtualMachines");

	private static final List<String> FOLDERS_OF_USER = List.of(".sdkman/candidates/java", ".jdks",
			".asdf/installs/java", "Library/Java/JavaVirtualMachines");

	static JavaRuntimeChoice make(@Nullable Path named, Map<String, String> environment, Properties properties) {
		if (named != null) {
			return new JavaRuntimeChoice(require(named), "as named by its options");
		}
		String property = properties.getProperty(PROPERTY);
		if (property != null) {
			return new JavaRuntimeChoice(require(Path.of(property)), "as named by '" + PROPERTY + "'");
		}
		JavaRuntime own = require(Path.of(properties.getProperty("java.home")));
		if (own.isSupported()) {
			return new JavaRuntimeChoice(own, "the application's own");
		}
		return find(environment, properties)
			.map((found) -> new JavaRuntimeChoice(found,
					"found on this machine, since Cassandra 5.0 does not support the application's Java "
							+ own.feature()))
			.orElseGet(() -> new JavaRuntimeChoice(own,
					"the application's own, with a stub for the security manager it lacks: no Java 17 or 11 was found"));
	}

	private static JavaRuntime require(Path home) {
		JavaRuntime runtime = JavaRuntime.at(home)
			.orElseThrow(() -> new EmbeddedCassandraException("Cannot run Cassandra on '" + home
					+ "': it has no 'bin/java' or no readable 'release' file. Name the home directory of a Java 17 with the "
					+ "option 'javaHome' or the system property '" + PROPERTY + "'."));
		if (runtime.isTooOld()) {
			throw new EmbeddedCassandraException("Cannot run Cassandra on " + runtime
					+ ": Cassandra 5.0 needs Java 11 or 17. Name another with the option 'javaHome' or the system property '"
					+ PROPERTY + "'.");
		}
		return runtime;
	}

	private static Optional<JavaRuntime> find(Map<String, String> environment, Properties properties) {
		return homes(environment, properties).stream()
			.map(JavaRuntime::at)
			.flatMap(Optional::stream)
			.filter(JavaRuntime::isSupported)
			.max(Comparator.comparingInt(JavaRuntime::feature));
	}

	private static List<Path> homes(Map<String, String> environment, Properties properties) {
		List<Path> homes = new ArrayList<>();
		environment.forEach((name, value) -> {
			if (name.startsWith("JAVA_HOME") || name.matches("(JAVA|JDK)_?\\d+_HOME")) {
				homes.add(Path.of(value));
			}
		});
		FOLDERS.forEach((folder) -> addChildren(Path.of(folder), homes));
		Path user = Path.of(properties.getProperty("user.home", "/"));
		FOLDERS_OF_USER.forEach((folder) -> addChildren(user.resolve(folder), homes));
		for (String prefix : List.of("/opt/homebrew/opt", "/usr/local/opt")) {
			homes.add(Path.of(prefix, "openjdk@17", "libexec", "openjdk.jdk", "Contents", "Home"));
			homes.add(Path.of(prefix, "openjdk@11", "libexec", "openjdk.jdk", "Contents", "Home"));
		}
		return homes;
	}

	private static void addChildren(Path folder, List<Path> homes) {
		if (!Files.isDirectory(folder)) {
			return;
		}
		try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
			for (Path child : children) {
				Path bundle = child.resolve("Contents").resolve("Home");
				homes.add(Files.isDirectory(bundle) ? bundle : child);
			}
		}
		catch (IOException ex) {
			// A folder that cannot be listed offers no runtime.
		}
	}

	@Override
	public String toString() {
		return this.runtime + " (" + this.reason + ")";
	}

}
