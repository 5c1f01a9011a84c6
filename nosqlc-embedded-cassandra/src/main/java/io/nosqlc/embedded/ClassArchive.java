package io.nosqlc.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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
 * of its own. The virtual machine writes the header last, so an archive that begins with
 * zeros is unfinished; a later start gives a finished one its final name.
 */
final class ClassArchive {

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
		return write ? List.of("-XX:ArchiveClassesAtExit=" + this.archive + "." + UUID.randomUUID()) : List.of();
	}

	/**
	 * Gives one finished archive its final name and removes what others have left.
	 */
	private void takeOver() {
		try (DirectoryStream<Path> candidates = Files.newDirectoryStream(this.archive.getParent(),
				this.archive.getFileName() + ".*")) {
			for (Path candidate : candidates) {
				takeOver(candidate);
			}
		}
		catch (IOException ex) {
			// Another process may have been quicker; a start without the archive is
			// slower and nothing worse.
		}
	}

	private void takeOver(Path candidate) throws IOException {
		if (isFinished(candidate) && !Files.exists(this.archive)) {
			Files.move(candidate, this.archive, StandardCopyOption.ATOMIC_MOVE);
		}
		else if (isFinished(candidate) || isAbandoned(candidate)) {
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
