package io.nosqlc.filter;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.nosqlc.Document;
import io.nosqlc.error.InvalidFilterException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FilterTests {

	@ParameterizedTest
	@MethodSource
	void eachOperatorMakesItsLeaf(Filter filter, String op, String value) {
		assertThat(filter.toJson())
			.isEqualTo("{\"type\":\"condition\",\"field\":\"f\",\"op\":\"" + op + "\",\"value\":" + value + "}");
	}

	static Stream<Arguments> eachOperatorMakesItsLeaf() {
		FieldCondition field = where("f");
		return Stream.of(arguments(field.eq("a"), "eq", "\"a\""), arguments(field.ne(1), "ne", "1"),
				arguments(field.gt(1), "gt", "1"), arguments(field.gte(1.5), "gte", "1.5"),
				arguments(field.lt("b"), "lt", "\"b\""), arguments(field.lte(true), "lte", "true"),
				arguments(field.contains("js"), "contains", "\"js\""),
				arguments(field.in("a", "b"), "in", "[\"a\",\"b\"]"),
				arguments(field.nin(List.of(1, 2)), "nin", "[1,2]"), arguments(field.exists(true), "exists", "true"),
				arguments(field.exists(false), "exists", "false"), arguments(field.exists(), "exists", "true"),
				arguments(field.between(1, 5), "between", "[1,5]"),
				arguments(field.startsWith("a"), "startsWith", "\"a\""),
				arguments(field.endsWith("a"), "endsWith", "\"a\""), arguments(field.like("a%"), "like", "\"a%\""),
				arguments(field.matches("a+"), "matches", "\"a+\""), arguments(field.size(2), "size", "2"),
				arguments(field.isNull(), "exists", "false"), arguments(field.isEmpty(), "isEmpty", "true"));
	}

	@Test
	void twoConditionsMakeAConjunction() {
		assertThat(where("a").eq(1).and("b").eq(2)).isEqualTo(new And(List.of(where("a").eq(1), where("b").eq(2))));
	}

	@Test
	void threeConditionsMakeOneFlatConjunction() {
		Filter filter = where("a").eq(1).and("b").gt(2).and("c").exists();
		assertThat(filter).isEqualTo(new And(List.of(where("a").eq(1), where("b").gt(2), where("c").exists())));
	}

	@Test
	void conditionsKeepTheirOrder() {
		assertThat(where("z").ne(1).and("a").lte(2).and(where("m").in()).toJson()).isEqualTo(
				"{\"type\":\"and\",\"conditions\":[{\"type\":\"condition\",\"field\":\"z\",\"op\":\"ne\",\"value\":1},"
						+ "{\"type\":\"condition\",\"field\":\"a\",\"op\":\"lte\",\"value\":2},"
						+ "{\"type\":\"condition\",\"field\":\"m\",\"op\":\"in\",\"value\":[]}]}");
	}

	@Test
	void filtersShareNoState() {
		Filter first = where("a").eq(1);
		Filter second = first.and("b").eq(2);
		Filter third = first.and("c").eq(3);
		assertThat(first).isEqualTo(where("a").eq(1));
		assertThat(second).hasToString("a = 1 and b = 2");
		assertThat(third).hasToString("a = 1 and c = 3");
	}

	@Test
	void operandsAreCopied() {
		List<Object> operands = new ArrayList<>(List.of("a"));
		Filter filter = where("f").in(operands);
		operands.add("b");
		assertThat(filter.matches(Map.of("f", "b"))).isFalse();
		assertThat(filter.toJson()).doesNotContain("\"b\"");
	}

	@Test
	void everythingIsAnEmptyConjunction() {
		assertThat(Filter.all().toJson()).isEqualTo("{\"type\":\"and\",\"conditions\":[]}");
		assertThat(Filter.all().matches(Map.of())).isTrue();
		assertThat(Filter.all().not().matches(Map.of())).isFalse();
		assertThat(Filter.all().and("a").eq(1)).isEqualTo(where("a").eq(1));
	}

	@Test
	void orCombinesTwo() {
		Filter filter = Filter.or(where("a").eq(1), where("b").eq(2));
		assertThat(filter).isEqualTo(new Or(List.of(where("a").eq(1), where("b").eq(2))))
			.isEqualTo(where("a").eq(1).or(where("b").eq(2)));
	}

	@Test
	void orCombinesThree() {
		Filter filter = Filter.or(where("a").eq(1), where("b").eq(2), where("c").eq(3));
		assertThat(filter).isEqualTo(where("a").eq(1).or(where("b").eq(2)).or(where("c").eq(3)))
			.isEqualTo(Filter.anyOf(List.of(where("a").eq(1), where("b").eq(2), where("c").eq(3))));
	}

	@Test
	void orTakesConjunctions() {
		Filter filter = Filter.or(where("a").eq(1).and("b").eq(2), where("c").eq(3));
		assertThat(filter).hasToString("a = 1 and b = 2 or c = 3");
		assertThat(filter.matches(Map.of("c", 3))).isTrue();
		assertThat(filter.matches(Map.of("a", 1))).isFalse();
	}

	@Test
	void orCanBeFollowedByAnd() {
		Filter filter = where("a").eq(1).or(where("b").eq(2)).and("c").eq(3);
		assertThat(filter).hasToString("(a = 1 or b = 2) and c = 3");
		assertThat(filter.matches(Map.of("a", 1))).isFalse();
		assertThat(filter.matches(Map.of("b", 2, "c", 3))).isTrue();
	}

	@Test
	void notNegatesAConditionAndAConjunction() {
		assertThat(where("a").eq(1).not()).isEqualTo(new Not(where("a").eq(1)));
		assertThat(where("a").eq(1).and("b").eq(2).not()).hasToString("not (a = 1 and b = 2)");
		assertThat(where("a").gt(1).not().matches(Map.of())).isTrue();
	}

	@Test
	void noAlternativeMatchesNothingAndNoConditionEverything() {
		assertThat(Filter.anyOf(List.of()).matches(Map.of())).isFalse();
		assertThat(Filter.allOf(List.of()).matches(Map.of())).isTrue();
		assertThat(Filter.anyOf(List.of()).not().matches(Map.of())).isTrue();
	}

	@Test
	void missingAndNullAreOne() {
		Map<String, Object> withNull = new LinkedHashMap<>();
		withNull.put("a", null);
		for (Map<String, ?> document : List.of(Map.<String, Object>of(), withNull)) {
			assertThat(where("a").eq(null).matches(document)).isTrue();
			assertThat(where("a").in(1, null).matches(document)).isTrue();
			assertThat(where("a").ne(1).matches(document)).isTrue();
			assertThat(where("a").isNull().matches(document)).isTrue();
			assertThat(where("a").exists().matches(document)).isFalse();
			assertThat(where("a").lt(1).matches(document)).isFalse();
		}
	}

	@Test
	void operandsAreNormalisedAsDocumentsAre() {
		UUID id = UUID.randomUUID();
		Document document = Document.of("at", Instant.EPOCH, "day", DayOfWeek.MONDAY, "id", id, "n", 5L, "l",
				new int[] { 1, 2 });
		assertThat(where("at").eq(Instant.EPOCH).matches(document)).isTrue();
		assertThat(where("at").lt(Instant.EPOCH.plusNanos(1)).matches(document)).isTrue();
		assertThat(where("day").in(DayOfWeek.SUNDAY, DayOfWeek.MONDAY).matches(document)).isTrue();
		assertThat(where("id").eq(id).matches(document)).isTrue();
		assertThat(where("n").between((short) 5, 5.5f).matches(document)).isTrue();
		assertThat(where("l").eq(new long[] { 1, 2 }).matches(document)).isTrue();
		assertThat(where("l").contains((byte) 2).matches(document)).isTrue();
	}

	@Test
	void anyMapCanBeMatched() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("o", new Object());
		map.put("at", Instant.EPOCH);
		map.put("id", UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
		map.put("array", new Object[] { 1, "a", new Object() });
		map.put("sorted", new TreeMap<>(Map.of(1, 1)));
		map.put("nan", Double.NaN);
		List<Object> cyclic = new ArrayList<>();
		cyclic.add(cyclic);
		map.put("cyclic", cyclic);
		assertThat(where("o").exists().and("o").ne("x").matches(map)).isTrue();
		assertThat(where("o").eq("x").or(where("o").gt(1)).or(where("o").contains(1)).matches(map)).isFalse();
		assertThat(where("at").gte(Instant.EPOCH).and("at").startsWith("1970").matches(map)).isTrue();
		assertThat(where("id").like("6ba7b810%").matches(map)).isTrue();
		assertThat(where("array").contains("a").and("array").size(3).matches(map)).isTrue();
		assertThat(where("sorted.x").exists().or(where("sorted").eq(Map.of("a", 1))).matches(map)).isFalse();
		assertThat(where("nan").exists().and("nan").ne(1).matches(map)).isTrue();
		assertThat(where("nan").gt(0).or(where("nan").lte(0)).or(where("nan").in(1)).matches(map)).isFalse();
		assertThat(where("cyclic").eq(List.of(List.of())).matches(map)).isFalse();
	}

	@Test
	void infinityThatOthersStoredIsGreaterThanAnyNumber() {
		Document document = Document.ofStored("k", "{\"n\":Infinity,\"m\":-Infinity}".getBytes());
		assertThat(where("n").gt(1e308).and("m").lt(-1e308).matches(document)).isTrue();
	}

	@Test
	void aKeyWithADotIsReachedByItsNames() {
		Map<String, Object> document = Map.of("x.y", 5, "a", Map.of("b.c", 6));
		assertThat(where("x.y").exists().matches(document)).isFalse();
		assertThat(where(FieldPath.of("x.y")).eq(5).matches(document)).isTrue();
		assertThat(where("q").isNull().and(FieldPath.of("a", "b.c")).eq(6).matches(document)).isTrue();
	}

	@Test
	void theKeyIsAFieldLikeAnyOther() {
		assertThat(where("_id").in("a", "b").matches(Map.of("_id", "a"))).isTrue();
		assertThat(where("_id").eq("a").matches(Map.of())).isFalse();
	}

	@Test
	void caseMakesADifferenceUnlessIgnored() {
		assertThat(where("name").eq("ada").matches(Map.of("name", "ADA"))).isFalse();
		assertThat(where("name").ignoreCase().eq("ada").matches(Map.of("name", "ADA"))).isTrue();
		assertThat(where("name").ignoreCase().eq("ada").toJson()).endsWith("\"value\":\"ada\",\"ignoreCase\":true}");
	}

	@ParameterizedTest
	@MethodSource
	void operandsThatCanNeverBeMeantAreRefused(Runnable building, String message) {
		assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(building::run)
			.withMessageStartingWith("Cannot ")
			.withMessageContaining(message);
	}

	static Stream<Arguments> operandsThatCanNeverBeMeantAreRefused() {
		FieldCondition age = where("age");
		return Stream.of(refused(() -> age.gt(null), "'age' by 'gt' with null"),
				refused(() -> age.gte(List.of(1)), "a number, a text or a boolean"),
				refused(() -> age.lt(Map.of()), "a number, a text or a boolean"),
				refused(() -> age.lte(new Object()), "java.lang.Object"), refused(() -> age.eq(Double.NaN), "NaN"),
				refused(() -> age.eq(Document.ofStored("k", "{\"a\":[NaN]}".getBytes()).get("a")), "NaN"),
				refused(() -> age.in(1, Double.POSITIVE_INFINITY), "'[1]'"),
				refused(() -> age.eq("\uD800"), "surrogate"), refused(() -> age.between(1, null), "two numbers"),
				refused(() -> age.between(1, "a"), "two numbers"), refused(() -> age.startsWith(null), "a text"),
				refused(() -> age.like("a\\"), "backslash"), refused(() -> age.like("a".repeat(1001)), "at most 1000"),
				refused(() -> age.matches("("), "missing"), refused(() -> age.matches("a(?=b)"), "look-around"),
				refused(() -> age.size(-1), "from 0 on"), refused(() -> age.ignoreCase().exists(), "ignoring case"),
				refused(() -> age.ignoreCase().size(1), "ignoring case"),
				refused(() -> where(""), "a name in it is empty"),
				refused(() -> where("a..b"), "a name in it is empty"),
				refused(() -> where("."), "a name in it is empty"), refused(() -> where("a."), "a name in it is empty"),
				refused(() -> where(".a"), "a name in it is empty"), refused(() -> FieldPath.of(), "0 names"),
				refused(() -> FieldPath.of("a", ""), "a name in it is empty"),
				refused(() -> FieldPath.parse("a.".repeat(500) + "a"), "501 names"),
				refused(() -> where("\uDE00"), "surrogate"));
	}

	private static Arguments refused(Runnable building, String message) {
		return arguments(building, message);
	}

	@Test
	void nullArgumentsAreIllegal() {
		assertThatIllegalArgumentException().isThrownBy(() -> where((String) null));
		assertThatIllegalArgumentException().isThrownBy(() -> where((FieldPath) null));
		assertThatIllegalArgumentException().isThrownBy(() -> where("a").in((Iterable<?>) null));
		assertThatIllegalArgumentException().isThrownBy(() -> where("a").in((Object[]) null));
		assertThatIllegalArgumentException().isThrownBy(() -> Filter.and(where("a").eq(1), null));
		assertThatIllegalArgumentException().isThrownBy(() -> Filter.anyOf(Collections.singleton(null)));
		assertThatIllegalArgumentException().isThrownBy(() -> where("a").eq(1).or(null));
		assertThatIllegalArgumentException().isThrownBy(() -> Filter.fromJson(null));
		assertThatIllegalArgumentException().isThrownBy(() -> new Not(null));
		assertThatIllegalArgumentException().isThrownBy(() -> new Condition(FieldPath.of("a"), null, 1, false));
	}

	@Test
	void filtersCannotGrowWithoutBounds() {
		Filter deep = where("a").eq(1);
		for (int i = 0; i < 99; i++) {
			deep = deep.not();
		}
		assertThat(deep.matches(Map.of())).isTrue();
		Filter deepest = deep;
		assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(deepest::not)
			.withMessageContaining("101 levels deep");
		List<Filter> many = IntStream.range(0, 10_000).mapToObj((i) -> where("a").eq(i)).toList();
		assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(() -> Filter.anyOf(many))
			.withMessageContaining("more than 10000");
		assertThat(Filter.anyOf(many.subList(0, 9_999)).matches(Map.of("a", 9_998))).isTrue();
	}

	@Test
	void aLongChainOfConditionsStaysFlat() {
		Filter all = where("n").gte(0);
		Filter any = where("n").eq(0);
		for (int i = 1; i < 1_000; i++) {
			all = all.and("n").ne(-i);
			any = any.or(where("n").eq(i));
		}
		assertThat(all.and(any).matches(Map.of("n", 999))).isTrue();
	}

	@Test
	void equalFiltersHaveTheSameConditionsInTheSameShape() {
		assertThat(where("a").eq(1)).isEqualTo(where("a").eq(1L))
			.hasSameHashCodeAs(where("a").eq(1L))
			.isNotEqualTo(where("a").ne(1))
			.isNotEqualTo(where("a").eq(2))
			.isNotEqualTo(where("b").eq(1))
			.isNotEqualTo(where("a").ignoreCase().eq(1))
			.isNotEqualTo(Filter.allOf(List.of(where("a").eq(1))));
		assertThat(where("x.y").eq(1)).isNotEqualTo(where(FieldPath.of("x.y")).eq(1));
	}

	@Test
	void aVisitorIsToldWhichKindItIs() {
		FilterVisitor<String> visitor = new FilterVisitor<>() {

			@Override
			public String condition(Condition condition) {
				return condition.path() + condition.operator().jsonName() + condition.operand()
						+ condition.ignoreCase();
			}

			@Override
			public String and(And and) {
				return and.filters().get(0).accept(this) + "&" + and.filters().get(1).accept(this);
			}

			@Override
			public String or(Or or) {
				return or.filters().get(0).accept(this) + "|" + or.filters().get(1).accept(this);
			}

			@Override
			public String not(Not not) {
				return "!" + not.filter().accept(this);
			}

		};
		Filter filter = where("a").eq(1).or(where("b").in("x")).and(where("c").ignoreCase().like("_").not());
		assertThat(filter.accept(visitor)).isEqualTo("aeq1false|bin[x]false&!clike_true");
	}

	@ParameterizedTest
	@MethodSource
	void printsAsAPersonWouldWriteIt(Filter filter, String text) {
		assertThat(filter).hasToString(text);
	}

	static Stream<Arguments> printsAsAPersonWouldWriteIt() {
		FieldCondition field = where("f");
		return Stream.of(arguments(where("status").eq("pending").and("age").gt(29), "status = 'pending' and age > 29"),
				arguments(field.eq("it's"), "f = 'it''s'"), arguments(field.ne(null), "f != null"),
				arguments(field.gte(1.5), "f >= 1.5"), arguments(field.lt(true), "f < true"),
				arguments(field.lte("a"), "f <= 'a'"),
				arguments(field.contains(List.of(1, "a")), "f contains [1, 'a']"),
				arguments(field.in("a", 1), "f in ['a', 1]"), arguments(field.nin(), "f not in []"),
				arguments(field.exists(), "f exists"), arguments(field.isNull(), "f is missing or null"),
				arguments(field.isEmpty(), "f is empty"), arguments(field.between(1, 2), "f between 1 and 2"),
				arguments(field.startsWith("a"), "f starts with 'a'"),
				arguments(field.endsWith("a"), "f ends with 'a'"), arguments(field.like("a%"), "f like 'a%'"),
				arguments(field.matches("a+"), "f matches 'a+'"), arguments(field.size(2), "f has size 2"),
				arguments(field.eq(Map.of("a", "b")), "f = {a: 'b'}"),
				arguments(field.ignoreCase().eq("a"), "f = 'a' ignoring case"), arguments(Filter.all(), "everything"),
				arguments(Filter.anyOf(List.of()), "nothing"),
				arguments(Filter.or(field.eq(1), Filter.or(field.eq(2), field.eq(3))), "f = 1 or (f = 2 or f = 3)"),
				arguments(Filter.and(field.eq(1), Filter.all()), "f = 1 and (everything)"),
				arguments(where(FieldPath.of("x.y", "z")).eq(1), "['x.y']['z'] = 1"),
				arguments(field.in(IntStream.range(0, 30).boxed().toList()),
						"f in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, …]"),
				arguments(field.eq("a".repeat(300)), "f = '" + "a".repeat(200) + "…'"),
				arguments(field.in(Arrays.asList(null, List.of())), "f in [null, []]"));
	}

}
