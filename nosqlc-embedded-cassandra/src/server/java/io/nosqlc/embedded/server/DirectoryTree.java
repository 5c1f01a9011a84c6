package io.nosqlc.embedded.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Deletes a directory that Cassandra's threads may still be writing to.
 */
final class DirectoryTree {

	private static final int ATTEMPTS = 5;

	private DirectoryTree() {
	}

	static void delete(Path root) {
		for (int attempt = 0; attempt < ATTEMPTS && Files.exists(root); attempt++) {
			deleteOnce(root);
		}
	}

	private static void deleteOnce(Path root) {
		try (Stream<Path> tree = Files.walk(root)) {
			tree.sorted(Comparator.reverseOrder()).forEach((path) -> path.toFile().delete());
		}
		catch (IOException | UncheckedIOException ex) {
			System.err.println("'" + root + "' changed while it was deleted: " + ex);
		}
	}

}
