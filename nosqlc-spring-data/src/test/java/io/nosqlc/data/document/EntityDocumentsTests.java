package io.nosqlc.data.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;

import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Default;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.EntityDefinitionException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.InvalidDocumentException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EntityDocumentsTests {

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	@Test
	void anEntityIsAnObjectWithAFieldForEachPropertyButTheKey() {
		EntityDocuments<Order> orders = EntityDocuments.of(this.context, Order.class);
		Order order = new Order("o-1", 3L, Instant.EPOCH, List.of(new Line("pen", 2), new Line("ink", 1)), "Ada");
		assertThat(orders.write(order).toJson())
			.isEqualTo("{\"version\":3,\"placed\":\"1970-01-01T00:00:00.000000000Z\","
					+ "\"lines\":[{\"product\":\"pen\",\"qty\":2},{\"product\":\"ink\",\"qty\":1}],\"customer\":\"Ada\"}");
		assertThat(orders.read(orders.write(order).with("_id", "o-1"))).isEqualTo(order);
	}

	@Test
	void nullIsLeftOutAndWhatIsLeftOutIsNullZeroOrEmpty() {
		EntityDocuments<Order> orders = EntityDocuments.of(this.context, Order.class);
		assertThat(orders.write(new Order(null, null, null, null, null))).isEmpty();
		Order empty = orders.read(io.nosqlc.Document.of("_id", "o-1", "version", null));
		assertThat(empty).isEqualTo(new Order("o-1", null, null, List.of(), null));
		empty.lines().add(new Line("pen", 2));
		assertThat(EntityDocuments.of(this.context, Defaulted.class).read(io.nosqlc.Document.of("_id", "a")))
			.usingRecursiveComparison()
			.isEqualTo(new Defaulted("a", 0, false, null, Optional.empty(), new ArrayList<>()));
	}

	@Test
	void everyTypeComesBackAsItWas() {
		EntityDocuments<Everything> documents = EntityDocuments.of(this.context, Everything.class);
		Everything everything = new Everything(UUID.randomUUID(), "text", 'c', true, (byte) 1, (short) 2, 3,
				Long.MAX_VALUE, new BigInteger("123456789012345678901234567890"), 0.1f, 0.1,
				new BigDecimal("12345678901234567890.123456789"), UUID.randomUUID(), new byte[] { 0, -1, 127 },
				ByteBuffer.wrap(new byte[] { 7 }), DayOfWeek.MONDAY, Instant.parse("2026-05-04T13:37:00.123456789Z"),
				new Times(LocalDate.of(2026, 5, 4), LocalTime.of(13, 37), LocalDateTime.of(2026, 5, 4, 13, 37),
						OffsetDateTime.of(2026, 5, 4, 13, 37, 0, 0, ZoneOffset.ofHours(2)),
						OffsetTime.of(13, 37, 0, 0, ZoneOffset.UTC),
						ZonedDateTime.of(2026, 5, 4, 13, 37, 0, 0, ZoneId.of("Europe/Berlin")), Year.of(2026),
						YearMonth.of(2026, 5), MonthDay.of(5, 4), Duration.ofSeconds(90), Period.ofDays(3),
						ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(2)),
				new Containers(List.of(List.of(1, 2), List.of()), Set.of(DayOfWeek.FRIDAY),
						new TreeSet<>(Set.of("b", "a")), List.of(1L, 2L), Map.of("a.b", new Line("pen", 1)),
						new TreeMap<>(Map.of(3, UUID.randomUUID())), Map.of(DayOfWeek.SUNDAY, Map.of("x", 1)),
						Optional.of(LocalDate.of(2026, 5, 4)), new int[] { 1, 2 }, new String[] { "a", null },
						List.of("a", 1, Map.of("b", 2)), 5, io.nosqlc.Document.of("a", 1)));
		Everything read = documents.read(io.nosqlc.Document.parse(documents.write(everything).toJson())
			.with("_id", documents.keyOf(everything)));
		assertThat(read).usingRecursiveComparison().isEqualTo(everything);
		assertThat(documents.write(read)).isEqualTo(documents.write(everything));
	}

	@Test
	void bytesAreBase64() {
		EntityDocuments<Blob> documents = EntityDocuments.of(this.context, Blob.class);
		assertThat(documents.write(new Blob("a", new byte[] { 1, 2, 3 })).toJson()).isEqualTo("{\"bytes\":\"AQID\"}");
	}

	@Test
	void classesWithConstructorsSettersAndFieldsAreMade() {
		EntityDocuments<Person> people = EntityDocuments.of(this.context, Person.class);
		Person ada = new Person("ada", 36);
		ada.setHome(new Home("London"));
		ada.cached = "never stored";
		ada.computed = "never written";
		io.nosqlc.Document document = people.write(ada);
		assertThat(document.toJson()).isEqualTo("{\"full_age\":36,\"home\":{\"city\":\"London\"}}");
		Person read = people.read(document.with("_id", "ada").with("computed", "by a trigger").with("cached", "x"));
		assertThat(read.name).isEqualTo("ada");
		assertThat(read.age).isEqualTo(36);
		assertThat(read.home.city).isEqualTo("London");
		assertThat(read.computed).isEqualTo("by a trigger");
		assertThat(read.cached).isNull();
	}

	@Test
	void fieldsThatTheClassDoesNotHaveAreIgnored() {
		assertThat(EntityDocuments.of(this.context, Order.class)
			.read(io.nosqlc.Document.parse("{\"_id\":\"o-1\",\"number\":\"other\",\"colour\":\"red\"}"))
			.number()).isEqualTo("o-1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			anInt     | 5.0                   | 5
			aByte     | 127                   | 127
			aLong     | 9223372036854775807   | 9223372036854775807
			aLong     | 9.0                   | 9
			aBig      | 1E+3                  | 1000
			aDouble   | 5                     | 5.0
			aDouble   | 0.1                   | 0.1
			aFloat    | 0.1                   | 0.1
			aFloat    | 0.10000000149011612   | 0.1
			aDecimal  | 1E+400                | 1E+400
			aDecimal  | 0.1                   | 0.1
			""")
	void aNumberOfAnotherFormIsTheSameNumber(String property, String json, String value) {
		NosqlcPersistentEntity<?> entity = this.context.getCollection(Strict.class).entity();
		Strict read = EntityDocuments.of(this.context, Strict.class)
			.read(io.nosqlc.Document.parse("{\"" + property + "\":" + json + "}"));
		assertThat(entity.getPropertyAccessor(read).getProperty(entity.getRequiredPersistentProperty(property)))
			.hasToString(value);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					anInt     | 5.5                   | it is 5.5 where Integer is wanted, which would be another number
					anInt     | 3000000000            | it is 3000000000 where Integer is wanted, which would be another number
					anInt     | "5"                   | it is the text '5' where Integer is wanted
					aByte     | 128                   | it is 128 where Byte is wanted, which would be another number
					aShort    | 40000                 | it is 40000 where Short is wanted, which would be another number
					aLong     | 9223372036854775808   | it is 9223372036854775808 where Long is wanted, which would be another number
					aBig      | 1E+999999             | it is 1E+999999 where BigInteger is wanted, which would be another number
					aDouble   | 9007199254740993      | it is 9007199254740993 where Double is wanted, which would be another number
					aDouble   | 1E+400                | it is 1E+400 where Double is wanted, which would be another number
					aFloat    | 0.12345678912345678   | it is 0.12345678912345678 where Float is wanted, which would be another number
					aFlag     | 1                     | it is 1 where Boolean is wanted
					aText     | 1                     | it is 1 where String is wanted
					aLetter   | "ab"                  | it is the text 'ab' where Character is wanted: it has 2 characters
					aDay      | "FRYDAY"              | it is the text 'FRYDAY' where DayOfWeek is wanted: there is only MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY
					anId      | "1-2-3-4-5"           | it is the text '1-2-3-4-5' where UUID is wanted: Invalid UUID string: 1-2-3-4-5
					aDate     | "4.5.2026"            | it is the text '4.5.2026' where LocalDate is wanted: Text '4.5.2026' could not be parsed at index 0
					aDate     | 20260504              | it is 20260504 where LocalDate is wanted
					bytes     | "??=="                | it is the text '??==' where byte[] is wanted: Illegal base64 character 3f
					texts     | {}                    | it is a map of 0 where List is wanted
					aMap      | []                    | it is a list of 0 where Map is wanted
					aLine     | "pen"                 | it is the text 'pen' where Line is wanted
					""")
	void aValueThatDoesNotFitItsPropertyIsRefused(String property, String json, String reason) {
		EntityDocuments<Strict> documents = EntityDocuments.of(this.context, Strict.class);
		io.nosqlc.Document document = io.nosqlc.Document.parse("{\"" + property + "\":" + json + "}")
			.with("_id", "s-1");
		assertThatExceptionOfType(CorruptDocumentException.class).isThrownBy(() -> documents.read(document))
			.withMessage("Cannot read document 's-1' of collection 'strict' as 'Strict': '" + property
					+ "' cannot be read, since " + reason + ". Correct the document, or the type of the property.")
			.satisfies((ex) -> assertThat(ex.key()).isEqualTo("s-1"))
			.satisfies((ex) -> assertThat(ex.collection()).isEqualTo("strict"));
	}

	@Test
	void theWayToAValueThatDoesNotFitIsNamed() {
		EntityDocuments<Deep> documents = EntityDocuments.of(this.context, Deep.class);
		assertThatExceptionOfType(CorruptDocumentException.class)
			.isThrownBy(() -> documents
				.read(io.nosqlc.Document.parse("{\"byDay\":{\"MONDAY\":[{\"qty\":1},{\"qty\":\"x\"}]}}")))
			.withMessageContaining("'byDay.MONDAY[1].quantity' cannot be read, since it is the text 'x'");
		assertThatExceptionOfType(CorruptDocumentException.class)
			.isThrownBy(() -> documents.read(io.nosqlc.Document.parse("{\"byDay\":{\"XDAY\":[]}}")))
			.withMessageContaining(
					"'byDay.XDAY' cannot be read, since it is the text 'XDAY' where DayOfWeek is wanted");
		assertThatExceptionOfType(CorruptDocumentException.class)
			.isThrownBy(() -> documents.read(io.nosqlc.Document.parse("{\"matrix\":[[1],[2,null]]}")))
			.withMessageContaining("'matrix[1][1]' cannot be read, since it is null, which has no place there");
		assertThatExceptionOfType(CorruptDocumentException.class)
			.isThrownBy(() -> documents.read(io.nosqlc.Document.parse("{\"_id\":\"x\"}")))
			.withMessageContaining("'id' cannot be read, since it is the text 'x' where Long is wanted");
	}

	@Test
	void aClassThatRefusesWhatIsStoredIsQuoted() {
		EntityDocuments<Picky> documents = EntityDocuments.of(this.context, Picky.class);
		assertThatExceptionOfType(CorruptDocumentException.class)
			.isThrownBy(() -> documents.read(io.nosqlc.Document.parse("{\"_id\":\"p\",\"age\":-1}")))
			.withMessageContaining("'Picky' refused what is stored: too young. ");
	}

	@Test
	void whatWouldBeLostIsNotWritten() {
		EntityDocuments<Person> people = EntityDocuments.of(this.context, Person.class);
		Person ada = new Person("ada", 36);
		ada.setHome(new Villa());
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> people.write(ada))
			.withMessage("Cannot write a Villa as a Home: it would be read as one, without what it has beyond. Use"
					+ " exactly that class.");
		EntityDocuments<Strict> strict = EntityDocuments.of(this.context, Strict.class);
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> strict.write(strict.read(io.nosqlc.Document.parse("{\"aText\":\"\\ud800\"}"))));
	}

	@Test
	void theKeyOfAnEntityIsText() {
		UUID id = UUID.randomUUID();
		assertThat(EntityDocuments.of(this.context, Order.class).keyOf(new Order("o-1", null, null, null, null)))
			.isEqualTo("o-1");
		assertThat(EntityDocuments.of(this.context, Numbered.class).keyOf(new Numbered(-5, "x"))).isEqualTo("-5");
		assertThat(EntityDocuments.of(this.context, Daily.class).keyOf(new Daily(DayOfWeek.MONDAY)))
			.isEqualTo("MONDAY");
		assertThat(EntityDocuments.of(this.context, Identified.class).keyOf(new Identified(id)))
			.isEqualTo(id.toString());
		assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> EntityDocuments.of(this.context, Identified.class).keyOf(new Identified(null)))
			.withMessage("Cannot name the document of this 'Identified': its key 'id' is null. Set it, or insert the"
					+ " entity, which makes up a key.");
	}

	@Test
	@SuppressWarnings("NullAway")
	void aKeyIsAValueOfItsProperty() {
		EntityDocuments<Order> orders = EntityDocuments.of(this.context, Order.class);
		EntityDocuments<Numbered> numbered = EntityDocuments.of(this.context, Numbered.class);
		assertThat(orders.keyOfId("o-1")).isEqualTo("o-1");
		assertThat(orders.keyOfId(Key.of("o-1"))).isEqualTo("o-1");
		assertThat(numbered.keyOfId(5)).isEqualTo("5");
		assertThat(numbered.keyOfId(new BigInteger("5"))).isEqualTo("5");
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> orders.keyOfId(5))
			.withMessage("Cannot use this as the key of 'Order': it is a Integer. The key is String number.");
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> orders.keyOfId(null))
			.withMessageContaining("it is null");
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> orders.keyOfId(Key.of("a", "b")));
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> numbered.keyOfId(5.0));
		assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> numbered.keyOfId(new BigInteger("9223372036854775808")));
	}

	@Test
	void keysAreMadeUpWhereTheyCanBe() {
		EntityDocuments<Order> orders = EntityDocuments.of(this.context, Order.class);
		Order order = new Order(null, 1L, null, List.of(), null);
		assertThat(orders.hasKey(order)).isFalse();
		assertThat(orders.withId(order, "o-9")).isEqualTo(new Order("o-9", 1L, null, List.of(), null));
		assertThat(orders.hasKey(orders.withId(order, orders.newKey()))).isTrue();
		assertThat(orders.newKey()).isNotEqualTo(orders.newKey());
		EntityDocuments<Identified> identified = EntityDocuments.of(this.context, Identified.class);
		String key = identified.newKey();
		assertThat(identified.withId(new Identified(null), key).id()).isEqualTo(UUID.fromString(key));
		EntityDocuments<Person> people = EntityDocuments.of(this.context, Person.class);
		Person person = new Person(null, 1);
		assertThat(people.withId(person, "bob")).isSameAs(person);
		assertThat(person.name).isEqualTo("bob");
		assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> EntityDocuments.of(this.context, Daily.class).newKey())
			.withMessage("Cannot insert this 'Daily': its key 'id' is null, and a DayOfWeek cannot be made up. Set it,"
					+ " or make it a String or a UUID.");
	}

	@Test
	void suppliersGiveWhatIsNull() {
		EntityDocuments<Supplied> supplied = EntityDocuments.of(this.context, Supplied.class);
		assertThat(supplied.withDefaults(new Supplied("a", null, null)))
			.isEqualTo(new Supplied("a", "made up", "made up"));
		Supplied given = new Supplied("a", "given", "given");
		assertThat(supplied.withDefaults(given)).isSameAs(given);
		assertThat(supplied.read(io.nosqlc.Document.of("_id", "a"))).isEqualTo(new Supplied("a", null, null));
	}

	@Test
	void onlyDocumentsHaveDocuments() {
		assertThatExceptionOfType(EntityDefinitionException.class)
			.isThrownBy(() -> EntityDocuments.of(this.context, Line.class));
		assertThat(EntityDocuments.of(this.context, Order.class).collection().name()).isEqualTo("order");
	}

	@Document
	record Order(@Id String number, @Version Long version, Instant placed, List<Line> lines, String customer) {

	}

	record Line(String product, @Column("qty") int quantity) {

	}

	@Document
	static class Defaulted {

		@Id
		String id;

		int number = 5;

		boolean flag = true;

		String name = "initial";

		Optional<String> nick = Optional.of("initial");

		Collection<String> tags = List.of("initial");

		Defaulted() {
		}

		Defaulted(String id, int number, boolean flag, String name, Optional<String> nick, Collection<String> tags) {
			this.id = id;
			this.number = number;
			this.flag = flag;
			this.name = name;
			this.nick = nick;
			this.tags = tags;
		}

	}

	@Document
	record Everything(@Id UUID id, String text, char letter, boolean flag, byte tiny, short small, Integer number,
			long large, BigInteger huge, float single, Double real, BigDecimal decimal, UUID other, byte[] bytes,
			ByteBuffer buffer, DayOfWeek day, Instant at, Times times, Containers containers) {

	}

	record Times(LocalDate date, LocalTime time, LocalDateTime dateTime, OffsetDateTime offsetDateTime,
			OffsetTime offsetTime, ZonedDateTime zoned, Year year, YearMonth month, MonthDay day, Duration duration,
			Period period, ZoneId zone, ZoneOffset offset) {

	}

	record Containers(List<List<Integer>> lists, Set<DayOfWeek> days, SortedSet<String> sorted, Collection<Long> longs,
			Map<String, Line> lines, SortedMap<Integer, UUID> ids, Map<DayOfWeek, Map<String, Integer>> maps,
			Optional<LocalDate> optional, int[] ints, String[] texts, Object anything, Number number,
			io.nosqlc.Document document) {

	}

	@Document
	record Blob(@Id String id, byte[] bytes) {

	}

	@Document
	static class Person {

		@Id
		private String name;

		@Column("full_age")
		private final int age;

		private Home home;

		@ReadOnlyProperty
		String computed;

		@Transient
		String cached;

		@PersistenceCreator
		Person(String name, int age) {
			this.name = name;
			this.age = age;
		}

		Person() {
			this("", 0);
		}

		void setHome(Home home) {
			this.home = home;
		}

	}

	static class Home {

		String city;

		Home() {
		}

		Home(String city) {
			this.city = city;
		}

		@PersistenceCreator
		static Home make() {
			return new Home();
		}

	}

	static final class Villa extends Home {

	}

	@Document("strict")
	record Strict(@Id String id, Integer anInt, Byte aByte, Short aShort, Long aLong, BigInteger aBig, Double aDouble,
			Float aFloat, BigDecimal aDecimal, Boolean aFlag, String aText, Character aLetter, DayOfWeek aDay,
			UUID anId, LocalDate aDate, byte[] bytes, List<String> texts, Map<String, String> aMap, Line aLine) {

	}

	@Document
	record Deep(@Id Long id, Map<DayOfWeek, List<Line>> byDay, int[][] matrix) {

	}

	@Document
	record Picky(@Id String id, int age) {

		Picky {
			if (age < 0) {
				throw new IllegalArgumentException("too young");
			}
		}

	}

	@Document
	record Numbered(@Id long id, String name) {

	}

	@Document
	record Identified(@Id UUID id) {

	}

	@Document
	record Daily(@Id DayOfWeek id) {

	}

	@Document
	record Supplied(@Id String id, @Default(MadeUp.class) String one, @Default(MadeUp.class) String other) {

	}

	static final class MadeUp implements Supplier<String> {

		@Override
		public String get() {
			return "made up";
		}

	}

}
