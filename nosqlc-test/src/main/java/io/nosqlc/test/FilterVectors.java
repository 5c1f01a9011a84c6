package io.nosqlc.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import io.nosqlc.Document;
import io.nosqlc.filter.Filter;

/**
 * The filter vectors that all implementations of nosqlc share.
 */
final class FilterVectors {

	private FilterVectors() {
	}

	/**
	 * Returns all vectors whose filter is one.
	 */
	static List<FilterVector> valid() {
		return lines().stream()
			.map(Document::parse)
			.filter((line) -> line.get("expected") instanceof Boolean)
			.map(FilterVectors::vector)
			.toList();
	}

	private static FilterVector vector(Document line) {
		Document filter = Objects.requireNonNull(line.getDocument("filter"));
		return new FilterVector("v" + line.get("id"), Filter.fromJson(filter.toJson()),
				Objects.requireNonNull(line.getDocument("doc")), line.getBoolean("expected", false));
	}

	private static List<String> lines() {
		try (InputStream in = FilterVectors.class.getResourceAsStream("filter-vectors.jsonl")) {
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A filter, a document, and whether the one matches the other.
	 *
	 * @param key the key to store the document under
	 * @param filter the filter
	 * @param document the document
	 * @param matches whether the document matches
	 */
	record FilterVector(String key, Filter filter, Document document, boolean matches) {

	}

}
