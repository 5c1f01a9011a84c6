package io.nosqlc.filter;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.error.InvalidFilterException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FilterJsonTests {

	@Test
	void readsTheTreeOfTheReference() {
		String json = """
				{"type": "and", "conditions": [
					{"type": "condition", "field": "status", "op": "eq", "value": "active"},
					{"type": "not", "condition": {"type": "or", "conditions": [
						{"type": "condition", "field": "address.city", "op": "in", "value": ["London", null]},
						{"type": "condition", "field": "email", "op": "exists", "value": false}]}}]}
				""";
		assertThat(Filter.fromJson(json)).isEqualTo(where("status").eq("active")
			.and(Filter.or(where("address.city").in("London", null), where("email").exists(false)).not()));
	}

	@Test
	void aMissingListOfConditionsIsEmpty() {
		assertThat(Filter.fromJson("{\"type\":\"and\"}")).isEqualTo(Filter.all());
		assertThat(Filter.fromJson("{\"type\":\"or\"}")).isEqualTo(Filter.anyOf(List.of()));
	}

	@Test
	void existsAndIsEmptyNeedNoValue() {
		assertThat(Filter.fromJson("{\"type\":\"condition\",\"field\":\"a\",\"op\":\"exists\"}"))
			.isEqualTo(where("a").exists());
		assertThat(Filter.fromJson("{\"type\":\"condition\",\"field\":\"a\",\"op\":\"isEmpty\"}"))
			.isEqualTo(where("a").isEmpty());
		assertThat(Filter.fromJson("{\"type\":\"condition\",\"field\":\"a\",\"op\":\"isNull\"}"))
			.isEqualTo(where("a").exists(false));
	}

	@Test
	void aPathWithADotInANameIsAListOfNames() {
		Filter filter = where(FieldPath.of("x.y", "z")).eq(1);
		assertThat(filter.toJson()).contains("\"field\":[\"x.y\",\"z\"]");
		assertThat(Filter.fromJson(filter.toJson())).isEqualTo(filter);
		assertThat(Filter.fromJson("{\"type\":\"condition\",\"field\":[\"a\",\"b\"],\"op\":\"eq\",\"value\":1}"))
			.isEqualTo(where("a.b").eq(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "5", "\"eq\"", "{}", "{\"type\":null}", "{\"type\":\"xor\"}",
			"{\"type\":5}", "{\"type\":\"condition\"}", "{\"type\":\"condition\",\"field\":\"a\"}",
			"{\"type\":\"condition\",\"op\":\"eq\",\"value\":1}",
			"{\"type\":\"condition\",\"field\":\"a\",\"op\":\"eq\"}",
			"{\"type\":\"condition\",\"field\":\"a\",\"op\":\"in_\",\"value\":[]}",
			"{\"type\":\"condition\",\"field\":\"a\",\"op\":null,\"value\":1}",
			"{\"type\":\"condition\",\"field\":null,\"op\":\"eq\",\"value\":1}",
			"{\"type\":\"condition\",\"field\":\"\",\"op\":\"eq\",\"value\":1}",
			"{\"type\":\"condition\",\"field\":\"a..b\",\"op\":\"eq\",\"value\":1}",
			"{\"type\":\"condition\",\"field\":[],\"op\":\"eq\",\"value\":1}",
			"{\"type\":\"condition\",\"field\":[1],\"op\":\"eq\",\"value\":1}",
			"{\"type\":\"condition\",\"field\":[null],\"op\":\"eq\",\"value\":1}",
			"{\"type\":\"condition\",\"field\":\"a\",\"op\":\"eq\",\"value\":NaN}",
			"{\"type\":\"condition\",\"field\":\"a\",\"op\":\"eq\",\"value\":\"\\ud800\"}",
			"{\"type\":\"condition\",\"field\":\"a\",\"op\":\"eq\",\"value\":1,\"conditions\":[]}",
			"{\"type\":\"condition\",\"field\":\"a\",\"op\":\"exists\",\"value\":null}",
			"{\"type\":\"condition\",\"field\":\"a\",\"op\":\"exists\",\"value\":\"false\"}", "{\"type\":\"not\"}",
			"{\"type\":\"not\",\"condition\":null}", "{\"type\":\"not\",\"conditions\":[]}",
			"{\"type\":\"and\",\"conditions\":null}", "{\"type\":\"and\",\"conditions\":{}}",
			"{\"type\":\"and\",\"conditions\":[null]}", "{\"type\":\"or\",\"conditions\":[{}]}",
			"{\"type\":\"and\",\"conditions\":[],\"x\":1}", "{\"type\":\"and\"} trailing",
			"{\"type\":\"condition\",\"field\":\"a\",\"op\":\"eq\",\"value\":1e99999999999}" })
	void refusesWhatIsNoFilter(String json) {
		assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(() -> Filter.fromJson(json))
			.withMessageStartingWith("Cannot ");
	}

	@Test
	void saysWhichPartIsWrongAndWhatIsKnown() {
		String json = "{\"type\":\"and\",\"conditions\":[{\"type\":\"and\"},{\"type\":\"not\",\"condition\":"
				+ "{\"type\":\"condition\",\"field\":\"a\",\"op\":\"equals\",\"value\":1}}]}";
		assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(() -> Filter.fromJson(json))
			.withMessage(
					"Cannot read the filter at '/conditions/1/condition': its op is 'equals'. Use one of eq, ne, gt, "
							+ "gte, lt, lte, contains, in, nin, exists, between, startsWith, endsWith, like, matches, size, "
							+ "isEmpty, isNull.");
	}

	@ParameterizedTest
	@CsvSource({ "100, false", "101, true", "2000, true", "100000, true" })
	void depthIsBounded(int levels, boolean refused) {
		String json = "{\"type\":\"not\",\"condition\":".repeat(levels - 1)
				+ "{\"type\":\"condition\",\"field\":\"a\",\"op\":\"eq\",\"value\":1}" + "}".repeat(levels - 1);
		if (refused) {
			assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(() -> Filter.fromJson(json));
		}
		else {
			assertThat(Filter.fromJson(json).toJson()).isEqualTo(json);
		}
	}

	@Test
	void theDeepestFilterWithTheDeepestOperandComesBack() {
		Object operand = List.of();
		for (int i = 1; i < 500; i++) {
			operand = List.of(operand);
		}
		Filter filter = where("a").eq(operand);
		for (int i = 1; i < 100; i++) {
			filter = Filter.allOf(List.of(filter));
		}
		assertThat(Filter.fromJson(filter.toJson())).isEqualTo(filter);
		assertThat(filter.matches(Map.of("a", operand))).isTrue();
	}

	@Test
	void aFilterOfTooManyConditionsIsRefused() {
		String json = "{\"type\":\"or\",\"conditions\":[{\"type\":\"and\"}" + ",{\"type\":\"and\"}".repeat(10_000)
				+ "]}";
		assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(() -> Filter.fromJson(json))
			.withMessageContaining("more than 10000");
	}

}
