package io.nosqlc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.nosqlc.filter.FieldPath;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentMatchTests {

	private final Document document = Document.of("b", 1, "address", Map.of("city", "Rome", "zip", 5), "a", null, "x.y",
			7, "_id", "k");

	@Test
	void keepsTheFieldsAskedForInTheOrderOfTheDocument() {
		assertThat(project("a", "b")).isEqualTo(Document.of("b", 1, "a", null, "_id", "k"));
		assertThat(project("a", "b").keySet()).containsExactly("b", "a", "_id");
	}

	@Test
	void keepsPartsOfMaps() {
		assertThat(project("address.city")).isEqualTo(Document.of("address", Map.of("city", "Rome"), "_id", "k"));
		assertThat(project("address.city", "address").getDocument("address")).hasSize(2);
	}

	@Test
	void whatIsMissingStaysMissing() {
		assertThat(project("c", "address.street", "b.c", "a.b")).isEqualTo(Document.of("_id", "k"));
	}

	@Test
	void namesMayHoldDots() {
		assertThat(DocumentMatch.project(this.document, List.of(FieldPath.of("x.y"))))
			.isEqualTo(Document.of("x.y", 7, "_id", "k"));
		assertThat(project("x.y")).isEqualTo(Document.of("_id", "k"));
	}

	@Test
	void isSortedByWhatWasNotAskedFor() {
		DocumentMatch match = new DocumentMatch(this.document, List.of(FieldPath.of("a")), List.of(42L, "k"));
		Position sorted = match.position(List.of(SortKey.asc("address.zip"), SortKey.asc("none")));
		assertThat(sorted).isEqualTo(new Position(Arrays.asList(5, null), List.of("k")));
		assertThat(match.position(List.of())).isEqualTo(new Position(List.of(), List.of(42L, "k")));
	}

	private Document project(String... paths) {
		return DocumentMatch.project(this.document, Stream.of(paths).map(FieldPath::parse).toList());
	}

}
