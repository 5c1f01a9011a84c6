package io.nosqlc.data.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.uuid.Uuids;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.PersistenceCreator;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.mapping.Ascii;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Frozen;
import io.nosqlc.data.mapping.Json;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.TimeUuid;
import io.nosqlc.data.mapping.Tuple;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.data.mapping.Vector;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.CorruptRowException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class EntityRowsTests {

	private static Client client;

	private static StoredRows stored;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/entity_rows");
		stored = new StoredRows(client, new NosqlcMappingContext());
		stored.sync(Scalars.class, Containers.class, Primitives.class, Customer.class, Wrapped.class, Picky.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void everyScalarComesBackAsItWasWritten() throws UnknownHostException {
		Scalars scalars = new Scalars("ключ \uD83D\uDE00", "ascii", Integer.MIN_VALUE, Long.MIN_VALUE, Short.MIN_VALUE,
				Byte.MIN_VALUE, new BigInteger("9".repeat(70)).negate(), -0.0f, Double.MIN_VALUE,
				new BigDecimal("-12345678901234567890.123456789000"), true, new byte[] { 0, -1, 127 },
				ByteBuffer.wrap(new byte[] { 1, 2 }), InetAddress.getByName("2001:db8::1"),
				Instant.parse("2026-11-21T10:00:00.123Z"), LocalDate.of(-1000, 2, 28),
				LocalTime.parse("23:59:59.999999999"), CqlDuration.newInstance(-1, -2, -3), UUID.randomUUID(),
				Uuids.timeBased(), Color.GREEN, Optional.of("there"), Map.of("a", List.of(1, 2)));
		RowImage image = stored.insert(scalars);
		assertThat(stored.read(scalars)).usingRecursiveComparison().isEqualTo(scalars);
		assertThat(image.changedSince(stored.rows(Scalars.class).imageOf(stored.row(scalars, Scalars.class))))
			.isEmpty();
	}

	@Test
	void whatIsNullComesBackAsNullOrAsAnEmptyOptional() {
		Scalars nothing = nothing("nothing");
		stored.insert(nothing);
		assertThat(stored.read(nothing)).isEqualTo(nothing);
	}

	private static Scalars nothing(String text) {
		return new Scalars(text, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null, null, null, Optional.empty(), null);
	}

	@Test
	void anInstantIsTheMillisecondBeforeIt() {
		Instant before1970 = Instant.parse("1969-12-31T23:59:59.999500001Z");
		Containers instants = Containers.of("instants");
		instants.instants = List.of(before1970, Instant.parse("2026-11-21T10:00:00.123999999Z"));
		RowImage image = stored.insert(instants);
		Containers read = stored.read(instants);
		assertThat(read.instants).containsExactly(Instant.parse("1969-12-31T23:59:59.999Z"),
				Instant.parse("2026-11-21T10:00:00.123Z"));
		assertThat(stored.image(read).changedSince(image)).isEmpty();
	}

	@Test
	void everyContainerComesBackAsItWasWritten() {
		Containers all = Containers.of("all");
		all.texts = List.of("b", "", "a", "b");
		all.numbers = Set.of(3, 1, 2);
		all.byColor = Map.of(Color.RED, 1.5, Color.GREEN, -0.5);
		all.whole = List.of();
		all.lists = List.of(List.of(1, 2), List.of());
		all.byText = Map.of("a", List.of("b", "c"), "empty", List.of());
		all.pairs = Set.of(new Pair("a", 1), new Pair(null, null));
		all.floats = new float[] { 1.5f, -2, Float.MAX_VALUE };
		all.vector = CqlVector.newInstance(1.0, 2.0);
		all.integers = List.of(BigInteger.TEN, BigInteger.ONE.shiftLeft(200));
		all.maybe = Optional.of(List.of("x"));
		stored.insert(all);
		assertThat(stored.read(all)).usingRecursiveComparison().isEqualTo(all);
	}

	@Test
	void collectionsThatAreAbsentAreEmptyAndCanBeChanged() {
		Containers nothing = new Containers();
		nothing.id = "nothing";
		stored.insert(nothing);
		Containers read = stored.read(nothing);
		assertThat(read.texts).isInstanceOf(ArrayList.class).isEmpty();
		assertThat(read.numbers).isInstanceOf(LinkedHashSet.class).isEmpty();
		assertThat(read.maybe).isEmpty();
		assertThat(read.floats).isNull();
		read.byColor.put(Color.RED, 1.0);
		read.lists.add(new ArrayList<>(List.of(1)));
		stored.insert(read);
		Containers again = stored.read(read);
		again.lists.get(0).add(2);
		assertThat(again.lists).isEqualTo(List.of(List.of(1, 2)));
	}

	@Test
	void neitherTheOrderOfASetOrMapNorItsEmptinessIsAChange() {
		Containers one = Containers.of("order");
		one.numbers = new LinkedHashSet<>(List.of(3, 1, 2));
		one.sets = List.of(new LinkedHashSet<>(List.of("b", "a")));
		one.texts = List.of();
		Containers other = Containers.of("order");
		other.numbers = new LinkedHashSet<>(List.of(1, 2, 3));
		other.sets = List.of(new LinkedHashSet<>(List.of("a", "b")));
		other.texts = null;
		other.whole = new ArrayList<>();
		assertThat(stored.image(one).changedSince(stored.image(other))).isEmpty();
		other.numbers = Set.of(1, 2);
		other.texts = List.of("b", "a");
		one.texts = List.of("a", "b");
		assertThat(stored.image(one).changedSince(stored.image(other))).extracting((it) -> it.name())
			.containsExactly("texts", "numbers");
	}

	@Test
	void whatIsReadHasNoDefaults() {
		stored.session().execute("INSERT INTO entity_rows.primitives (id) VALUES ('nothing')");
		Primitives key = new Primitives();
		key.setId("nothing");
		Primitives read = stored.read(key);
		assertThat(read.count).isZero();
		assertThat(read.isActive()).isFalse();
		assertThat(read.name).isNull();
		assertThat(read.limit).isNull();
		assertThat(read.tags).isEmpty();
	}

	@Test
	void userDefinedTypesAreNestedAndMayBeIncomplete() {
		Street street = new Street("Main", 7, List.of("a"));
		Customer customer = new Customer("c", new Address(new City("Bern", street, null), null),
				List.of(new City("Rome", null, Color.RED), new City(null, null, null)), Map.of("x", street));
		stored.insert(customer);
		assertThat(stored.read(customer)).isEqualTo(customer);
		Customer incomplete = new Customer("i", new Address(null, null), List.of(), Map.of());
		stored.insert(incomplete);
		assertThat(stored.read(incomplete)).isEqualTo(incomplete);
		Row row = stored.session().execute("SELECT home FROM entity_rows.customer WHERE id = 'c'").one();
		assertThat(row.getUdtValue(0).getUdtValue("city").getUdtValue("street").getInt("number")).isEqualTo(7);
	}

	@Test
	void fieldsThatWereAddedLaterAreNullInOldRowsWhereverTheyAreInTheClass() {
		stored.session().execute("CREATE TYPE entity_rows.grown (b text, a text)");
		stored.session().execute("CREATE TABLE entity_rows.growing (id text PRIMARY KEY, value frozen<grown>)");
		stored.session()
			.execute("INSERT INTO entity_rows.growing (id, value) VALUES ('old', {b: 'b of old', a: 'a of old'})");
		stored.session().execute("ALTER TYPE entity_rows.grown ADD foreign text");
		stored.sync(Growing.class);
		Growing old = new Growing("old", new Grown("a of old", null, "b of old"));
		assertThat(stored.read(old)).isEqualTo(old);
		assertThat(stored.image(old).changedSince(stored.rows(Growing.class).imageOf(stored.row(old, Growing.class))))
			.isEmpty();
		Growing young = new Growing("young", new Grown("a", 5, "b"));
		stored.insert(young);
		assertThat(stored.read(young)).isEqualTo(young);
		Row row = stored.session().execute("SELECT value FROM entity_rows.growing WHERE id = 'young'").one();
		assertThat(row.getUdtValue(0).getFormattedContents()).isEqualTo("{b:'b',a:'a',foreign:NULL,between:5}");
	}

	@Test
	void aValueThatCannotBeReadNamesItsRow() {
		stored.session().execute("INSERT INTO entity_rows.scalars (text, color) VALUES ('painted', 'BLUE')");
		Scalars painted = nothing("painted");
		assertThatExceptionOfType(CorruptRowException.class).isThrownBy(() -> stored.read(painted))
			.withMessage("Cannot read row 'text=painted' of table 'entity_rows.scalars' as 'Scalars': column 'color'"
					+ " cannot become 'color', since it has 'BLUE', and the constants of Color are RED, GREEN. Add the"
					+ " constant, or correct the row.");
		stored.session().execute("INSERT INTO entity_rows.scalars (text, json) VALUES ('broken', 'no JSON')");
		assertThatExceptionOfType(CorruptRowException.class).isThrownBy(() -> stored.read(nothing("broken")))
			.withMessageContaining("column 'json' cannot become 'json', since its JSON is no java.util.Map<");
	}

	@Test
	void whatAClassRefusesNamesItsRow() {
		stored.session().execute("INSERT INTO entity_rows.picky (id, count) VALUES (1, -1)");
		assertThatExceptionOfType(CorruptRowException.class).isThrownBy(() -> stored.read(new Picky(1, 5)))
			.withMessage(
					"Cannot read row 'id=1' of table 'entity_rows.picky' as 'Picky': its class refused the values: A"
							+ " picky one counts from 0 on. Let constructors and setters take what is stored.")
			.satisfies((it) -> assertThat(it.table()).isEqualTo("entity_rows.picky"));
	}

	@Test
	void columnsThatNoPropertyHasDoNotDisturb() {
		stored.session().execute("ALTER TABLE entity_rows.picky ADD foreign text");
		stored.session().execute("INSERT INTO entity_rows.picky (id, count, foreign) VALUES (2, 3, 'x')");
		assertThat(stored.read(new Picky(2, 0))).isEqualTo(new Picky(2, 3));
	}

	@Test
	void classesWithWithersAndConstructorsAreMadeByThem() {
		Wrapped wrapped = new Wrapped("w", 5).withNote("n");
		wrapped.mood = "m";
		stored.insert(wrapped);
		assertThat(stored.read(wrapped)).usingRecursiveComparison().isEqualTo(wrapped);
	}

	enum Color {

		RED, GREEN

	}

	@Table
	record Scalars(@PartitionKey String text, @Ascii String ascii, Integer integer, Long big, Short small, Byte tiny,
			BigInteger varint, Float real, Double twice, BigDecimal decimal, Boolean flag, byte[] bytes,
			ByteBuffer buffer, InetAddress address, Instant instant, LocalDate date, LocalTime time,
			CqlDuration duration, UUID uuid, @TimeUuid UUID timeUuid, Color color, Optional<String> maybe,
			@Json Map<String, List<Integer>> json) {

	}

	@Table
	static class Containers {

		@PartitionKey
		String id;

		List<String> texts;

		Set<Integer> numbers;

		Map<Color, Double> byColor;

		@Frozen
		List<String> whole;

		List<List<Integer>> lists;

		List<Set<String>> sets;

		Map<String, List<String>> byText;

		Set<Pair> pairs;

		List<Instant> instants;

		@Vector(dimensions = 3)
		float[] floats;

		@Vector(dimensions = 2)
		CqlVector<Double> vector;

		@Vector(dimensions = 2)
		List<BigInteger> integers;

		Optional<List<String>> maybe = Optional.empty();

		static Containers of(String id) {
			Containers containers = new Containers();
			containers.id = id;
			containers.texts = new ArrayList<>();
			containers.numbers = new LinkedHashSet<>();
			containers.byColor = Map.of();
			containers.lists = new ArrayList<>();
			containers.sets = new ArrayList<>();
			containers.byText = Map.of();
			containers.pairs = Set.of();
			containers.instants = List.of();
			return containers;
		}

	}

	@Tuple
	record Pair(String name, Integer number) {

	}

	@Table
	static class Primitives {

		@PartitionKey
		private String id = "default";

		int count = 5;

		private boolean active = true;

		String name = "default";

		Integer limit = 5;

		List<String> tags = new ArrayList<>(List.of("default"));

		String getId() {
			return this.id;
		}

		void setId(String id) {
			this.id = id;
		}

		boolean isActive() {
			return this.active;
		}

		void setActive(boolean active) {
			this.active = active;
		}

	}

	@Table
	record Customer(@PartitionKey String id, Address home, List<City> cities, Map<String, Street> streets) {

	}

	@UserType
	record Address(City city, @Column("Since") LocalDate since) {

	}

	@UserType
	record City(String name, Street street, Color color) {

	}

	@UserType
	record Street(String name, int number, List<String> lines) {

	}

	@Table
	record Growing(@PartitionKey String id, Grown value) {

	}

	@UserType
	record Grown(String a, Integer between, String b) {

	}

	@Table
	record Picky(@PartitionKey int id, int count) {

		Picky {
			if (count < 0) {
				throw new IllegalArgumentException("A picky one counts from 0 on");
			}
		}

	}

	@Table
	static final class Wrapped {

		@PartitionKey
		private final String id;

		private final int count;

		private final String note;

		String mood;

		@PersistenceCreator
		Wrapped(String id, int count) {
			this(id, count, "default");
		}

		private Wrapped(String id, int count, String note) {
			this.id = id;
			this.count = count;
			this.note = note;
		}

		Wrapped withNote(String note) {
			return new Wrapped(this.id, this.count, note);
		}

	}

}
