package io.nosqlc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.nosqlc.error.DocumentTypeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DocumentReadsTests {

	private static final BigDecimal PI = new BigDecimal("3.141592653589793238");

	private final Document order = Document.of("text", "Ada", "n", 5, "decimal", 5.5, "whole", 5.0, "big", 1L << 40,
			"pi", PI, "yes", true, "nothing", null, "address", Map.of("city", "London", "geo", Map.of("lat", 51.5)),
			"tags", Arrays.asList("js", null));

	@Test
	void readsByPath() {
		assertThat(this.order.getString("address.city")).isEqualTo("London");
		assertThat(this.order.getDouble("address.geo.lat")).isEqualTo(51.5);
		assertThat(this.order.getDocument("address.geo")).isEqualTo(Document.of("lat", 51.5));
		assertThat(this.order.getDocument("address").getString("city")).isEqualTo("London");
	}

	@Test
	void aPathGoesThroughMapsOnly() {
		assertThat(this.order.getString("tags.0")).isNull();
		assertThat(this.order.getString("text.length")).isNull();
		assertThat(this.order.getString("nothing.x")).isNull();
		assertThat(this.order.getString("address..city")).isNull();
	}

	@Test
	void getTakesThePlainKey() {
		Document document = Document.of("a.b", 1, "a", Map.of("b", 2));
		assertThat(document.get("a.b")).isEqualTo(1);
		assertThat(document.getInt("a.b")).isEqualTo(2);
	}

	@Test
	void absentAndNullReadAsNull() {
		for (String path : List.of("nothing", "absent", "address.absent")) {
			assertThat(this.order.getString(path)).isNull();
			assertThat(this.order.getInt(path)).isNull();
			assertThat(this.order.getLong(path)).isNull();
			assertThat(this.order.getDouble(path)).isNull();
			assertThat(this.order.getDecimal(path)).isNull();
			assertThat(this.order.getBoolean(path)).isNull();
			assertThat(this.order.getInstant(path)).isNull();
			assertThat(this.order.getList(path)).isNull();
			assertThat(this.order.getList(path, String.class)).isNull();
			assertThat(this.order.getDocument(path)).isNull();
		}
	}

	@Test
	void absentAndNullReadAsTheDefault() {
		for (String path : List.of("nothing", "absent")) {
			assertThat(this.order.getString(path, "x")).isEqualTo("x");
			assertThat(this.order.getInt(path, 1)).isEqualTo(1);
			assertThat(this.order.getLong(path, 2)).isEqualTo(2);
			assertThat(this.order.getDouble(path, 0.5)).isEqualTo(0.5);
			assertThat(this.order.getDecimal(path, PI)).isEqualTo(PI);
			assertThat(this.order.getBoolean(path, true)).isTrue();
			assertThat(this.order.getInstant(path, Instant.EPOCH)).isEqualTo(Instant.EPOCH);
		}
		assertThat(this.order.getInt("n", 1)).isEqualTo(5);
	}

	@Test
	void numbersReadAsAnyTypeThatHoldsThem() {
		assertThat(this.order.getInt("whole")).isEqualTo(5);
		assertThat(this.order.getLong("n")).isEqualTo(5L);
		assertThat(this.order.getLong("big")).isEqualTo(1L << 40);
		assertThat(this.order.getDouble("n")).isEqualTo(5.0);
		assertThat(this.order.getDouble("big")).isEqualTo(0x1p40);
		assertThat(this.order.getDecimal("decimal")).isEqualTo("5.5");
		assertThat(this.order.getDecimal("pi")).isEqualTo(PI);
		assertThat(this.order.getDecimal("n")).isEqualTo("5");
		assertThat(Document.of("n", 8.41E21).getDecimal("n")).isEqualByComparingTo("8.41E21");
		assertThat(Document.of("n", Long.MIN_VALUE).getLong("n")).isEqualTo(Long.MIN_VALUE);
	}

	@ParameterizedTest
	@MethodSource
	void anotherTypeOrLossIsRefused(Object value, Function<Document, Object> read, String message) {
		assertThatExceptionOfType(DocumentTypeException.class)
			.isThrownBy(() -> read.apply(Document.of("a", Document.of("b", value))))
			.withMessageStartingWith("Cannot read 'a.b' as " + message);
	}

	static Stream<Arguments> anotherTypeOrLossIsRefused() {
		return Stream.of(refused("x", (it) -> it.getInt("a.b"), "Integer: it is the text 'x'. "),
				refused("5", (it) -> it.getInt("a.b"), "Integer: it is the text '5'. "),
				refused(5.5, (it) -> it.getInt("a.b"), "Integer: it is the decimal 5.5, which has a fraction. "),
				refused(1L << 31, (it) -> it.getInt("a.b"),
						"Integer: it is the integer 2147483648, which is out of its"),
				refused(new BigInteger("9".repeat(99)), (it) -> it.getLong("a.b"), "Long: it is the integer 999999999"),
				refused(new BigDecimal("1e1000000000"), (it) -> it.getLong("a.b"),
						"Long: it is the decimal 1E+1000000000"),
				refused(new BigDecimal("1e-1000000000"), (it) -> it.getInt("a.b"),
						"Integer: it is the decimal 1E-1000"),
				refused(PI, (it) -> it.getDouble("a.b"),
						"Double: it is the decimal 3.141592653589793238, which would lose"),
				refused((1L << 53) + 1, (it) -> it.getDouble("a.b"),
						"Double: it is the integer 9007199254740993, which would"),
				refused(true, (it) -> it.getInt("a.b"), "Integer: it is the boolean true. "),
				refused(5, (it) -> it.getString("a.b"), "String: it is the integer 5. "),
				refused("true", (it) -> it.getBoolean("a.b"), "Boolean: it is the text 'true'. "),
				refused(1, (it) -> it.getBoolean("a.b"), "Boolean: it is the integer 1. "),
				refused("yesterday", (it) -> it.getInstant("a.b"),
						"Instant: it is the text 'yesterday', which is no date"),
				refused("2026-05-04T13:37:00", (it) -> it.getInstant("a.b"), "Instant: it is the text '2026-05-04T13"),
				refused(0, (it) -> it.getInstant("a.b"), "Instant: it is the integer 0. "),
				refused("x", (it) -> it.getList("a.b"), "List: it is the text 'x'. "),
				refused(Map.of("c", 1), (it) -> it.getList("a.b"), "List: it is a map of 1. "),
				refused(List.of(1, 2), (it) -> it.getDocument("a.b"), "Document: it is a list of 2. "),
				refused("x", (it) -> it.getDocument("a.b"), "Document: it is the text 'x'. "), refused("x".repeat(100),
						(it) -> it.getInt("a.b"), "Integer: it is the text '" + "x".repeat(60) + "…'. "));
	}

	private static Arguments refused(Object value, Function<Document, Object> read, String message) {
		return arguments(value, read, message);
	}

	@Test
	void nonNumbersThatOthersStoredAreNoIntegers() {
		Document document = Document.ofStored("k", "{\"a\":NaN,\"b\":Infinity}".getBytes());
		assertThat(document.getDouble("b")).isInfinite();
		for (String path : List.of("a", "b")) {
			assertThatExceptionOfType(DocumentTypeException.class).isThrownBy(() -> document.getInt(path));
			assertThatExceptionOfType(DocumentTypeException.class).isThrownBy(() -> document.getLong(path));
			assertThatExceptionOfType(DocumentTypeException.class).isThrownBy(() -> document.getDecimal(path));
		}
	}

	@Test
	void aKeyThatIsNoTextIsRefused() {
		assertThatExceptionOfType(DocumentTypeException.class).isThrownBy(() -> Document.of("_id", 5).getId())
			.withMessageContaining("'_id'");
	}

	@Test
	void instantsReadWithAnyOffsetAndPrecision() {
		Instant instant = Instant.parse("2026-05-04T13:37:00.000000001Z");
		assertThat(Document.of("at", instant).getInstant("at")).isEqualTo(instant);
		assertThat(Document.of("at", "2026-05-04T15:37:00+02:00").getInstant("at"))
			.isEqualTo(Instant.parse("2026-05-04T13:37:00Z"));
	}

	@Test
	void listsReadWithAnElementType() {
		assertThat(this.order.getList("tags")).containsExactly("js", null);
		assertThat(this.order.getList("tags", String.class)).containsExactly("js", null);
		Document document = Document.of("n", List.of(1, 2.0, 3L), "ids",
				List.of(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8")), "days", List.of(DayOfWeek.MONDAY),
				"dates", List.of(LocalDate.of(2026, 5, 4)), "lines", List.of(Map.of("item", "widget", "qty", 2)), "at",
				List.of(Instant.EPOCH));
		assertThat(document.getList("n", Long.class)).containsExactly(1L, 2L, 3L);
		assertThat(document.getList("n", Object.class)).containsExactly(1, 2.0, 3);
		assertThat(document.getList("ids", UUID.class))
			.containsExactly(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
		assertThat(document.getList("days", DayOfWeek.class)).containsExactly(DayOfWeek.MONDAY);
		assertThat(document.getList("dates", LocalDate.class)).containsExactly(LocalDate.of(2026, 5, 4));
		assertThat(document.getList("at", Instant.class)).containsExactly(Instant.EPOCH);
		assertThat(document.getList("lines", Document.class)).containsExactly(Document.of("item", "widget", "qty", 2));
		assertThat(document.getList("lines", Line.class)).containsExactly(new Line("widget", 2));
		assertThat(document.getList("lines", Map.class)).containsExactly(Map.of("item", "widget", "qty", 2));
	}

	@Test
	void anElementThatDoesNotFitIsNamed() {
		Document document = Document.of("n", List.of(1, "x"), "lines",
				List.of(Map.of("item", "a"), Map.of("qty", 1.5)));
		assertThatExceptionOfType(DocumentTypeException.class).isThrownBy(() -> document.getList("n", Integer.class))
			.withMessageContaining("'n[1]' as Integer: it is the text 'x'");
		assertThatExceptionOfType(DocumentTypeException.class).isThrownBy(() -> document.getList("lines", Line.class))
			.withMessageContaining("'lines[1]' as io.nosqlc.DocumentReadsTests$Line: at 'qty', ");
		assertThatExceptionOfType(DocumentTypeException.class).isThrownBy(() -> document.getList("n", String.class));
		assertThatExceptionOfType(DocumentTypeException.class).isThrownBy(() -> document.getList("n", DayOfWeek.class));
	}

	@Test
	void becomesARecord() {
		Document document = Document.of("_id", "k", "at", Instant.EPOCH, "day", LocalDate.of(2026, 5, 4), "total", PI,
				"unit", 8.41E21, "lines", List.of(Map.of("item", "widget", "qty", 2)), "unknown", 1);
		Order order = document.as(Order.class);
		assertThat(order.at()).isEqualTo(Instant.EPOCH);
		assertThat(order.day()).isEqualTo(LocalDate.of(2026, 5, 4));
		assertThat(order.total()).isEqualTo(PI);
		assertThat(order.unit()).isEqualByComparingTo("8.41E21");
		assertThat(order.lines()).containsExactly(new Line("widget", 2));
		assertThat(order.missing()).isNull();
	}

	@Test
	void becomesABean() {
		Bean bean = Document.of("name", "Ada", "age", 36, "other", Map.of("n", 0.1)).as(Bean.class);
		assertThat(bean.name).isEqualTo("Ada");
		assertThat(bean.age).isEqualTo(36);
		assertThat(bean.other).isEqualTo(Map.of("n", new BigDecimal("0.1")));
	}

	@Test
	void aDocumentIsAlreadyADocumentAndAMap() {
		assertThat(this.order.as(Document.class)).isSameAs(this.order);
		assertThat(this.order.as(Map.class)).isSameAs(this.order);
	}

	@ParameterizedTest
	@MethodSource
	void whatDoesNotFitATypeIsRefusedNamingIt(Document document, Class<?> type, String message) {
		assertThatExceptionOfType(DocumentTypeException.class).isThrownBy(() -> document.as(type))
			.withMessageStartingWith("Cannot read the document as " + type.getName() + ": ")
			.withMessageContaining(message);
	}

	static Stream<Arguments> whatDoesNotFitATypeIsRefusedNamingIt() {
		return Stream.of(
				arguments(Document.of("lines", List.of(Map.of("qty", "2"))), Order.class, "at 'lines[0].qty', "),
				arguments(Document.of("lines", List.of(Map.of("qty", 2.5))), Order.class, "at 'lines[0].qty', "),
				arguments(Document.of("lines", List.of(Map.of("qty", 1L << 40))), Order.class, "at 'lines[0].qty', "),
				arguments(Document.of("lines", List.of(Map.of("item", 5))), Order.class, "at 'lines[0].item', "),
				arguments(Document.of("at", "yesterday"), Order.class, "at 'at', "),
				arguments(Document.of("lines", 5), Order.class, "at 'lines', "),
				arguments(Document.of("a", 1), Runnable.class, "Runnable"),
				arguments(Document.of("a", 1), String.class, "String"),
				arguments(Document.of("a", 1), Integer.class, "Integer"));
	}

	record Line(String item, int qty) {
	}

	record Order(Instant at, LocalDate day, BigDecimal total, BigDecimal unit, List<Line> lines, String missing) {
	}

	static class Bean {

		private String name;

		private int age;

		private Object other;

		public void setName(String name) {
			this.name = name;
		}

		public void setAge(int age) {
			this.age = age;
		}

		public void setOther(Object other) {
			this.other = other;
		}

	}

}
