package io.nosqlc.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

	private final Path archive;

	ClassArchive(Path directory, JavaRuntime runtime, List<Path> classPath) {
		String identity = runtime.home() + "\n" + runtime.release() + "\n" + classPath;
		String hash = Sha256.of(identity.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
		this.archive = directory.resolve("classes-java" + runtime.feature() + "-" + hash + ".jsa");
	}

	/**
	 * The options that use the archive, or that have it written.
	 */
	List<String> options() {
		if (Files.exists(this.archive) || adopt()) {
			return List.of("-XX:SharedArchiveFile=" + this.archive);
		}
		return List.of("-XX:ArchiveClassesAtExit=" + this.archive + "." + UUID.randomUUID());
	}

	private boolean adopt() {
		try (DirectoryStream<Path> candidates = Files.newDirectoryStream(this.archive.getParent(),
				this.archive.getFileName() + ".*")) {
			for (Path candidate : candidates) {
				if (isFinished(candidate)) {
					Files.move(candidate, this.archive, StandardCopyOption.ATOMIC_MOVE);
					return true;
				}
			}
		}
		catch (IOException ex) {
			// Another process may just have adopted it; a start without it is slower and
			// nothing worse.
		}
		return Files.exists(this.archive);
	}

	private static boolean isFinished(Path candidate) throws IOException {
		try (InputStream content = Files.newInputStream(candidate)) {
			byte[] magic = content.readNBytes(4);
			return magic.length == 4 && (magic[0] | magic[1] | magic[2] | magic[3]) != 0;
		}
	}

}
