package io.nosqlc.data.mapping;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PropertyPathsTests {

	@Test
	void anUnknownPropertyIsAnsweredWithThoseThereAreTheMostSimilarFirst() {
		assertThat(PropertyPaths.unknown(Order.class, "totl", List.of("number", "customer", "Total", "lines")))
			.hasMessage("Cannot use 'totl' of 'Order' in a query: there is no such property. Use one that there is:"
					+ " it has 'Total', 'lines', 'number', 'customer'.");
		assertThat(PropertyPaths.unknown(Order.class, "customr", List.of("custard", "customers", "custom")))
			.hasMessageEndingWith("it has 'custom', 'customers', 'custard'.");
	}

	@Test
	void similarAreThoseWithFewLettersChangedAddedOrLeftOut() {
		assertThat(PropertyPaths.unknown(Order.class, "abcd", List.of("abxx", "abc", "xabcdxx", "abxd", "abcd1")))
			.hasMessageEndingWith("it has 'abc', 'abxd', 'abcd1', 'abxx', 'xabcdxx'.");
	}

	@Test
	void letterCaseMakesNoDifference() {
		assertThat(PropertyPaths.unknown(Order.class, "TOTAL", List.of("title", "total")))
			.hasMessageEndingWith("it has 'total', 'title'.");
	}

	@Test
	void aClassWithoutPropertiesSaysSo() {
		assertThat(PropertyPaths.unknown(Order.class, "totl", List.of())).hasMessageEndingWith(": it has none.");
	}

	private record Order() {

	}

}
