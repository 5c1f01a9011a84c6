package io.nosqlc.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * A Java runtime on this machine.
 *
 * @param home its directory
 * @param feature its feature version, such as 17
 * @param release what its {@code release} file says, which differs between builds
 */
record JavaRuntime(Path home, int feature, String release) {

	private static final int OLDEST = 11;

	/**
	 * The newest feature version that Cassandra 5.0 supports. Later ones allow no
	 * security manager, unless asked, or have none.
	 */
	private static final int NEWEST = 17;

	/**
	 * Reads the {@code release} file, since running every {@code java} on the machine
	 * would take seconds.
	 */
	static Optional<JavaRuntime> at(Path home) {
		if (!Files.isExecutable(executable(home))) {
			return Optional.empty();
		}
		try {
			String release = Files.readString(home.resolve("release"));
			Properties properties = new Properties();
			properties.load(new StringReader(release));
			String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
			return Optional.of(new JavaRuntime(home, Runtime.Version.parse(version).feature(), release));
		}
		catch (IOException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	boolean isSupported() {
		return this.feature >= OLDEST && this.feature <= NEWEST;
	}

	boolean isTooOld() {
		return this.feature < OLDEST;
	}

	boolean needsSecurityManagerStub() {
		return this.feature > NEWEST;
	}

	/**
	 * Whether it can archive its loaded classes when it ends.
	 */
	boolean archivesClasses() {
		return this.feature >= 13;
	}

	Path executable() {
		return executable(this.home);
	}

	private static Path executable(Path home) {
		return home.resolve("bin").resolve("java");
	}

	@Override
	public String toString() {
		return "Java " + this.feature + " at '" + this.home + "'";
	}

}
