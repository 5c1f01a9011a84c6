package io.nosqlc.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ValuesTests {

	@Test
	void kindsAreNeverEqual() {
		List<Object> kinds = Arrays.asList(null, false, 0, "", List.of(), Map.of());
		for (int i = 0; i < kinds.size(); i++) {
			for (int j = 0; j < kinds.size(); j++) {
				assertThat(Values.equal(kinds.get(i), kinds.get(j))).isEqualTo(i == j);
			}
		}
	}

	@Test
	void numbersAreEqualByValueWhateverTheirType() {
		for (Object one : List.of((byte) 1, (short) 1, 1, 1L, BigInteger.ONE, 1f, 1.0, new BigDecimal("1.000"))) {
			assertThat(Values.equal(one, 1)).as(one.getClass().getName()).isTrue();
			assertThat(Values.equal(1.0, one)).as(one.getClass().getName()).isTrue();
		}
		assertThat(Values.equal(0.1f, 0.1)).isTrue();
		assertThat(Values.equal(new BigDecimal("0.1"), 0.1)).isTrue();
		assertThat(Values.equal(1, true)).isFalse();
		assertThat(Values.equal(1, "1")).isFalse();
	}

	@Test
	void nanEqualsNothing() {
		assertThat(Values.equal(Double.NaN, Double.NaN)).isFalse();
		assertThat(Values.equal(List.of(Double.NaN), List.of(Double.NaN))).isFalse();
		assertThat(Values.isOrdered(Double.NaN, 1)).isFalse();
		assertThat(Values.isOrdered(1, Double.NaN)).isFalse();
	}

	@Test
	void listsAreEqualElementByElement() {
		assertThat(Values.equal(List.of(1, List.of("a")), List.of(1.0, List.of("a")))).isTrue();
		assertThat(Values.equal(List.of(1, 2), List.of(2, 1))).isFalse();
		assertThat(Values.equal(List.of(1), List.of(1, 1))).isFalse();
		assertThat(Values.equal(new int[] { 1, 2 }, List.of(1, 2))).isTrue();
	}

	@Test
	void mapsAreEqualInAnyOrder() {
		Map<String, Object> ab = new LinkedHashMap<>();
		ab.put("a", 1);
		ab.put("b", null);
		Map<String, Object> ba = new LinkedHashMap<>();
		ba.put("b", null);
		ba.put("a", 1L);
		assertThat(Values.equal(ab, ba)).isTrue();
		assertThat(Values.equal(ab, Map.of("a", 1))).isFalse();
		assertThat(Values.equal(ab, Map.of("a", 1, "c", 2))).isFalse();
	}

	@Test
	void valuesWithATextFormEqualThatText() {
		UUID id = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
		assertThat(Values.equal(id, id.toString())).isTrue();
		assertThat(Values.equal(DayOfWeek.MONDAY, "MONDAY")).isTrue();
		assertThat(Values.equal(Instant.EPOCH, "1970-01-01T00:00:00.000000000Z")).isTrue();
	}

	@Test
	void whatJsonCannotHoldEqualsNothingAndThrowsNothing() {
		Object foreign = new Object();
		assertThat(Values.equal(foreign, foreign)).isFalse();
		assertThat(Values.isOrdered(foreign, foreign)).isFalse();
		assertThat(Values.equal(new TreeMap<>(Map.of(1, 1)), Map.of("a", 1))).isFalse();
		assertThat(Values.equal(Map.of("a", 1), new TreeMap<>(Map.of(1, 1)))).isFalse();
		assertThat(Values.equal(Map.of("a", foreign), Map.of("a", foreign))).isFalse();
		assertThat(Values.compare(foreign, Map.of())).isPositive();
	}

	@Test
	void aListThatContainsItselfCanBeCompared() {
		List<Object> cyclic = new ArrayList<>();
		cyclic.add(cyclic);
		assertThat(Values.equal(cyclic, List.of(List.of(1)))).isFalse();
	}

	@Test
	void onlyNumbersTextAndBooleansAreOrderedAmongThemselves() {
		assertThat(Values.isOrdered(1, 2.5)).isTrue();
		assertThat(Values.isOrdered("a", "b")).isTrue();
		assertThat(Values.isOrdered(false, true)).isTrue();
		assertThat(Values.isOrdered(1, "2")).isFalse();
		assertThat(Values.isOrdered(true, 1)).isFalse();
		assertThat(Values.isOrdered(null, null)).isFalse();
		assertThat(Values.isOrdered(List.of(1), List.of(2))).isFalse();
		assertThat(Values.isOrdered(Map.of(), Map.of())).isFalse();
	}

	@Test
	void theSortOrderIsTotal() {
		List<Object> ascending = Arrays.asList(null, false, true, Double.NEGATIVE_INFINITY, -1, 0, 0.5, 1L,
				new BigDecimal("1e400"), Double.NaN, "", "A", "a", "\uFFFD", "\uD83D\uDE00", List.of(), List.of(1),
				List.of(1, 0), List.of(2), List.of("a"), Map.of(), Map.of("a", 1), Map.of("a", 1, "b", 0),
				Map.of("a", 2), Map.of("b", 0));
		for (int i = 0; i < ascending.size(); i++) {
			for (int j = 0; j < ascending.size(); j++) {
				assertThat(Integer.signum(Values.compare(ascending.get(i), ascending.get(j))))
					.as(ascending.get(i) + " and " + ascending.get(j))
					.isEqualTo(Integer.compare(i, j));
			}
		}
	}

	@Test
	void aReaderFollowsMapsOnly() {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("a", Map.of("b", Map.of("c", 1), "l", List.of(Map.of("c", 2)), "x.y", 3));
		document.put("n", null);
		document.put("t", new TreeMap<>(Map.of(1, 1)));
		document.put("u", Collections.unmodifiableMap(new TreeMap<>(Map.of("c", 4))));
		ValueReader reader = ValueReader.of(document);
		assertThat(reader.read(List.of("a", "b", "c"))).isEqualTo(1);
		assertThat(reader.read(List.of("a", "x.y"))).isEqualTo(3);
		assertThat(reader.read(List.of("a", "l", "0"))).isNull();
		assertThat(reader.read(List.of("a", "l", "c"))).isNull();
		assertThat(reader.read(List.of("n", "c"))).isNull();
		assertThat(reader.read(List.of("t", "c"))).isNull();
		assertThat(reader.read(List.of("u", "c"))).isEqualTo(4);
		assertThat(reader.read(List.of("missing"))).isNull();
	}

}
