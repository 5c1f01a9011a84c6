package io.nosqlc.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cassandra's jars as this module carries them: resources, listed with their SHA-256 in
 * an index.
 *
 * <p>
 * Each jar is unpacked under another name and then renamed, so that a jar that is there
 * is whole, whichever of several processes unpacked it and however one of them ended.
 */
final class Distribution {

	private static final String RESOURCES = "/META-INF/nosqlc/cassandra/";

	private static final String LAUNCHER = "nosqlc-launcher.jar";

	private static final String SECURITY_MANAGER_STUB = "nosqlc-no-security-manager.jar";

	/**
	 * The archive of classes names the jars' times, so these must not differ from one
	 * unpacking to the next.
	 */
	private static final FileTime TIME = FileTime.fromMillis(1_000_000_000_000L);

	private final Path directory;

	private final List<Entry> entries;

	private Distribution(Path directory, List<Entry> entries) {
		this.directory = directory;
		this.entries = entries;
	}

	/**
	 * Unpacks what is not unpacked yet. A complete distribution costs one look at each
	 * file.
	 */
	static Distribution unpack(Path cache) {
		try {
			byte[] index = resource("index").readAllBytes();
			List<String> lines = new String(index, StandardCharsets.UTF_8).lines().toList();
			String version = lines.get(0).replace(' ', '-');
			Path directory = cache.resolve(version + "-" + Sha256.of(index).substring(0, 12));
			Files.createDirectories(directory);
			List<Entry> entries = lines.stream().skip(1).map(Entry::parse).toList();
			for (Entry entry : entries) {
				unpack(entry, directory);
			}
			return new Distribution(directory, entries);
		}
		catch (IOException | UncheckedIOException ex) {
			throw new EmbeddedCassandraException("Cannot unpack Cassandra to '" + cache + "': " + ex
					+ ". Free some space there, or name another directory with the system property 'nosqlc.embedded.cache'.",
					ex);
		}
	}

	private static void unpack(Entry entry, Path directory) throws IOException {
		Path target = directory.resolve(entry.name());
		if (Files.exists(target)) {
			return;
		}
		Path unfinished = Files.createTempFile(directory, entry.name(), ".unfinished");
		try {
			copy(entry, unfinished);
			Files.setLastModifiedTime(unfinished, TIME);
			Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(unfinished);
		}
	}

	private static void copy(Entry entry, Path target) throws IOException {
		MessageDigest digest = Sha256.digest();
		try (InputStream content = new DigestInputStream(resource(entry.name()), digest)) {
			Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
		}
		String actual = Sha256.hex(digest);
		if (!actual.equals(entry.sha256())) {
			throw new IOException("'" + entry.name() + "' is damaged: its SHA-256 is " + actual + " instead of "
					+ entry.sha256() + " (was it filtered as a text resource?)");
		}
	}

	private static InputStream resource(String name) throws IOException {
		InputStream stream = Distribution.class.getResourceAsStream(RESOURCES + name);
		if (stream == null) {
			throw new IOException("the class path has no resource '" + RESOURCES + name + "'");
		}
		return stream;
	}

	Path directory() {
		return this.directory;
	}

	/**
	 * The class path of a server, in an order that never changes.
	 */
	List<Path> classPath(boolean securityManagerStub) {
		List<String> front = securityManagerStub ? List.of(SECURITY_MANAGER_STUB, LAUNCHER) : List.of(LAUNCHER);
		List<String> back = this.entries.stream()
			.map(Entry::name)
			.filter((name) -> !name.startsWith("nosqlc-"))
			.toList();
		return Stream.concat(front.stream(), back.stream()).map(this.directory::resolve).toList();
	}

	private record Entry(String sha256, String name) {

		private static Entry parse(String line) {
			String[] parts = line.split(" +", 2);
			return new Entry(parts[0], parts[1]);
		}

	}

}
