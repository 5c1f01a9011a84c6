package io.nosqlc.data.repository.query;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.DefaultParameters;
import org.springframework.data.repository.query.ParametersSource;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;

import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.Json;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.TimeUuid;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DerivedFilterTests {

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	@Test
	void aNameWithoutConditionsFindsAll() {
		assertThat(filter(Person.class, "findAllBy")).isEqualTo(Filter.all());
		assertThat(filter(Person.class, "findByOrderByNameDesc")).isEqualTo(Filter.all());
	}

	@Test
	void valuesAreEqualOrNot() {
		assertThat(filter(Person.class, "findByName", "Ada")).isEqualTo(where("name").eq("Ada"));
		assertThat(filter(Person.class, "findByNameIs", new StringBuilder("Ada"))).isEqualTo(where("name").eq("Ada"));
		assertThat(filter(Person.class, "findByNameNot", "Ada")).isEqualTo(where("name").eq("Ada").not());
		assertThat(filter(Person.class, "findByInitial", 'a')).isEqualTo(where("initial").eq("a"));
	}

	@Test
	void nothingIsEqualToNullButWhatIsMissing() {
		assertThat(filter(Person.class, "findByName", (Object) null)).isEqualTo(where("name").isNull());
		assertThat(filter(Person.class, "findByNameNot", (Object) null)).isEqualTo(where("name").isNull().not());
		assertThat(filter(Person.class, "findByNameIgnoreCase", (Object) null)).isEqualTo(where("name").isNull());
		assertThat(filter(Person.class, "findByHome", (Object) null)).isEqualTo(where("home").isNull());
		assertThat(filter(Person.class, "findByNameIn", Arrays.asList("a", null)))
			.isEqualTo(where("name").in("a", null));
	}

	@Test
	void valuesAreInAnOrder() {
		assertThat(filter(Person.class, "findByAgeLessThan", 5)).isEqualTo(where("age").lt(5));
		assertThat(filter(Person.class, "findByAgeLessThanEqual", 5)).isEqualTo(where("age").lte(5));
		assertThat(filter(Person.class, "findByAgeGreaterThan", 5)).isEqualTo(where("age").gt(5));
		assertThat(filter(Person.class, "findByAgeGreaterThanEqual", 5)).isEqualTo(where("age").gte(5));
		assertThat(filter(Person.class, "findByBornBefore", Instant.EPOCH)).isEqualTo(where("born").lt(Instant.EPOCH));
		assertThat(filter(Person.class, "findByBornAfter", Instant.EPOCH)).isEqualTo(where("born").gt(Instant.EPOCH));
		assertThat(filter(Person.class, "findByAgeBetween", 1, 2)).isEqualTo(where("age").between(1, 2));
		assertThat(filter(Person.class, "findByNameBetween", "a", "b")).isEqualTo(where("name").between("a", "b"));
	}

	@Test
	void textIsLikeSomething() {
		assertThat(filter(Person.class, "findByNameLike", "A%")).isEqualTo(where("name").like("A%"));
		assertThat(filter(Person.class, "findByNameNotLike", "A%")).isEqualTo(where("name").like("A%").not());
		assertThat(filter(Person.class, "findByNameStartingWith", "A")).isEqualTo(where("name").startsWith("A"));
		assertThat(filter(Person.class, "findByNameEndingWith", "a")).isEqualTo(where("name").endsWith("a"));
		assertThat(filter(Person.class, "findByNameContaining", "d")).isEqualTo(where("name").contains("d"));
		assertThat(filter(Person.class, "findByNameNotContaining", "d")).isEqualTo(where("name").contains("d").not());
		assertThat(filter(Person.class, "findByNameMatches", "A.a")).isEqualTo(where("name").matches("A.a"));
		assertThatExceptionOfType(InvalidFilterException.class)
			.isThrownBy(() -> filter(Person.class, "findByNameMatches", "("));
	}

	@Test
	void collectionsContainElements() {
		assertThat(filter(Person.class, "findByTagsContaining", "a")).isEqualTo(where("tags").contains("a"));
		assertThat(filter(Person.class, "findByTagsNotContaining", "a")).isEqualTo(where("tags").contains("a").not());
		assertThat(filter(Person.class, "findByTagsContainingIgnoreCase", "a"))
			.isEqualTo(where("tags").ignoreCase().contains("a"));
		assertThat(filter(Person.class, "findByScoresContaining", 5)).isEqualTo(where("scores").contains(5));
	}

	@Test
	void aSetIsEqualInAnyOrderAndAListInOne() {
		assertThat(filter(Person.class, "findByTags", List.of("a", "b", "a")))
			.isEqualTo(Filter.and(where("tags").size(2), where("tags").contains("a"), where("tags").contains("b")));
		assertThat(filter(Person.class, "findByTagsNot", Set.of()))
			.isEqualTo(Filter.allOf(List.of(where("tags").size(0))).not());
		assertThat(filter(Person.class, "findByScores", List.of(2, 1))).isEqualTo(where("scores").eq(List.of(2, 1)));
	}

	@Test
	void valuesAreAmongOthersHoweverThoseCome() {
		Filter expected = where("age").in(1, 2);
		assertThat(filter(Person.class, "findByAgeIn", List.of(1, 2))).isEqualTo(expected);
		assertThat(filter(Person.class, "findByAgeIn", Optional.of(List.of(1, 2)))).isEqualTo(expected);
		assertThat(filter(Varargs.class, Person.class, "findByAgeIn", new int[] { 1, 2 })).isEqualTo(expected);
		assertThat(filter(Person.class, "findByAgeNotIn", List.of(1, 2))).isEqualTo(expected.not());
		assertThat(filter(Person.class, "findByNameInIgnoreCase", List.of("a", "b")))
			.isEqualTo(where("name").ignoreCase().in("a", "b"));
		assertThat(filter(Person.class, "findByAgeIn", List.of())).isEqualTo(where("age").in(List.of()));
	}

	@Test
	void whatIsMissingOrEmptyIsAskedFor() {
		assertThat(filter(Person.class, "findByNameIsNull")).isEqualTo(where("name").isNull());
		assertThat(filter(Person.class, "findByNameIsNotNull")).isEqualTo(where("name").exists());
		assertThat(filter(Person.class, "findByNameExists")).isEqualTo(where("name").exists());
		assertThat(filter(Person.class, "findByTagsIsEmpty")).isEqualTo(where("tags").isEmpty());
		assertThat(filter(Person.class, "findByTagsIsNotEmpty")).isEqualTo(where("tags").isEmpty().not());
	}

	@Test
	void whatIsMissingIsNeitherTrueNorFalse() {
		assertThat(filter(Person.class, "findByActiveTrue")).isEqualTo(where("active").eq(true));
		assertThat(filter(Person.class, "findByActiveFalse")).isEqualTo(where("active").eq(false));
	}

	@Test
	void conditionsAreJoinedByAndBeforeOr() {
		assertThat(filter(Person.class, "findByNameAndAgeOrActiveTrueAndAgeLessThan", "Ada", 1, 2))
			.isEqualTo(Filter.or(Filter.and(where("name").eq("Ada"), where("age").eq(1)),
					Filter.and(where("active").eq(true), where("age").lt(2))));
	}

	@Test
	void theCaseOfLettersMakesNoDifferenceWhereTheNameSaysSo() {
		assertThat(filter(Person.class, "findByNameIgnoreCase", "Ada")).isEqualTo(where("name").ignoreCase().eq("Ada"));
		assertThat(filter(Person.class, "findByNameAndAgeAndActiveTrueAllIgnoreCase", "Ada", 1))
			.isEqualTo(Filter.and(where("name").ignoreCase().eq("Ada"), where("age").eq(1), where("active").eq(true)));
	}

	@Test
	void namesLeadIntoObjectsAndKeys() {
		assertThat(filter(Person.class, "findByHomeTown", "Oslo")).isEqualTo(where("home.town").eq("Oslo"));
		assertThat(filter(Reading.class, "findByKeySensor", "s")).isEqualTo(where("key.sensor").eq("s"));
		assertThat(filter(Reading.class, "findByPlaceTown", "Oslo")).isEqualTo(where("place.town").eq("Oslo"));
	}

	@Test
	void anObjectIsEqualInAllOfItsProperties() {
		Filter expected = where("home").exists()
			.and(Filter.and(where("home.street").isNull(), where("home.town").eq("Oslo")));
		assertThat(filter(Person.class, "findByHome", new Address(null, "Oslo"))).isEqualTo(expected);
		assertThat(filter(Person.class, "findByHomeIn", List.of(new Address(null, "Oslo"))))
			.isEqualTo(Filter.anyOf(List.of(expected)));
		assertThat(filter(Reading.class, "findByKey", new ReadingKey("s", Instant.EPOCH)))
			.isEqualTo(Filter.and(where("key.sensor").eq("s"), where("key.at").eq(Instant.EPOCH)));
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> filter(Reading.class, "findByKey", (Object) null))
			.withMessage("Cannot compare 'key' of 'Reading' with null: it is the key, and always there. Pass a key.");
	}

	@Test
	void bytesAndIdentifiersAreWhatStoresHaveForThem() {
		UUID id = UUID.randomUUID();
		assertThat(filter(Person.class, "findById", id)).isEqualTo(where("id").eq(id));
		assertThat(filter(Person.class, "findByPhoto", ByteBuffer.wrap(new byte[] { 1 })))
			.isEqualTo(where("photo").eq(new byte[] { 1 }));
		assertThat(filter(Person.class, "findByWorksOnIn", EnumSet.of(DayOfWeek.MONDAY)))
			.isEqualTo(where("worksOn").in("MONDAY"));
	}

	@Test
	void optionalArgumentsAndPropertiesAreWhatIsInThem() {
		assertThat(filter(Person.class, "findByName", Optional.of("Ada"))).isEqualTo(where("name").eq("Ada"));
		assertThat(filter(Person.class, "findByName", Optional.empty())).isEqualTo(where("name").isNull());
		assertThat(filter(Person.class, "findByNickStartingWith", "A")).isEqualTo(where("nick").startsWith("A"));
	}

	@Test
	void argumentsThatAreNoValuesAreNotBound() {
		assertThat(filter(Person.class, "findByNameAndAge", "Ada", 3))
			.isEqualTo(where("name").eq("Ada").and("age").eq(3));
	}

	@Test
	void nullIsInNoOrderAndPartOfNothing() {
		for (String name : List.of("findByAgeLessThan", "findByNameLike", "findByNameContaining", "findByAgeIn",
				"findByNameStartingWith", "findByNameMatches")) {
			assertThatIllegalArgumentException().isThrownBy(() -> filter(Person.class, name, (Object) null))
				.withMessageContaining("the argument is null. Pass a value, or find what is missing by IsNull.");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> filter(Person.class, "findByAgeBetween", 1, null))
			.withMessageStartingWith("Cannot ask 'Between' of 'age' of 'Person'");
	}

	@Test
	void anArgumentThatCanNeverBeEqualIsRefused() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> filter(Person.class, "findByAgeIn", List.of(1, "two")))
			.withMessage("Cannot compare 'age' of 'Person' with 'two' of String: its type is Integer. Pass what it can"
					+ " be equal to.");
	}

	@Test
	void everyPropertyTakesEveryKeywordOrSaysWhyNot() {
		for (PropertyKind kind : PropertyKind.values()) {
			assertThat(Arrays.stream(Part.Type.values()).filter(kind::takes)).as(kind.name()).isNotEmpty();
		}
		assertThat(Arrays.stream(PropertyKind.values()).filter((it) -> it.takes(Part.Type.NEAR))).isEmpty();
	}

	@Test
	void aNameOfNoPropertyIsRefusedWithThoseThatThereAre() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> DerivedFilter.read("findByHomeTwon", Person.class, this.context))
			.withMessage("Cannot find 'Person' by the name of the method: 'Address' in 'home' has no 'twon'. Use what"
					+ " there is: 'town', 'street'.")
			.withCauseInstanceOf(PropertyReferenceException.class);
	}

	@Test
	void numbersMayBeOfOtherClasses() {
		assertThat(filter(Numbers.class, Person.class, "findByAgeGreaterThan", new BigDecimal("1.5")))
			.isEqualTo(where("age").gt(1.5));
		assertThat(filter(Numbers.class, Person.class, "findByAge", 5L)).isEqualTo(where("age").eq(5));
	}

	private Filter filter(Class<?> type, String name, @Nullable Object... values) {
		return filter(Methods.class, type, name, values);
	}

	private Filter filter(Class<?> methods, Class<?> type, String name, @Nullable Object... values) {
		Method method = Arrays.stream(methods.getDeclaredMethods())
			.filter((it) -> it.getName().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no " + name));
		Iterator<@Nullable Object> arguments = Arrays.asList(values).iterator();
		Filter filter = DerivedFilter
			.of(new PartTree(name, type), type, this.context, new DefaultParameters(ParametersSource.of(method)))
			.bind(arguments);
		assertThat(arguments).isExhausted();
		return filter;
	}

	@SuppressWarnings("unused")
	interface Methods {

		void findAllBy();

		void findByOrderByNameDesc();

		void findByName(String name);

		void findByNameIs(CharSequence name);

		void findByNameNot(String name);

		void findByNameIgnoreCase(Object name);

		void findByInitial(char initial);

		void findByAgeLessThan(int age);

		void findByAgeLessThanEqual(Integer age);

		void findByAgeGreaterThan(int age);

		void findByAgeGreaterThanEqual(int age);

		void findByBornBefore(Instant born);

		void findByBornAfter(Instant born);

		void findByAgeBetween(int low, int high);

		void findByNameBetween(String low, String high);

		void findByNameLike(String pattern);

		void findByNameNotLike(String pattern);

		void findByNameStartingWith(String prefix);

		void findByNameEndingWith(String suffix);

		void findByNameContaining(String part);

		void findByNameNotContaining(String part);

		void findByNameMatches(String pattern);

		void findByTagsContaining(String tag);

		void findByTagsNotContaining(String tag);

		void findByTagsContainingIgnoreCase(String tag);

		void findByScoresContaining(int score);

		void findByTags(Collection<String> tags);

		void findByTagsNot(Set<String> tags);

		void findByScores(List<Integer> scores);

		void findByAgeIn(Iterable<Integer> ages);

		void findByAgeNotIn(List<Integer> ages);

		void findByNameIn(Collection<String> names);

		void findByNameInIgnoreCase(Collection<String> names);

		void findByNameIsNull();

		void findByNameIsNotNull();

		void findByNameExists();

		void findByTagsIsEmpty();

		void findByTagsIsNotEmpty();

		void findByActiveTrue();

		void findByActiveFalse();

		void findByNameAndAgeOrActiveTrueAndAgeLessThan(String name, int age, int limit);

		void findByNameAndAgeAndActiveTrueAllIgnoreCase(String name, int age);

		void findByNameAndAge(Pageable page, String name, Sort sort, Integer age, Limit limit);

		void findByHomeTown(String town);

		void findByHome(Address home);

		void findByHomeIn(Collection<Address> homes);

		void findByKeySensor(String sensor);

		void findByKey(ReadingKey key);

		void findByPlaceTown(String town);

		void findById(UUID id);

		void findByPhoto(ByteBuffer photo);

		void findByWorksOnIn(Set<DayOfWeek> days);

		void findByNickStartingWith(String prefix);

	}

	@SuppressWarnings("unused")
	interface Varargs {

		void findByAgeIn(int... ages);

	}

	@SuppressWarnings("unused")
	interface Numbers {

		void findByAge(long age);

		void findByAgeGreaterThan(BigDecimal age);

	}

	@Document
	record Person(@Id UUID id, String name, char initial, int age, @Nullable Boolean active, Instant born,
			Set<String> tags, List<Integer> scores, Address home, byte[] photo, DayOfWeek worksOn,
			Optional<String> nick) {

	}

	@UserType
	record Address(@Nullable String street, String town) {

	}

	@Table
	record Reading(@Id ReadingKey key, double celsius, Address place, @TimeUuid UUID written,
			@Json Map<String, Object> raw) {

	}

	record ReadingKey(@PartitionKey String sensor, @ClusteringKey Instant at) {

	}

}
