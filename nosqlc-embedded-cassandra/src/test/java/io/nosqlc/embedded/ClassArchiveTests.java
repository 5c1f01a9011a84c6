package io.nosqlc.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClassArchiveTests {

	private static final byte[] FINISHED = { (byte) 0xA8, (byte) 0xAB, 0x0B, (byte) 0xF0, 1 };

	private static final byte[] UNFINISHED = new byte[100];

	@TempDir
	private Path directory;

	private ClassArchive archive;

	@BeforeEach
	void create() {
		this.archive = archive(17);
	}

	@Test
	void theFirstServerWritesItUnderANameOfItsOwn() {
		assertThat(candidate()).isNotEqualTo(candidate());
		assertThat(candidate().getParent()).isEqualTo(this.directory);
		assertThat(this.archive.options(false)).isEmpty();
	}

	@Test
	void aMarkedAndFinishedOneIsTakenAndOthersLikeItAreRemoved() throws IOException {
		List<Path> candidates = Stream.generate(this::candidate).limit(20).toList();
		for (Path candidate : candidates) {
			write(candidate, FINISHED, true);
		}
		assertThat(this.archive.options(true)).hasSize(1).first().asString().startsWith("-XX:SharedArchiveFile=");
		assertThat(files()).hasSize(1).allMatch((file) -> file.toString().endsWith(".jsa"));
	}

	@Test
	void oneOfAFailedStartOrStillUnfinishedIsLeftAlone() throws IOException {
		write(candidate(), FINISHED, false);
		write(candidate(), UNFINISHED, true);
		assertThat(candidate()).doesNotExist();
		assertThat(files()).hasSize(3);
	}

	@Test
	void whatNobodyFinishesGoesAfterAnHour() throws IOException {
		write(candidate(), FINISHED, false);
		write(candidate(), UNFINISHED, true);
		for (Path file : files()) {
			Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
		}
		assertThat(candidate()).doesNotExist();
		assertThat(files()).isEmpty();
	}

	@Test
	void runtimesClassPathsAndOptionsHaveArchivesOfTheirOwn() throws IOException {
		write(candidate(), FINISHED, true);
		assertThat(this.archive.options(true)).hasSize(1);
		assertThat(archive(25).options(true)).hasSize(2);
		JavaRuntime runtime = new JavaRuntime(Path.of("java"), 17, "release");
		assertThat(new ClassArchive(this.directory, runtime, List.of(Path.of("a.jar")), List.of("-Xint")).options(true))
			.hasSize(2);
	}

	@Test
	void java11WritesNone() {
		assertThat(archive(11).options(true)).isEmpty();
	}

	private ClassArchive archive(int feature) {
		JavaRuntime runtime = new JavaRuntime(Path.of("java"), feature, "release");
		return new ClassArchive(this.directory, runtime, List.of(Path.of("a.jar")), List.of());
	}

	private Path candidate() {
		String option = this.archive.options(true).get(0);
		assertThat(option).startsWith("-XX:ArchiveClassesAtExit=");
		return Path.of(option.substring(option.indexOf('=') + 1));
	}

	private static void write(Path candidate, byte[] content, boolean mark) throws IOException {
		Files.write(candidate, content);
		if (mark) {
			Files.createFile(Path.of(candidate + ".complete"));
		}
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.toList();
		}
	}

}
