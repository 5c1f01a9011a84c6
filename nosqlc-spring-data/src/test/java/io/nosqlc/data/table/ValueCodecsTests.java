package io.nosqlc.data.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.nosqlc.data.mapping.Ascii;
import io.nosqlc.data.mapping.Counter;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.EntityTable;
import io.nosqlc.data.mapping.Frozen;
import io.nosqlc.data.mapping.Json;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.TimeUuid;
import io.nosqlc.data.mapping.Tuple;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.data.mapping.Vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ValueCodecsTests {

	private static final int ROUNDS = 300;

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	private final EntityTable table = this.context.getTable(Everything.class);

	private final EntityRows<Everything> rows = EntityRows.of(this.table, "k", this.context::getTable, () -> null);

	@Test
	void bytesAreThoseOfTheDriversOwnCodecs() {
		RandomValues random = new RandomValues(20261121);
		for (EntityColumn column : this.table.columns()) {
			if (column.name().equals("json")) {
				continue;
			}
			for (int i = 0; i < ROUNDS; i++) {
				Object value = random.of(column.type());
				ByteBuffer bytes = this.rows.codec(column).encode(value, refusing());
				assertThat(bytes).as("%s of %s", column.name(), value)
					.isEqualTo(DriverValues.encode(column.type(), value));
				Object decoded = this.rows.codec(column).decode(bytes);
				assertThat(Objects.deepEquals(decoded, value)).as("%s is %s", decoded, value).isTrue();
				assertThat(bytes.position()).isZero();
			}
		}
	}

	@Test
	void jsonIsWrittenAndReadWithItsTypes() {
		EntityColumn column = column("json");
		Map<String, List<Part>> value = Map.of("a",
				List.of(new Part(Color.RED, Instant.parse("2026-11-21T10:00:00.123456789Z"))));
		ByteBuffer bytes = this.rows.encode(column, value, refusing());
		assertThat(StandardCharsets.UTF_8.decode(bytes.duplicate()).toString())
			.isEqualTo("{\"a\":[{\"color\":\"RED\",\"at\":\"2026-11-21T10:00:00.123456789Z\"}]}");
		assertThat(this.rows.decode(column, bytes)).isEqualTo(value);
		assertThat(this.rows.decode(column, text("{\"a\":[{\"color\":\"RED\",\"unknown\":1}]}")))
			.isEqualTo(Map.of("a", List.of(new Part(Color.RED, null))));
	}

	@ParameterizedTest
	@MethodSource("unfitting")
	void whatAColumnCannotHoldIsAViolationWithItsPath(String property, Object value, String violation) {
		List<String> violations = new ArrayList<>();
		this.rows.encode(column(property), value, violations);
		assertThat(violations).containsExactly(violation);
	}

	static List<Arguments> unfitting() {
		UUID random = UUID.fromString("5f6a5a0e-0000-4000-8000-000000000001");
		return List.of(arguments("ascii", "aé", "'ascii' has 'aé', which is not ASCII at index 1"),
				arguments("text", "a\uD800",
						"'text' has 'a\uD800', which has half a surrogate pair at index 1, and UTF-8"
								+ " cannot hold that"),
				arguments("text", 5, "'text' is a String, and no Integer such as '5'"),
				arguments("tiny", 300, "'tiny' is a Byte, and no Integer such as '300'"),
				arguments("integer", 1.5, "'integer' is an Integer, and no Double such as '1.5'"),
				arguments("timeUuid", random,
						"'timeUuid' has '" + random
								+ "', which is a UUID of version 4, and one of a time has version 1"),
				arguments("instant", Instant.MAX, "'instant' has '" + Instant.MAX + "', which its column cannot hold"),
				arguments("date", LocalDate.MAX,
						"'date' has '" + LocalDate.MAX + "', which is farther from 1970 than a date can be"),
				arguments("buffer", "x", "'buffer' is bytes, and no String such as 'x'"),
				arguments("color", "RED", "'color' is a Color, and no String such as 'RED'"),
				arguments("texts", Arrays.asList("a", null), "'texts' has null as an element, at index 1"),
				arguments("numbers", Collections.singleton(null), "'numbers' has null as an element"),
				arguments("numbers", "x", "'numbers' is a Set, and no String such as 'x'"),
				arguments("byColor", Collections.singletonMap(null, 1), "'byColor' has null as a key"),
				arguments("byColor", Collections.singletonMap(Color.RED, null),
						"'byColor' has null as the value of 'RED'"),
				arguments("byColor", List.of(), "'byColor' is a Map, and no ListN such as '[]'"),
				arguments("lists", List.of(Arrays.asList(1, null)), "'lists' has null as an element, at index 1"),
				arguments("lists", List.of(Collections.nCopies(65_536, 1)),
						"'lists' has 65536 elements, and Cassandra keeps at most 65535"),
				arguments("byColor",
						IntStream.range(0, 65_536).boxed().collect(Collectors.toMap((it) -> it, (it) -> it)),
						"'byColor' has 65536 entries, and Cassandra keeps at most 65535"),
				arguments("floats", new float[2], "'floats' has 2 elements, and its vector 3 dimensions"),
				arguments("decimals", List.of(BigDecimal.ONE, 1),
						"'decimals' has '1', and its elements are BigDecimal"),
				arguments("vector", "x", "'vector' is a vector, and no String such as 'x'"),
				arguments("outer", new Outer(new Inner("é", 1, List.of()), null, null, 0),
						"'outer.inner.ascii' has 'é', which is not ASCII at index 0"),
				arguments("outer", "x", "'outer' is an Outer, and no String such as 'x'"));
	}

	@Test
	void whatCannotBecomeJsonIsAViolation() {
		List<String> violations = new ArrayList<>();
		this.rows.encode(column("json"), Map.of("a", "text"), violations);
		assertThat(violations).singleElement().asString().startsWith("'json' cannot become JSON, since ");
	}

	@Test
	void allViolationsOfAnEntityAreFound() {
		Everything entity = new Everything();
		entity.text = "\uDC00";
		entity.ascii = "é";
		entity.pairs = Set.of(new Pair("a", null));
		entity.texts = Arrays.asList(null, "a", null);
		List<String> violations = new ArrayList<>();
		this.rows.imageOf(entity, violations);
		assertThat(violations).hasSize(4);
	}

	@Test
	void mostElementsThatThereCanBeArePossible() {
		assertThat(this.rows.encode(column("lists"), List.of(Collections.nCopies(65_535, 1)), refusing()).remaining())
			.isGreaterThan(65_535);
	}

	@Test
	void numbersOfOtherClassesAreTakenIfTheyAreTheSame() {
		assertThat(this.rows.encode(column("big"), 5, refusing()))
			.isEqualTo(this.rows.encode(column("big"), 5L, refusing()));
		assertThat(this.rows.encode(column("tiny"), 127L, refusing()).get(0)).isEqualTo((byte) 127);
		assertThat(this.rows.encode(column("varint"), 5, refusing()).get(0)).isEqualTo((byte) 5);
		assertThat(this.rows.encode(column("twice"), 0.5f, refusing()).getDouble(0)).isEqualTo(0.5);
	}

	@Test
	void collectionsWithoutElementsAreNoneUnlessTheyAreFrozen() {
		assertThat(this.rows.encode(column("texts"), List.of(), refusing())).isNull();
		assertThat(this.rows.encode(column("byColor"), Map.of(), refusing())).isNull();
		assertThat(this.rows.encode(column("maybe"), Optional.of(Set.of()), refusing())).isNull();
		assertThat(this.rows.encode(column("maybe"), Optional.empty(), refusing())).isNull();
		assertThat(this.rows.encode(column("whole"), List.of(), refusing()).remaining()).isEqualTo(4);
		assertThat(this.rows.encodeElements(column("texts"), List.of(), refusing()).remaining()).isEqualTo(4);
	}

	@Test
	void keysOfAMapAreEncodedAsASetOfThem() {
		assertThat(this.rows.encodeElements(column("byColor"), Set.of(Color.RED), refusing()))
			.isEqualTo(this.rows.encodeElements(column("texts"), List.of("RED"), refusing()));
	}

	@Test
	void bytesAreCopiedOnBothWays() {
		byte[] array = { 1, 2 };
		ByteBuffer bytes = this.rows.encode(column("bytes"), array, refusing());
		array[0] = 9;
		byte[] read = (byte[]) Objects.requireNonNull(this.rows.decode(column("bytes"), bytes));
		assertThat(read).containsExactly(1, 2);
		read[1] = 9;
		assertThat(bytes.get(1)).isEqualTo((byte) 2);
		ByteBuffer buffer = (ByteBuffer) Objects.requireNonNull(this.rows.decode(column("buffer"), bytes));
		buffer.put((byte) 9);
		assertThat(bytes.get(0)).isEqualTo((byte) 1);
	}

	@Test
	void unknownConstantsAndBrokenJsonSayWhatIsWrong() {
		assertThatExceptionOfType(UnreadableValueException.class)
			.isThrownBy(() -> this.rows.decode(column("color"), text("BLUE")))
			.withMessage("it has 'BLUE', and the constants of Color are RED, GREEN");
		assertThatExceptionOfType(UnreadableValueException.class)
			.isThrownBy(() -> this.rows.decode(column("json"), text("{\"a\":1}")))
			.withMessageStartingWith("its JSON is no java.util.Map<java.lang.String,java.util.List<");
	}

	@Test
	void formattingOfJsonIsNoChange() {
		Everything entity = new Everything();
		entity.json = new TreeMap<>(Map.of("a", List.of(new Part(Color.RED, null)), "b", List.of()));
		RowImage image = this.rows.imageOf(entity, refusing());
		RowColumns columns = new RowColumns(this.table.columns(), this.rows.codecs());
		int json = columns.indexOf("json");
		ByteBuffer bytes = image.get(column("json"));
		assertThat(columns.isSame(json, text("{ \"b\": [], \"a\": [ {\"color\": \"RED\"} ]}"), bytes)).isTrue();
		assertThat(columns.isSame(json, text("{ \"b\": [], \"a\": [ {\"color\": \"GREEN\"} ]}"), bytes)).isFalse();
		assertThat(columns.isSame(json, text("broken"), bytes)).isFalse();
		assertThat(columns.isSame(json, null, bytes)).isFalse();
	}

	@Test
	void aCounterWithoutValueIsZero() {
		EntityTable counters = this.context.getTable(Counters.class);
		EntityRows<Counters> rows = EntityRows.of(counters, "k", this.context::getTable, () -> null);
		assertThat(rows.decode(counters.columnOf("views").orElseThrow(), null)).isEqualTo(0L);
		assertThat(rows.decode(counters.columnOf("likes").orElseThrow(), null)).isEqualTo(0L);
	}

	private EntityColumn column(String property) {
		return this.table.columnOf(property).orElseThrow();
	}

	private static ByteBuffer text(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Violations where there must be none.
	 */
	private static List<String> refusing() {
		return List.of();
	}

	enum Color {

		RED, GREEN

	}

	@Table
	static class Everything {

		@PartitionKey
		String text;

		@Ascii
		String ascii;

		int integer;

		Long big;

		short small;

		Byte tiny;

		BigInteger varint;

		float real;

		Double twice;

		BigDecimal decimal;

		boolean flag;

		byte[] bytes;

		ByteBuffer buffer;

		InetAddress address;

		Instant instant;

		LocalDate date;

		LocalTime time;

		CqlDuration duration;

		UUID uuid;

		@TimeUuid
		UUID timeUuid;

		Color color;

		List<String> texts;

		Set<Integer> numbers;

		Map<Color, Integer> byColor;

		@Frozen
		List<String> whole;

		List<List<Integer>> lists;

		Set<Map<String, UUID>> maps;

		Map<Instant, List<Set<Pair>>> deep;

		@Ascii
		@TimeUuid
		Map<String, UUID> marked;

		Set<Pair> pairs;

		Outer outer;

		List<Outer> outers;

		@Vector(dimensions = 3)
		float[] floats;

		@Vector(dimensions = 2)
		CqlVector<Double> vector;

		@Vector(dimensions = 2)
		List<BigDecimal> decimals;

		@Vector(dimensions = 4)
		List<Short> shorts;

		Optional<Set<String>> maybe;

		@Json
		Map<String, List<Part>> json;

	}

	@Tuple
	record Pair(String name, LocalDate date) {

	}

	@UserType
	record Outer(Inner inner, Map<Integer, Pair> pairs, List<Inner> inners, long count) {

	}

	@UserType
	record Inner(@Ascii String ascii, Integer number, List<Color> colors) {

	}

	record Part(Color color, Instant at) {

	}

	@Table
	record Counters(@PartitionKey int id, @Counter long views, @Counter Long likes) {

	}

}
