package io.nosqlc.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * Where Cassandra is unpacked once for all processes of a user: the system property
 * {@code nosqlc.embedded.cache}, else {@code nosqlc} under {@code XDG_CACHE_HOME} or
 * {@code ~/.cache}, else, where that cannot be written, a directory of this user's in the
 * temporary directory.
 */
final class Cache {

	static final String PROPERTY = "nosqlc.embedded.cache";

	private Cache() {
	}

	static Path locate(Map<String, String> environment, Properties properties) {
		String named = properties.getProperty(PROPERTY);
		if (named != null) {
			return create(Path.of(named).toAbsolutePath());
		}
		Path usual = usual(environment, properties);
		if (usual != null && isWritable(usual)) {
			return usual;
		}
		return temporary(properties);
	}

	private static @Nullable Path usual(Map<String, String> environment, Properties properties) {
		String cacheHome = environment.get("XDG_CACHE_HOME");
		if (cacheHome != null && Path.of(cacheHome).isAbsolute()) {
			return Path.of(cacheHome, "nosqlc");
		}
		String home = properties.getProperty("user.home");
		return (home != null && Path.of(home).isAbsolute()) ? Path.of(home, ".cache", "nosqlc") : null;
	}

	private static boolean isWritable(Path directory) {
		try {
			Files.createDirectories(directory);
			return Files.isWritable(directory);
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Others may write to the temporary directory, and what lies here is run: a directory
	 * that is not this user's own is not used.
	 */
	private static Path temporary(Properties properties) {
		Path parent = Path.of(properties.getProperty("java.io.tmpdir"));
		Path shared = parent.resolve("nosqlc-cache-" + properties.getProperty("user.name"));
		try {
			Path own = Files.createTempDirectory(parent, "nosqlc-cache");
			if (!Files.exists(shared)) {
				return Files.move(own, shared, StandardCopyOption.ATOMIC_MOVE);
			}
			if (Files.getOwner(shared).equals(Files.getOwner(own))) {
				Files.delete(own);
				return shared;
			}
			return own;
		}
		catch (IOException ex) {
			throw new EmbeddedCassandraException(
					"Cannot create a directory under '" + parent + "' to unpack Cassandra to: " + ex
							+ ". Name a writable one with the system property '" + PROPERTY + "'.",
					ex);
		}
	}

	private static Path create(Path directory) {
		try {
			return Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw new EmbeddedCassandraException("Cannot create '" + directory + "' to unpack Cassandra to: " + ex
					+ ". Let the system property '" + PROPERTY + "' name a writable directory.", ex);
		}
	}

}
