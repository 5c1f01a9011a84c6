package io.nosqlc.internal.match;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.filter.Filter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The outcome on bytes is that on the parsed document, whatever a fuzzer comes up with
 * that looks for inputs which take other ways through the code. An input is a line with a
 * filter as JSON, and the bytes of a document; if the line is no filter, the input is
 * taken for the choices of a {@link RandomCase}.
 *
 * <p>
 * Fuzzes in a surefire execution of its own; elsewhere it runs the committed inputs only.
 */
class MatcherFuzzTests {

	private static final String INPUTS = "MatcherFuzzTestsInputs/theOutcomeIsThatOnTheParsedDocument";

	/**
	 * Set where this is to fuzz: how many comparisons that takes with inputs that are not
	 * among the committed ones.
	 */
	private static final long LEAST_COMPARISONS = Long.getLong("nosqlc.fuzzing.least-comparisons", 0);

	private static final String KEY = "key";

	private static final Set<ByteBuffer> COMMITTED = committed();

	private static long comparisons;

	@FuzzTest(maxDuration = "60s")
	@DictionaryFile(resourcePath = "MatcherFuzzTests.dictionary")
	void theOutcomeIsThatOnTheParsedDocument(byte[] input) {
		byte[] line = line(input);
		Filter filter = filterOrNull(line);
		if (filter != null) {
			Comparison.of(filter, Arrays.copyOfRange(input, Math.min(line.length + 1, input.length), input.length));
		}
		else {
			RandomCase random = new RandomCase(input);
			Comparison.of(random.filter(), random.json());
		}
		comparisons += COMMITTED.contains(ByteBuffer.wrap(input)) ? 0 : 1;
	}

	@AfterAll
	static void itFuzzedWhereItWasTo() {
		assertThat(comparisons).as("comparisons with inputs that are not committed")
			.isGreaterThanOrEqualTo(LEAST_COMPARISONS);
	}

	private static byte[] line(byte[] input) {
		int end = 0;
		while (end < input.length && input[end] != '\n') {
			end++;
		}
		return Arrays.copyOf(input, end);
	}

	private static @Nullable Filter filterOrNull(byte[] line) {
		try {
			return Filter.fromJson(new String(line, StandardCharsets.UTF_8));
		}
		catch (InvalidFilterException ex) {
			return null;
		}
	}

	private static Set<ByteBuffer> committed() {
		URL inputs = Objects.requireNonNull(MatcherFuzzTests.class.getResource(INPUTS));
		Set<ByteBuffer> committed = new HashSet<>();
		for (File input : Objects.requireNonNull(new File(inputs.getPath()).listFiles())) {
			committed.add(ByteBuffer.wrap(contents(input)));
		}
		return committed;
	}

	private static byte[] contents(File input) {
		try {
			return Files.readAllBytes(input.toPath());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
