package io.nosqlc.filter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.nosqlc.Document;

/**
 * One line of a vector file: a filter, a document, and whether the one matches the other
 * or is no filter at all.
 */
record FilterVector(String id, String filter, Document document, Object expected) {

	static Stream<FilterVector> read(String file) {
		return lines(file).stream().map(Document::parse).map(FilterVector::of);
	}

	private static FilterVector of(Document line) {
		Document filter = line.getDocument("filter");
		return new FilterVector(String.valueOf(line.get("id")), filter.toJson(), line.getDocument("doc"),
				line.get("expected"));
	}

	private static List<String> lines(String file) {
		try (InputStream in = FilterVector.class.getResourceAsStream("/" + file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isInvalid() {
		return this.expected.equals("invalid_filter");
	}

	boolean isMatch() {
		return (Boolean) this.expected;
	}

	@Override
	public String toString() {
		return this.id + ": " + this.filter + " on " + this.document.toJson();
	}

}
