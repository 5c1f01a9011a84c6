package io.nosqlc.internal.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.Document;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.internal.json.MalformedJsonException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ByteMatcherTests {

	@Test
	void theKeyIsAskedForWhateverTheDocumentSays() {
		String json = "{\"_id\": \"other\", \"n\": 1}";
		assertThat(matches(where("_id").eq("key"), json)).isTrue();
		assertThat(matches(where("_id").eq("other"), json)).isFalse();
		assertThat(matches(where("_id").startsWith("k").and("n").eq(1), json)).isTrue();
		assertThat(matches(where("_id.x").exists(true), "{\"_id\": {\"x\": 1}}")).isFalse();
		assertThat(matches(where("_id.x").exists(false), "{\"_id\": {\"x\": 1}}")).isTrue();
		assertThat(matches(where("a._id").eq(1), "{\"a\": {\"_id\": 1}}")).isTrue();
	}

	@Test
	void whatTheKeyDecidesNeedsNoDocument() {
		assertThat(matches(where("_id").ne("key").and("n").eq(1), "{")).isFalse();
		assertThat(matches(where("n").eq(1).or(where("_id").eq("key")), "{")).isTrue();
		assertThat(matches(Filter.all(), "{")).isTrue();
		assertThat(matches(Filter.anyOf(List.of()), "{")).isFalse();
		assertThat(matches(where("n").eq(1).and(Filter.all().not()), "{")).isFalse();
	}

	@Test
	void damageBehindWhatDecidedGoesUnnoticed() {
		assertThat(matches(where("n").eq(2), "{\"n\":1,")).isFalse();
		assertThat(matches(where("n").eq(2).and("m").eq(1), "{\"n\":1 and so on")).isFalse();
		assertThat(matches(where("n").ne(2), "{\"skipped\":[nonsense],\"n\":1,")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{\"a\":", "{\"a\":1", "[1]", "null", "\"text\"", "NaN", "{'n':2}", "{n:2}",
			"{\"n\":01}", "{\"n\":1.}", "{\"n\":.5}", "{\"n\":1e}", "{\"n\":+1}", "{\"n\":-}", "{\"n\":tru}",
			"{\"n\":\"\\x\"}", "{\"n\":\"\n\"}", "{\"n\":\"", "{\"n\" 1}", "{\"n\"}", "{\"n\":}", "{\"n\":,}",
			"{\"a\":1 \"n\":1}", "{\"a\":1,}", "{,}", "{\"a\":1}}", "{\"a\":1} x", "{\"a\":[1}", "{\"a\":}",
			"{\"a\":,\"n\":1}", "{\"n\":1e99999999999}", "{\"n\":[1 2]}", "{\"n\":[1,]}", "{\"n\":[" })
	void whatIsNotOneJsonObjectIsNoMatchAndNoMismatch(String json) {
		Filter filter = where("n").in(List.of(2), 2, "two");
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> matches(filter, json));
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> matches(filter.not(), json));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"n\":[1 2]}", "{\"n\":[1,]}", "{\"n\":[,1]}", "{\"n\":[1", "{\"n\":[tru]}",
			"{\"n\":[{]}", "{\"n\":[1}}" })
	void aDamagedListContainsNothing(String json) {
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> matches(where("n").contains(3), json));
	}

	@Test
	void ofEqualNamesTheFirstCountsHoweverItIsSpelled() {
		assertThat(matches(where("a").eq(1), "{\"\\u0061\":1,\"a\":2}")).isTrue();
		assertThat(matches(where("a").eq(2), "{\"a\":1,\"\\u0061\":2}")).isFalse();
		assertThat(matches(where("a.b").eq(2), "{\"a\":{},\"a\":{\"b\":2}}")).isFalse();
		assertThat(matches(where("a.b").exists(false).and("c").eq(1), "{\"a\":1,\"a\":{\"b\":2},\"c\":1}")).isTrue();
	}

	@Test
	void namesAreComparedAsTheParserReadsThem() {
		byte[] overlong = { '{', '"', (byte) 0xC1, (byte) 0xA1, '"', ':', '1', '}' };
		assertThat(Document.ofStored("key", overlong)).containsEntry("a", 1);
		assertThat(ByteMatcher.of(where("a").eq(1)).matches("key", overlong)).isTrue();
		assertThat(matches(where("\uFFFD").eq(1), "{\"\uFFFD\":1}")).isTrue();
		assertThat(matches(where("é😀").eq(1), "{\"\\u00e9\\uD83D\\ude00\":1}")).isTrue();
		assertThat(matches(where("a").eq(1), "{\"\\ud800\":0,\"a\":1}")).isTrue();
		assertThat(matches(where(FieldPath.of("x.y")).eq(1), "{\"x\":{\"y\":2},\"x.y\":1}")).isTrue();
	}

	@Test
	void theParserDecidesWhetherAByteThatUtf8NeverHasIsDamage() {
		byte[] json = "{\"b\":{\"a\":1},\"Xa\":2}".getBytes(StandardCharsets.UTF_8);
		json[14] = (byte) 0xFF;
		assertThat(Document.ofStored("key", json)).containsEntry("a", 2);
		assertThat(ByteMatcher.of(where("a").eq(2)).matches("key", json)).isTrue();
	}

	@Test
	void manyFieldsAreFoundByTheirNames() {
		List<Filter> filters = new ArrayList<>();
		StringBuilder json = new StringBuilder("{\"\\u00e9\":0");
		for (int i = 0; i < 100; i++) {
			filters.add(where("f" + i).eq(i));
			json.insert(1, "\"f" + i + "\":" + i + ",");
		}
		String all = json.append('}').toString();
		assertThat(matches(Filter.allOf(filters).and("é").eq(0), all)).isTrue();
		assertThat(matches(Filter.allOf(filters).and("missing").exists(true), all)).isFalse();
		assertThat(matches(Filter.allOf(filters), all.replace("\"f50\":50", "\"f50\":51"))).isFalse();
	}

	@Test
	void oneFieldMayBeAskedForItselfAndForWhatIsInIt() {
		Filter filter = where("a").ne(Map.of("b", 2)).and("a.b").eq(1).and("a.c.d").exists(false).and("z").eq(1);
		assertThat(matches(filter, "{\"a\":{\"b\":1,\"c\":[{\"d\":1}]},\"z\":1}")).isTrue();
		assertThat(matches(filter, "{\"a\":{\"b\":1,\"c\":{\"d\":1}},\"z\":1}")).isFalse();
		assertThat(matches(filter, "{\"a\":{\"b\":2},\"z\":1}")).isFalse();
		assertThat(matches(where("a").contains(2).and("a").eq(List.of(1, 2, 3)).and("a").size(3), "{\"a\":[1,2,3]}"))
			.isTrue();
		assertThat(matches(where("a").contains(Map.of("b", 1)).and("a").contains(List.of()).and("z").eq(1),
				"{\"a\":[{\"b\":1.0},[],{}],\"z\":1}"))
			.isTrue();
	}

	@Test
	void depthIsLimitedAsInTheParser() {
		Filter filter = where("a").ne(1).and("z").eq(1);
		String deepest = "[".repeat(499) + "]".repeat(499);
		assertThat(matches(filter, "{\"a\":" + deepest + ",\"z\":1}")).isTrue();
		assertThat(matches(where("b").eq(1).or(filter), "{\"a\":" + deepest + ",\"z\":1}")).isTrue();
		for (String tooDeep : List.of("[" + deepest + "]", "[".repeat(1_000_000), "{\"b\":".repeat(1_000_000))) {
			assertThatExceptionOfType(MalformedJsonException.class)
				.isThrownBy(() -> matches(filter, "{\"a\":" + tooDeep + ",\"z\":1}"))
				.withMessageContaining("deeper than 500 levels");
		}
		assertThatExceptionOfType(MalformedJsonException.class)
			.isThrownBy(() -> matches(where("a").contains(1), "{\"a\":" + "[".repeat(1_000_000) + "}"));
		FieldPath longest = new FieldPath(Collections.nCopies(500, "a"));
		assertThat(matches(where(longest).eq(1), "{\"a\":".repeat(500) + "1" + "}".repeat(500))).isTrue();
		assertThatExceptionOfType(MalformedJsonException.class)
			.isThrownBy(() -> matches(where(longest).eq(List.of()), "{\"a\":".repeat(500) + "[]" + "}".repeat(500)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'a':1,'a':%s,'z':1}", "{'a':1,'_id':%s,'z':1}", "{'_id':{'b':%s},'a':1,'z':1}" })
	void depthThatTheParserDoesNotCountIsNoDamage(String document) {
		String json = document.replace('\'', '"').formatted("[".repeat(600) + "]".repeat(600));
		assertThat(Document.ofStored("key", json.getBytes(StandardCharsets.UTF_8))).containsEntry("z", 1);
		assertThat(matches(where("z").eq(1), json)).isTrue();
		assertThat(matches(where("z").eq(2), json)).isFalse();
		assertThat(matches(where("_id").eq("key").and("z").eq(1), json)).isTrue();
	}

	@Test
	void numbersAreComparedByWhatTheySay() {
		assertThat(matches(where("n").eq(1), "{\"n\":" + "1." + "0".repeat(100_000) + "}")).isTrue();
		assertThat(matches(where("n").gt(1), "{\"n\":" + "1." + "0".repeat(100_000) + "1}")).isTrue();
		assertThat(matches(where("n").gt(Long.MAX_VALUE), "{\"n\":9223372036854775808}")).isTrue();
		assertThat(matches(where("n").eq(Long.MIN_VALUE), "{\"n\":-9223372036854775808}")).isTrue();
		assertThat(matches(where("n").eq(0), "{\"n\":-0}")).isTrue();
		assertThat(matches(where("n").eq(0), "{\"n\":-0.0e+00}")).isTrue();
		assertThat(matches(where("n").lt(0), "{\"n\":-Infinity}")).isTrue();
		assertThat(matches(where("n").eq(Double.MAX_VALUE), "{\"n\":Infinity}")).isFalse();
		assertThat(matches(where("n").exists(true), "{\"n\":NaN}")).isTrue();
		assertThat(matches(where("n").gt(0).or(where("n").lte(0)), "{\"n\":NaN}")).isFalse();
	}

	private static boolean matches(Filter filter, String json) {
		return ByteMatcher.of(filter).matches("key", json.getBytes(StandardCharsets.UTF_8));
	}

}
