package io.nosqlc.test.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/drivers.md} shows is what is compiled and tested here.
 */
class DriversPageTests {

	private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	@Test
	void everySnippetIsPartOfTheExample() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "drivers.md"));
		List<String> snippets = SNIPPET.matcher(page).results().map((match) -> match.group(1)).toList();
		String example = example();
		assertThat(snippets).hasSizeGreaterThan(5).allSatisfy((snippet) -> assertThat(example).contains(snippet));
	}

	@Test
	void everyClassOfTheKitIsNamed() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "drivers.md"));
		try (Stream<Path> files = Files.list(Path.of("src/main/java/io/nosqlc/test"))) {
			List<String> classes = files.map((file) -> file.getFileName().toString().replace(".java", ""))
				.filter((name) -> name.startsWith("Abstract") && !name.equals("AbstractStoreTests"))
				.toList();
			assertThat(classes).hasSize(7).allSatisfy((name) -> assertThat(page).contains("`" + name + "`"));
		}
	}

	private static String example() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("src/test/java/io/nosqlc/test/example"))) {
			return files.sorted().map(DriversPageTests::read).collect(Collectors.joining());
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
