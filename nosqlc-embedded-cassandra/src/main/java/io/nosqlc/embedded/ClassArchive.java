package io.nosqlc.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The archive of loaded classes that halves a start, one for each Java runtime and class
 * path.
 *
 * <p>
 * The first server writes it while it ends, when nobody waits for it any more, to a name
 * of its own, and marks it as complete if it had started: the virtual machine also writes
 * one when a start fails. It writes the header last, so an archive that begins with zeros
 * is unfinished. A later start gives one that is marked and finished its final name.
 */
final class ClassArchive {

	private static final String MARK = ".complete";

	private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

	private final Path archive;

	private final boolean supported;

	ClassArchive(Path directory, JavaRuntime runtime, List<Path> classPath, List<String> jvmOptions) {
		String identity = runtime.home() + "\n" + runtime.release() + "\n" + classPath + "\n" + jvmOptions;
		String hash = Sha256.of(identity.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
		this.archive = directory.resolve("classes-java" + runtime.feature() + "-" + hash + ".jsa");
		this.supported = runtime.archivesClasses();
	}

	/**
	 * The options that use the archive or, where it is missing and wanted, that have it
	 * written.
	 */
	List<String> options(boolean write) {
		if (!this.supported) {
			return List.of();
		}
		takeOver();
		if (Files.exists(this.archive)) {
			return List.of("-XX:SharedArchiveFile=" + this.archive);
		}
		Path candidate = Path.of(this.archive + "." + UUID.randomUUID());
		return write ? List.of("-XX:ArchiveClassesAtExit=" + candidate, "-Dnosqlc.archive-mark=" + candidate + MARK)
				: List.of();
	}

	/**
	 * Gives one archive its final name and removes what others have left.
	 */
	private void takeOver() {
		try (DirectoryStream<Path> candidates = Files.newDirectoryStream(this.archive.getParent(),
				this.archive.getFileName() + ".*")) {
			for (Path candidate : candidates) {
				takeOver(candidate);
			}
		}
		catch (IOException ex) {
			// A start without the archive is slower and nothing worse.
		}
	}

	private void takeOver(Path candidate) throws IOException {
		try {
			takeOverOrRemove(candidate);
		}
		catch (NoSuchFileException ex) {
			// A mark that went with its archive, or another process was quicker.
		}
	}

	private void takeOverOrRemove(Path candidate) throws IOException {
		Path mark = Path.of(candidate + MARK);
		if (Files.exists(mark) && isFinished(candidate)) {
			if (!Files.exists(this.archive)) {
				Files.move(candidate, this.archive, StandardCopyOption.ATOMIC_MOVE);
			}
			Files.deleteIfExists(candidate);
			Files.deleteIfExists(mark);
		}
		else if (isAbandoned(candidate)) {
			Files.deleteIfExists(candidate);
		}
	}

	private static boolean isAbandoned(Path candidate) throws IOException {
		return Files.getLastModifiedTime(candidate).toInstant().isBefore(Instant.now().minus(ABANDONED_AFTER));
	}

	private static boolean isFinished(Path candidate) throws IOException {
		try (InputStream content = Files.newInputStream(candidate)) {
			byte[] magic = content.readNBytes(4);
			return magic.length == 4 && (magic[0] | magic[1] | magic[2] | magic[3]) != 0;
		}
	}

}
