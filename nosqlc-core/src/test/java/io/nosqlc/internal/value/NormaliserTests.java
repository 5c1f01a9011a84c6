package io.nosqlc.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.chrono.JapaneseDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.nosqlc.error.InvalidDocumentException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class NormaliserTests {

	@ParameterizedTest
	@MethodSource
	void valuesHaveANormalForm(Object value, Object normal) {
		assertThat(Values.normalise(value)).isEqualTo(normal);
	}

	static Stream<Arguments> valuesHaveANormalForm() {
		UUID id = UUID.randomUUID();
		return Stream.of(arguments(null, null), arguments(true, true), arguments("é😀", "é😀"),
				arguments((byte) -1, -1), arguments((short) 7, 7), arguments(7L, 7), arguments(1L << 31, 1L << 31),
				arguments(BigInteger.TWO, 2), arguments(BigInteger.ONE.shiftLeft(63), BigInteger.ONE.shiftLeft(63)),
				arguments(0.1f, 0.1), arguments(-0.0, -0.0), arguments(new BigDecimal("0.10"), 0.1),
				arguments(new BigDecimal("12"), 12),
				arguments(new BigDecimal("0.1234567890123456789"), new BigDecimal("0.1234567890123456789")),
				arguments(id, id.toString()), arguments(TimeUnit.DAYS, "DAYS"), arguments(DayOfWeek.FRIDAY, "FRIDAY"),
				arguments(LocalDate.of(2026, 5, 4), "2026-05-04"), arguments(Duration.ofMinutes(90), "PT1H30M"),
				arguments(OffsetDateTime.parse("2026-05-04T13:37:00+02:00"), "2026-05-04T13:37+02:00"),
				arguments(Year.of(2026), "2026"), arguments(ZoneId.of("Europe/Rome"), "Europe/Rome"),
				arguments(new int[] { 1, 2 }, List.of(1, 2)), arguments(new byte[] { -1 }, List.of(-1)),
				arguments(new Object[] { "a", null, new long[] { 5 } }, Arrays.asList("a", null, List.of(5))),
				arguments(List.of(Map.of("a", 1L)), List.of(Map.of("a", 1))));
	}

	@ParameterizedTest
	@MethodSource
	void instantsHaveFixedWidthSoThatTextOrderIsTimeOrder(String instant, String text) {
		assertThat(Values.normalise(Instant.parse(instant))).isEqualTo(text);
	}

	static Stream<Arguments> instantsHaveFixedWidthSoThatTextOrderIsTimeOrder() {
		return Stream.of(arguments("2026-05-04T13:37:00Z", "2026-05-04T13:37:00.000000000Z"),
				arguments("2026-05-04T13:37:00.5Z", "2026-05-04T13:37:00.500000000Z"),
				arguments("2026-05-04T13:37:00.123456789Z", "2026-05-04T13:37:00.123456789Z"),
				arguments("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000000000Z"),
				arguments("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"));
	}

	@ParameterizedTest
	@MethodSource
	void whatJsonCannotHoldIsRefusedNamingWhereItIs(Object value, String where, String why) {
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> Values.field("root", value))
			.withMessageContainingAll("'" + where + "'", why);
	}

	static Stream<Arguments> whatJsonCannotHoldIsRefusedNamingWhereItIs() {
		Map<Object, Object> nullKey = new LinkedHashMap<>();
		nullKey.put(null, 1);
		return Stream.of(arguments(Double.NaN, "root", "NaN"),
				arguments(Map.of("a", List.of(0, Double.POSITIVE_INFINITY)), "root.a[1]", "Infinity"),
				arguments(Float.NEGATIVE_INFINITY, "root", "-Infinity"),
				arguments("ab\uD83D", "root", "half a surrogate pair at index 2"),
				arguments(Map.of("\uDE00", 1), "root", "half a surrogate pair"),
				arguments(Map.of("m", Map.of(1, "x")), "root.m", "key '1' of java.lang.Integer"),
				arguments(nullKey, "root", "key null"), arguments(List.of(new Object()), "root[0]", "java.lang.Object"),
				arguments('c', "root", "java.lang.Character"), arguments(new char[] { 'c' }, "root[0]", "Character"),
				arguments(Set.of(1), "root", "java.util"), arguments(new Date(0), "root", "java.util.Date"),
				arguments(Optional.of(1), "root", "java.util.Optional"),
				arguments(new AtomicInteger(), "root", "AtomicInteger"),
				arguments(JapaneseDate.of(2026, 1, 1), "root", "JapaneseDate"),
				arguments(Instant.MAX, "root", "outside the years 0000 to 9999"),
				arguments(Instant.parse("-0001-12-31T23:59:59Z"), "root", "outside the years 0000 to 9999"));
	}

	@Test
	void aListThatContainsItselfIsRefused() {
		List<Object> cyclic = new ArrayList<>();
		cyclic.add(cyclic);
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> Values.field("a", cyclic))
			.withMessageContainingAll("'a[0][0]", "deeper than 500 levels", "contains itself");
	}

	@Test
	void depthIsLimited() {
		assertThat(Values.normalise(nested(500))).isInstanceOf(List.class);
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> Values.normalise(nested(501)));
	}

	private static Object nested(int levels) {
		Object value = List.of();
		for (int i = 1; i < levels; i++) {
			value = List.of(value);
		}
		return value;
	}

	@Test
	void theNormalFormIsACopyThatNobodyCanChange() {
		List<Object> tags = new ArrayList<>(List.of("a"));
		Map<String, Object> map = new LinkedHashMap<>(Map.of("tags", tags));
		Object normal = Values.normalise(map);
		tags.add("b");
		map.clear();
		assertThat(normal).isEqualTo(Map.of("tags", List.of("a")));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> ((List<?>) ((Map<?, ?>) normal).get("tags")).clear());
	}

}
