package io.nosqlc.cassandra.index;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.nosqlc.Document;
import io.nosqlc.cassandra.query.Restriction;
import io.nosqlc.cassandra.query.Search;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Operator;
import io.nosqlc.internal.value.Numbers;
import io.nosqlc.internal.value.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a column is searched for is at least what a condition can be true of. Three seeds
 * stay the same; the last one is of the day, and a failure names it.
 */
class SideColumnTests {

	private static final int ROUNDS = 20_000;

	private static final String LONG = "é😀".repeat(400);

	private static final Object[] VALUES = { null, true, false, 0, 1, -1, 5, 5.0, -0.0, 0.1, 123456789012L,
			999_999_999_999_999_999L, 1_000_000_000_000_000_000L, 1_000_000_000_000_000_001L, Long.MIN_VALUE,
			new BigInteger("9223372036854775808"), new BigInteger("123456789".repeat(50)),
			new BigDecimal("0.1000000000000000055511151231257827"), new BigDecimal("1e400"), new BigDecimal("-1E+999"),
			new BigDecimal("-1E-1000"), 1e300, Double.MAX_VALUE, Double.MIN_VALUE, "", "\0", "a", "A", "ab", "z", "?",
			"true", "1", "😀", "\uFFFD", "x".repeat(1024), "x".repeat(1025), "x".repeat(1024) + "y", LONG, LONG + "a",
			"2026", "2026-", "2026-11-21", "2026-11-21T10:39:30Z", "2026-11-21T10:39:30.123Z",
			"2026-11-21T10:39:30.123456789Z", "2026-11-21T10:39:30.123456780Z", "2026-11-21 10:39", "2026-11-2😀",
			"2026-11-2\0", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z" };

	private static final Object[] FOREIGN = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, "\uD83D",
			"2026-11-2\uDE00", "\uD83D".repeat(600) };

	static LongStream seeds() {
		return LongStream.of(1, 2, 3, System.nanoTime());
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void noSearchMissesADocumentThatTheConditionIsTrueOf(long seed) {
		Random random = new Random(seed);
		List<SideColumn> columns = Stream.of(IndexKind.values())
			.map((kind) -> SideColumn.of(new IndexDefinition(FieldPath.of("a"), kind)))
			.toList();
		int found = 0;
		int skipped = 0;
		for (int i = 0; i < ROUNDS; i++) {
			Map<String, Object> document = Collections.singletonMap("a", value(random, 2, true));
			Condition condition = condition(random);
			boolean matches = condition.matches(document);
			for (SideColumn column : columns) {
				Optional<Search> search = column.search(condition);
				boolean finds = search.isPresent() && finds(search.get(), column.valueIn(document));
				assertThat(finds || search.isEmpty() || !matches)
					.as(() -> "seed " + seed + ": " + column + " for " + condition + " on " + document)
					.isTrue();
				found += (finds && matches) ? 1 : 0;
				skipped += (search.isPresent() && !finds) ? 1 : 0;
			}
		}
		assertThat(found).isGreaterThan(ROUNDS / 200);
		assertThat(skipped).isGreaterThan(ROUNDS / 10);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void anyTextsKeepTheirOrderAsTimestamps(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < ROUNDS; i++) {
			String left = nastyTime(random);
			String right = nastyTime(random);
			assertThat(Integer.signum(Text.compare(left, right)) * Long.signum(number(left) - number(right)))
				.as(() -> "seed " + seed + ": '" + left + "' and '" + right + "'")
				.isNotNegative();
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void numbersKeepTheirOrder(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < ROUNDS; i++) {
			Number left = nastyNumber(random);
			Number right = nastyNumber(random);
			int order = Integer.signum(Numbers.compare(left, right));
			int rounded = Double.compare(NumberCoding.round(left), NumberCoding.round(right));
			assertThat(order * rounded).as(() -> "seed " + seed + ": " + left + " and " + right).isNotNegative();
			assertThat(order != 0 || rounded == 0).as(() -> "seed " + seed + ": " + left + " and " + right).isTrue();
		}
	}

	@Test
	void aPointInTimeBecomesItsDigits() {
		assertThat(number(Instant.parse("2026-11-21T10:39:30.123456789Z").toString())).isEqualTo(20261121103930123L);
		assertThat(number("2026")).isEqualTo(20260000000000000L);
		assertThat(number("2026-11-3")).isEqualTo(20261130000000000L);
		assertThat(number("2026-1z")).isEqualTo(20261999999999999L);
		assertThat(number("")).isZero();
		assertThat(number("today")).isEqualTo(99999999999999999L);
	}

	@Test
	void aLongTextBecomesItsBeginningAndAHash() {
		String kept = "ä".repeat(512);
		assertThat(Term.of(kept)).isEqualTo(kept);
		assertThat(Term.of(kept + "a")).startsWith("ä".repeat(200))
			.hasSize(264)
			.isNotEqualTo(Term.of(kept + "b"))
			.isEqualTo(Term.of(kept + "a"));
		String pairs = "a" + "😀".repeat(600);
		assertThat(Term.of(pairs).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1024);
		assertThat(Text.isWellFormed(Term.of(pairs))).isTrue();
	}

	@Test
	void aConditionOnAnotherPathOrIgnoringCaseIsNotServed() {
		SideColumn column = SideColumn.of(IndexDefinition.text("a"));
		assertThat(column.search(new Condition(FieldPath.of("a"), Operator.EQ, "x", false))).isPresent();
		assertThat(column.search(new Condition(FieldPath.of("a"), Operator.EQ, "x", true))).isEmpty();
		assertThat(column.search(new Condition(FieldPath.of("b"), Operator.EQ, "x", false))).isEmpty();
	}

	@Test
	void aListOfManyOperandsIsNotServed() {
		SideColumn column = SideColumn.of(IndexDefinition.number("a"));
		assertThat(column.search(in(20)).orElseThrow().alternatives()).hasSize(20);
		assertThat(column.search(in(21))).isEmpty();
	}

	@Test
	void anIndexOfNumbersDoesNotTellWhereTextIs() {
		SideColumn column = SideColumn.of(IndexDefinition.number("a"));
		assertThat(column.search(new Condition(FieldPath.of("a"), Operator.EQ, "x", false))).isEmpty();
		assertThat(column.search(new Condition(FieldPath.of("a"), Operator.EQ, null, false))).isEmpty();
		assertThat(column.search(new Condition(FieldPath.of("a"), Operator.IN, Arrays.asList(1, "x"), false)))
			.isEmpty();
	}

	@Test
	void aListOfManyElementsIsFoundWhateverItIsAskedFor() {
		SideColumn column = SideColumn.of(IndexDefinition.array("a"));
		List<Integer> many = IntStream.range(0, 5_000).boxed().toList();
		assertThat(column.valueIn(Map.of("a", many))).isEqualTo(Set.of("?"));
		assertThat(column.valueIn(Map.of("a", many.subList(0, 4_000))))
			.asInstanceOf(InstanceOfAssertFactories.COLLECTION)
			.hasSize(4_000);
	}

	@ParameterizedTest
	@EnumSource(IndexKind.class)
	void noTwoPathsShareAColumn(IndexKind kind) {
		List<FieldPath> paths = List.of(FieldPath.of("total"), FieldPath.of("Total"), FieldPath.of("to", "tal"),
				FieldPath.of("to.tal"), FieldPath.of("to_tal"), FieldPath.of("ix"), FieldPath.of("é"),
				FieldPath.of("è"), FieldPath.of("\""), FieldPath.of("'"), FieldPath.of("a".repeat(30)),
				FieldPath.of("a".repeat(31)), FieldPath.of("a".repeat(32)), FieldPath.of("a".repeat(10_000)));
		Set<String> names = paths.stream()
			.map((path) -> SideColumn.of(new IndexDefinition(path, kind)).column())
			.collect(Collectors.toSet());
		assertThat(names).hasSameSizeAs(paths).allMatch((name) -> name.matches("ix_[a-z0-9_]{1,60}"));
	}

	@Test
	void theColumnOfASimplePathIsNamedForIt() {
		assertThat(SideColumn.of(IndexDefinition.number("total")).column()).isEqualTo("ix_number_total");
		assertThat(SideColumn.of(IndexDefinition.text("address.city")).column())
			.isEqualTo("ix_text_address_city_fd8a851174fa62ea");
	}

	@Test
	void tablesWhoseNamesDifferInCaseOnlyHaveIndexesOfOtherNames() {
		SideColumn column = SideColumn.of(IndexDefinition.number("total"));
		assertThat(column.indexName("Orders")).startsWith("orders_ix_number_total_")
			.isNotEqualTo(column.indexName("orders"));
	}

	@Test
	void keysNeedNoIndex() {
		assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(() -> IndexDefinition.text("_id"))
			.withMessageContaining("without an index");
	}

	private static Condition in(int size) {
		return new Condition(FieldPath.of("a"), Operator.IN, IntStream.range(0, size).boxed().toList(), false);
	}

	private static long number(String text) {
		return TimestampCoding.number(text);
	}

	private static boolean finds(Search search, Object stored) {
		return stored != null && search.alternatives()
			.stream()
			.anyMatch((alternative) -> alternative.stream().allMatch((restriction) -> meets(stored, restriction)));
	}

	@SuppressWarnings("unchecked")
	private static boolean meets(Object stored, Restriction restriction) {
		return switch (restriction.relation()) {
			case EQ -> stored.equals(restriction.value());
			case GTE -> ((Comparable<Object>) stored).compareTo(restriction.value()) >= 0;
			case LTE -> ((Comparable<Object>) stored).compareTo(restriction.value()) <= 0;
			case GT, LT -> throw new AssertionError("Bounds are inclusive, as values are rounded");
			case CONTAINS -> ((Set<Object>) stored).contains(restriction.value());
			case CONTAINS_KEY, IN -> throw new AssertionError("Side columns are no maps, and asked for one value");
		};
	}

	private static Condition condition(Random random) {
		while (true) {
			try {
				Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
				Object operand = switch (operator) {
					case IN, NIN, BETWEEN -> Arrays.asList(value(random, 1, false), value(random, 1, false));
					case EXISTS -> random.nextBoolean();
					case IS_EMPTY -> true;
					case SIZE -> random.nextInt(3);
					default -> value(random, 2, false);
				};
				return new Condition(FieldPath.of("a"), operator, operand, random.nextInt(8) == 0);
			}
			catch (InvalidFilterException ex) {
				// Not every operand suits every operator.
			}
		}
	}

	private static Object value(Random random, int depth, boolean foreign) {
		int kind = random.nextInt(10);
		if (depth > 1 && kind < 3) {
			List<Object> list = new ArrayList<>();
			for (int size = random.nextInt(4); size > 0; size--) {
				list.add(value(random, depth - 1, foreign));
			}
			return list;
		}
		if (depth > 1 && kind == 3) {
			return new LinkedHashMap<>(Map.of("b", 1));
		}
		Object[] values = (foreign && random.nextInt(20) == 0) ? FOREIGN : VALUES;
		return values[random.nextInt(values.length)];
	}

	private static String nastyTime(Random random) {
		StringBuilder time = new StringBuilder("2026-11-21T10:39:30.123456789Z");
		for (int changes = random.nextInt(3); changes > 0; changes--) {
			int at = random.nextInt(time.length());
			String[] nasty = { "", "\0", "/", ":", "0", "9", "-", ".", "T", "U", " ", "é", "\uFFFD", "😀", "\uD83D" };
			time.replace(at, at + random.nextInt(2), nasty[random.nextInt(nasty.length)]);
		}
		time.setLength(random.nextInt(4) == 0 ? random.nextInt(time.length() + 1) : time.length());
		return time.toString();
	}

	private static Number nastyNumber(Random random) {
		long near = (1L << (52 + random.nextInt(11))) + random.nextInt(7) - 3;
		return switch (random.nextInt(7)) {
			case 0 -> near;
			case 1 -> (double) near;
			case 2 -> BigInteger.valueOf(near).shiftLeft(random.nextInt(3)).add(BigInteger.valueOf(random.nextInt(3)));
			case 3 -> new BigDecimal(near + "." + random.nextInt(100));
			case 4 -> new BigDecimal((random.nextInt(5) - 2) + "e" + (random.nextInt(800) - 400));
			case 5 -> (Number) Document.parse("{\"n\":" + (random.nextInt(5) - 2) + "." + random.nextInt(1000) + "}")
				.get("n");
			default -> random.nextInt(7) - 3;
		};
	}

}
