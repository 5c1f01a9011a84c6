package io.nosqlc.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on entities names tests that exist.
 */
class EntitiesPageTests {

	private static final Pattern TEST = Pattern.compile("\\| `(\\w+)#(\\w+)` \\|$", Pattern.MULTILINE);

	private static final Path ROOT = Path.of("..");

	private final String page = read(ROOT.resolve("docs/entities.md"));

	@Test
	void everyFeatureHasATestThatExists() {
		Map<String, String> tests = new LinkedHashMap<>();
		for (String module : List.of("nosqlc-spring-data", "nosqlc-core", "nosqlc-spring-boot-autoconfigure")) {
			tests.putAll(sources(module));
		}
		String features = this.page.substring(this.page.indexOf("## Features"));
		long rows = features.lines().filter((line) -> line.startsWith("| ")).count() - 1;
		List<String> missing = new ArrayList<>();
		Matcher test = TEST.matcher(features);
		int found = 0;
		while (test.find()) {
			found++;
			if (!tests.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "(")) {
				missing.add(test.group());
			}
		}
		assertThat(missing).isEmpty();
		assertThat(found).isGreaterThan(50).isEqualTo((int) rows);
	}

	private static Map<String, String> sources(String module) {
		try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
			return files.filter((it) -> it.toString().endsWith(".java"))
				.collect(Collectors.toMap((it) -> it.getFileName().toString().replace(".java", ""),
						EntitiesPageTests::read, (one, other) -> one + other));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
