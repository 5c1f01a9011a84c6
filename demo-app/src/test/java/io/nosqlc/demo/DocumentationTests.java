package io.nosqlc.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the documentation shows cannot lie: every block of Java stands in a test source,
 * where it is compiled and run, and every relative link leads to a file.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private static final Pattern JAVA_BLOCK = Pattern.compile("^[ \\t]*```java\\n(.*?)^[ \\t]*```",
			Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern RELATIVE_LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");

	@ParameterizedTest
	@MethodSource("pages")
	void everyBlockOfJavaIsCompiledCode(Path page) throws IOException {
		List<String> sources = testSources();
		Matcher block = JAVA_BLOCK.matcher(Files.readString(page));
		while (block.find()) {
			String code = normalised(block.group(1));
			assertThat(sources.stream().anyMatch((source) -> source.contains(code)))
				.as("some test source has this block of %s:%n%s", page.getFileName(), block.group(1))
				.isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyRelativeLinkLeadsToAFile(Path page) throws IOException {
		Matcher link = RELATIVE_LINK.matcher(Files.readString(page));
		while (link.find()) {
			assertThat(page.resolveSibling(link.group(1))).exists();
		}
	}

	static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
		try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			docs.filter((file) -> file.toString().endsWith(".md")).forEach(pages::add);
		}
		return pages;
	}

	private static List<String> testSources() throws IOException {
		List<String> sources = new ArrayList<>();
		try (Stream<Path> modules = Files.list(ROOT)) {
			for (Path tests : modules.map((it) -> it.resolve("src/test/java")).filter(Files::isDirectory).toList()) {
				try (Stream<Path> files = Files.walk(tests)) {
					files.filter((file) -> file.toString().endsWith(".java"))
						.forEach((file) -> sources.add(normalised(read(file))));
				}
			}
		}
		return sources;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Layout and remarks do not count: a page has other lines, and no indentation.
	 */
	private static String normalised(String code) {
		return code.replaceAll("(?m)(?<!:)//.*$", "")
			.replaceAll("\\s+", " ")
			.replaceAll(" ?([.(){};,]) ?", "$1")
			.trim();
	}

}
