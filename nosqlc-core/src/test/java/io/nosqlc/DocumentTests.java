package io.nosqlc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.error.InvalidDocumentException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DocumentTests {

	private static final String FOREIGN_MAP = "{\"n\":NaN,\"m\":[-Infinity,\"\\ud83d\"]}";

	private static final String FOREIGN_LIST = "[{\"x\":NaN},{\"\\udc00\":2}]";

	@Test
	void keepsItsFieldsInOrderAndTakesNull() {
		Document document = Document.of("item", "widget", "qty", 5, "note", null);
		assertThat(document).hasToString("{item=widget, qty=5, note=null}");
		assertThat(document.keySet()).containsExactly("item", "qty", "note");
		assertThat(document).containsEntry("note", null).doesNotContainKey("other");
	}

	@Test
	void takesUpToTenPairs() {
		assertThat(Document.of()).isEmpty();
		assertThat(Document.of("a", 1).toJson()).isEqualTo("{\"a\":1}");
		assertThat(Document.of("a", 1, "b", 2, "c", 3)).hasSize(3);
		assertThat(Document.of("a", 1, "b", 2, "c", 3, "d", 4)).hasSize(4);
		assertThat(Document.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5)).hasSize(5);
		assertThat(Document.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6)).hasSize(6);
		assertThat(Document.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7)).hasSize(7);
		assertThat(Document.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7, "h", 8)).hasSize(8);
		assertThat(Document.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7, "h", 8, "i", 9)).hasSize(9);
		assertThat(
				Document.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7, "h", 8, "i", 9, "j", 10).toJson())
			.isEqualTo("{\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,\"i\":9,\"j\":10}");
	}

	@Test
	void aNameGivenTwiceIsRefused() {
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> Document.of("a", 1, "a", 2))
			.withMessage("Cannot make a document: the name 'a' is given twice. Give each field once, or use with() to "
					+ "replace it.");
	}

	@Test
	void whatJsonCannotHoldIsRefusedNamingWhereItIs() {
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> Document.of("a", Map.of("b", List.of(1, Double.NaN))))
			.withMessageStartingWith("Cannot hold 'a.b[1]' in JSON: it is NaN");
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> Document.copyOf(Map.of("a", new Object())))
			.withMessageContaining("'a'");
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> Document.of("\uD800", 1));
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> Document.of().with("a", Float.NaN));
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> Document.of().merge(Map.of("a", Double.POSITIVE_INFINITY)));
	}

	@Test
	void nullArgumentsAreIllegal() {
		assertThatIllegalArgumentException().isThrownBy(() -> Document.of(null, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> Document.copyOf(null));
		assertThatIllegalArgumentException().isThrownBy(() -> Document.parse(null));
		assertThatIllegalArgumentException().isThrownBy(() -> Document.ofStored(null, new byte[0]));
		assertThatIllegalArgumentException().isThrownBy(() -> Document.ofStored("k", null));
		assertThatIllegalArgumentException().isThrownBy(() -> Document.of().with(null, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> Document.of().merge(null));
		assertThatIllegalArgumentException().isThrownBy(() -> Document.of().without((String[]) null));
		assertThatIllegalArgumentException().isThrownBy(() -> Document.of().getString(null));
		assertThatIllegalArgumentException().isThrownBy(() -> Document.of().as(null));
	}

	@Test
	void nobodyCanChangeIt() {
		List<Object> tags = new ArrayList<>(List.of("a"));
		Map<String, Object> map = new LinkedHashMap<>(Map.of("tags", tags));
		Document document = Document.copyOf(map);
		tags.add("b");
		map.put("more", 1);
		assertThat(document.toJson()).isEqualTo("{\"tags\":[\"a\"]}");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> document.put("a", 1));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> document.remove("tags"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(document::clear);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> document.keySet().clear());
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> document.values().clear());
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> document.entrySet().iterator().next().setValue(1));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> document.replaceAll((key, value) -> 1));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> document.getList("tags").add("c"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> Document.parse("{\"m\":{\"l\":[1]}}").getDocument("m").getList("l").remove(0));
	}

	@Test
	void isEqualToAnyMapOfTheSameEntries() {
		Document document = Document.of("a", 1L, "b", List.of(2.0f));
		Map<String, Object> map = Map.of("b", List.of(2.0), "a", 1);
		assertThat(document).isEqualTo(map).hasSameHashCodeAs(map).isEqualTo(Document.parse("{\"b\":[2.0],\"a\":1}"));
		assertThat(map).isEqualTo(document);
	}

	@Test
	void copyingADocumentCostsNothing() {
		Document document = Document.of("a", 1);
		assertThat(Document.copyOf(document)).isSameAs(document);
	}

	@Test
	void withReplacesInPlaceOrAppends() {
		Document document = Document.of("a", 1, "b", 2);
		assertThat(document.with("a", null).with("c", 3).toJson()).isEqualTo("{\"a\":null,\"b\":2,\"c\":3}");
		assertThat(document.toJson()).isEqualTo("{\"a\":1,\"b\":2}");
	}

	@Test
	void withoutRemovesWhatThereIs() {
		assertThat(Document.of("a", 1, "b", 2, "c", 3).without("a", "c", "x").toJson()).isEqualTo("{\"b\":2}");
	}

	@Test
	void mergeReplacesWholeFields() {
		Document document = Document.of("a", Map.of("x", 1), "b", 2);
		assertThat(document.merge(Map.of("a", Map.of("y", 2))).toJson()).isEqualTo("{\"a\":{\"y\":2},\"b\":2}");
		assertThat(document.merge(Document.of("b", null, "c", 3)).toJson())
			.isEqualTo("{\"a\":{\"x\":1},\"b\":null,\"c\":3}");
		Map<String, Integer> patch = Map.of("b", 5);
		assertThat(document.merge(patch).getInt("b")).isEqualTo(5);
	}

	@Test
	void writesCompactJsonThatReadsAsItself() {
		Document document = Document.of("text", "é\"\\\n😀", "n", new BigDecimal("3.141592653589793238"), "d", 1.0,
				"big", 1L << 40, "list", Arrays.asList(1, null, Map.of()), "at", Instant.parse("2026-05-04T13:37:00Z"));
		assertThat(document.toJson()).isEqualTo("{\"text\":\"é\\\"\\\\\\n😀\",\"n\":3.141592653589793238,\"d\":1.0,"
				+ "\"big\":1099511627776,\"list\":[1,null,{}],\"at\":\"2026-05-04T13:37:00.000000000Z\"}");
		assertThat(document.toJsonBytes()).isEqualTo(document.toJson().getBytes(StandardCharsets.UTF_8));
		assertThat(Document.parse(document.toJson())).isEqualTo(document);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1]", "null", "5", "\"a\"", "", "{", "{} {}", "{\"a\":NaN}", "{\"a\":\"\\ud800\"}",
			"{\"a\":1,}" })
	void textThatIsNotOneObjectIsRefused(String json) {
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> Document.parse(json))
			.withMessageStartingWith("Cannot read a document from JSON");
	}

	@Test
	void aStoredDocumentHasItsKeyAsItsLastField() {
		assertThat(stored("{\"a\":1}").toJson()).isEqualTo("{\"a\":1,\"_id\":\"k\"}");
		assertThat(stored("{\"_id\":\"other\",\"a\":1}").toJson()).isEqualTo("{\"a\":1,\"_id\":\"k\"}");
		assertThat(stored("{\"_id\":5}").getId()).isEqualTo("k");
		assertThat(Document.of("a", 1).getId()).isNull();
	}

	@Test
	void aStoredDocumentMayBeWrittenByOthers() {
		Document document = stored(" { \"a\" : \"\\u00e9\" ,\n\"n\": NaN, \"a\": 2 } ");
		assertThat(document).hasToString("{a=é, n=NaN, _id=k}");
		assertThat(document.getDouble("n")).isNaN();
		assertThat(document.merge(Map.of("b", 1)).toJson()).isEqualTo("{\"a\":\"é\",\"n\":NaN,\"_id\":\"k\",\"b\":1}");
	}

	@ParameterizedTest
	@MethodSource
	void whatOthersStoredInAListOrMapIsTakenOver(UnaryOperator<Document> change, String json) {
		Document document = stored("{\"a\":" + FOREIGN_MAP + ",\"l\":" + FOREIGN_LIST + "}");
		assertThat(change.apply(document).without("_id").toJson()).isEqualTo(json);
	}

	static Stream<Arguments> whatOthersStoredInAListOrMapIsTakenOver() {
		String both = "\"a\":" + FOREIGN_MAP + ",\"l\":" + FOREIGN_LIST;
		return Stream.of(change((it) -> it.with("b", it.get("a")), "{" + both + ",\"b\":" + FOREIGN_MAP + "}"),
				change((it) -> it.merge(Map.of("a", it.getDocument("a").without("m"))),
						"{\"a\":{\"n\":NaN},\"l\":" + FOREIGN_LIST + "}"),
				change((it) -> Document.of("l", it.getList("l", Document.class)), "{\"l\":" + FOREIGN_LIST + "}"),
				change((it) -> Document.of("l", List.of(it.getDocument("a"), Map.of("l", it.get("l")))),
						"{\"l\":[" + FOREIGN_MAP + ",{\"l\":" + FOREIGN_LIST + "}]}"),
				change((it) -> Document.copyOf(new LinkedHashMap<>(it)), "{" + both + "}"),
				change((it) -> Document.copyOf((Map<String, ?>) it.get("a")), FOREIGN_MAP));
	}

	private static Arguments change(UnaryOperator<Document> change, String json) {
		return Arguments.of(change, json);
	}

	@Test
	void whatACallerTakesOutOfAListOrMapIsTheCallers() {
		Document document = stored("{\"a\":{\"n\":NaN}}");
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> document.with("b", document.getDouble("a.n")));
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> document.with("b", new LinkedHashMap<>(document.getDocument("a"))))
			.withMessageStartingWith("Cannot hold 'b.n' in JSON: it is NaN");
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> document.with("b", List.of(document, Double.NaN)))
			.withMessageStartingWith("Cannot hold 'b[1]' in JSON: it is NaN");
	}

	@Test
	void whatIsTakenOverCountsForTheDepth() {
		Document deep = stored("{\"a\":" + "[".repeat(400) + "]".repeat(400) + "}");
		Object within = deep.get("a");
		assertThat(Document.of("b", nested(within, 99))).containsKey("b");
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> Document.of("b", nested(within, 100)))
			.withMessageContaining("nest deeper than 500 levels");
	}

	private static Object nested(Object value, int levels) {
		return (levels == 0) ? value : nested(List.of(value), levels - 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1]", "null", "", "{\"a\"}", "{\"a\":1} x" })
	void aStoredDocumentThatIsNoObjectIsRefused(String json) {
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> stored(json));
	}

	@Test
	void onlyTheOutermostIdOfAStoredDocumentGivesWayToItsKey() {
		String json = "{\"_id\":[{\"x\":1}],\"a\":{\"_id\":2},\"_id\":3,\"b\":[{\"_id\":4}]}";
		assertThat(Document.ofStored("key", json.getBytes(StandardCharsets.UTF_8)).toJson())
			.isEqualTo("{\"a\":{\"_id\":2},\"b\":[{\"_id\":4}],\"_id\":\"key\"}");
	}

	private static Document stored(String json) {
		return Document.ofStored("k", json.getBytes(StandardCharsets.UTF_8));
	}

}
