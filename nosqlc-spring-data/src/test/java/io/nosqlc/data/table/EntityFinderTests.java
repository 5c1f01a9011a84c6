package io.nosqlc.data.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.annotation.Id;

import io.nosqlc.Client;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.FullScan;
import io.nosqlc.QueryPlan;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.query.TableAccess;
import io.nosqlc.cassandra.query.TableIndexes;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.Ascii;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Discriminator;
import io.nosqlc.data.mapping.DiscriminatorValue;
import io.nosqlc.data.mapping.Index;
import io.nosqlc.data.mapping.Json;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.TimeUuid;
import io.nosqlc.data.mapping.Tuple;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.CorruptRowException;
import io.nosqlc.error.EntityNotFoundException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.SortKey.asc;
import static io.nosqlc.SortKey.desc;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@WithEmbeddedCassandra
class EntityFinderTests {

	private static final UUID ADA = UUID.fromString("5f6a5a0e-0000-4000-8000-000000000001");

	private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

	private static final Post FIRST = new Post(ADA, NOON, "First", Mood.GLAD, Set.of("java"), Map.of("en", 3),
			new Place("Bern", new Country("CH", 8)), Map.of("color", "red", "sizes", List.of(1, 2)), new Pair("x", 1),
			Optional.of("n"), new byte[] { 1, -1 });

	private static final Post SECOND = new Post(ADA, NOON.plusSeconds(1), "Second", Mood.SAD, Set.of(), Map.of(), null,
			null, null, Optional.empty(), null);

	private static final List<RowImage> LOADED = new ArrayList<>();

	private static final List<Object> LOADED_ENTITIES = new ArrayList<>();

	private static Client client;

	private static StoredRows stored;

	private static NosqlcMappingContext context;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/entity_finders");
		context = new NosqlcMappingContext();
		stored = new StoredRows(client, context);
		stored.sync(Post.class, Reading.class, Animal.class, Cat.class, Lion.class, Dog.class, Typed.class);
		stored.insert(FIRST);
		stored.insert(SECOND);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@ParameterizedTest
	@MethodSource("filtersOfTheFirst")
	void propertiesOfAnyTypeAreFiltered(Filter filter) {
		assertThat(posts(filter).list()).usingRecursiveComparison().isEqualTo(List.of(FIRST));
		assertThat(posts(filter).count()).isEqualTo(1);
		assertThat(posts(filter.not()).list()).usingRecursiveComparison().isEqualTo(List.of(SECOND));
	}

	static List<Filter> filtersOfTheFirst() {
		return List.of(where("authorId").eq(ADA).and("createdAt").eq(NOON), where("createdAt").eq(NOON.plusNanos(999)),
				where("createdAt").lte(NOON.plusNanos(999_999)), where("createdAt").eq("2026-11-21T13:00:00+01:00"),
				where("headline").startsWith("Fi"), where("headline").ignoreCase().eq("FIRST"),
				where("mood").eq(Mood.GLAD), where("mood").in("GLAD"), where("tags").contains("java"),
				where("tags").size(1), where("tags").isEmpty().not(), where("counts.en").gte(3),
				where("place.city").eq("Bern"), where("place.country.code").eq("CH"), where("place.country.tax").lt(10),
				where("meta.color").eq("red"), where("meta.sizes").contains(2), where("meta").exists(true),
				where("pair.name").eq("x"), where("pair.number").in(1, 2), where("note").eq("n"),
				where("note").isNull().not(), where("bytes").eq(new byte[] { 1, -1 }), where("bytes").eq("0x01ff"));
	}

	@Test
	void anAbsentCollectionIsEmptyToFiltersAsItIsInEntities() {
		assertThat(posts(where("tags").size(0)).list()).extracting(Post::headline).containsExactly("Second");
		assertThat(posts(where("tags").isNull()).list()).isEmpty();
		assertThat(posts(where("counts").isEmpty()).count()).isEqualTo(1);
	}

	@Test
	void sortingGoesByPropertiesAndPartsOfThem() {
		assertThat(posts(Filter.all()).sort(desc("headline")).list()).extracting(Post::headline)
			.containsExactly("Second", "First");
		assertThat(posts(Filter.all()).sort(asc("place.country.code")).list()).extracting(Post::headline)
			.containsExactly("Second", "First");
		assertThat(posts(Filter.all()).sort(asc("meta.color")).list()).extracting(Post::headline)
			.containsExactly("Second", "First");
		assertThat(posts(Filter.all()).sort(asc("pair.name"), asc("headline")).list()).extracting(Post::headline)
			.containsExactly("Second", "First");
	}

	@Test
	void pagesGoOnBehindTheirTokens() {
		SortKey order = asc("headline");
		String token = posts(Filter.all()).sort(order).page(1).nextToken();
		assertThat(posts(Filter.all()).sort(order).after(token).page(1).items()).extracting(Post::headline)
			.containsExactly("Second");
		String unsorted = posts(where("authorId").eq(ADA)).page(1).nextToken();
		assertThat(posts(where("authorId").eq(ADA)).after(unsorted).page(1).items()).hasSize(1);
	}

	@Test
	void whatIsLoadedAsAWholeIsToldWithItsValues() {
		LOADED.clear();
		LOADED_ENTITIES.clear();
		List<Post> posts = posts(where("mood").eq(Mood.GLAD)).list();
		assertThat(LOADED_ENTITIES).hasSize(1);
		assertThat(LOADED_ENTITIES.get(0)).isSameAs(posts.get(0));
		assertThat(stored.image(posts.get(0)).changedSince(LOADED.get(0))).isEmpty();
		assertThat(stored.image(SECOND).changedSince(LOADED.get(0))).extracting((it) -> it.propertyPath())
			.containsExactlyInAnyOrder("createdAt", "headline", "mood", "tags", "counts", "place", "meta", "pair",
					"note", "bytes");
		LOADED.clear();
		posts(Filter.all()).stream().forEach((it) -> assertThat(it).isNotNull());
		posts(Filter.all()).as(Map.class).list();
		posts(Filter.all()).page(1);
		assertThat(LOADED).isEmpty();
	}

	@Test
	void noMatchIsAnEntityThatWasNotFound() {
		assertThatExceptionOfType(EntityNotFoundException.class)
			.isThrownBy(() -> posts(where("headline").eq("Third")).one());
	}

	@Test
	void allThatIsWrongWithAQueryIsSaidAtOnce() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> posts(where("headlin").eq("a").and("place.twon").eq("b").and("createdAt").eq("now"))
				.sort(asc("authorId.x"))
				.list())
			.withMessageStartingWith("Cannot find 'Post' by '")
			.withMessageContaining("'headlin' means nothing, because 'Post' has no 'headlin' but [authorId, createdAt,"
					+ " headline, mood, tags, counts, place, meta, pair, note, bytes]; did you mean 'headline'?")
			.withMessageContaining("'place.twon' means nothing, because 'place' has no 'twon' but [city, country]")
			.withMessageContaining("is never true of 'createdAt', because it is an Instant")
			.withMessageContaining(
					"'authorId.x' leads into 'authorId' of 'Post', which has nothing with a name inside");
	}

	@ParameterizedTest
	@MethodSource("neverTrue")
	void whatIsNeverTrueIsRefused(Filter filter, String reason) {
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> posts(filter).list())
			.withMessageContaining("'" + filter + "' is never true of")
			.withMessageContaining(reason);
	}

	static List<Arguments> neverTrue() {
		return List.of(arguments(where("authorId").eq("ada"), "it is a UUID"),
				arguments(where("authorId").gt(5), "it is a UUID"),
				arguments(where("mood").eq("HAPPY"), "it is one of [GLAD, SAD]"),
				arguments(where("headline").eq(5), "it is a String"),
				arguments(where("headline").size(1), "neither a list"),
				arguments(where("tags").eq("java"), "it is a list"),
				arguments(where("tags").contains(1), "it is a String"),
				arguments(where("tags").gt("a"), "have no order"), arguments(where("tags").like("a%"), "it is no text"),
				arguments(where("counts").contains("en"), "it is a map"),
				arguments(where("counts.en").eq("three"), "it is a number"),
				arguments(where("counts.en").eq(3.5), "it is an Integer"),
				arguments(where("counts.en").eq(3_000_000_000L), "it is an Integer"),
				arguments(where("meta").eq("red"), "it is kept as JSON"),
				arguments(where("place.country.tax").in(1, "2"), "it is a number"));
	}

	@Test
	void rangesTakeNumbersThatNoColumnHolds() {
		assertThat(posts(where("counts.en").gt(2.5)).count()).isEqualTo(1);
		assertThat(posts(where("counts.en").lt(3_000_000_000L)).count()).isEqualTo(1);
	}

	@Test
	void typesWithoutJavaKindOfTheirOwnAreFiltered() {
		Typed typed = new Typed("t", LocalDate.of(2026, 11, 21), true, "ascii", 1.5f, ADA, TIME);
		stored.insert(typed);
		FindQuery<Typed> query = query(Typed.class,
				where("date").eq(LocalDate.of(2026, 11, 21))
					.and("flag")
					.eq(true)
					.and("code")
					.eq("ascii")
					.and("real")
					.eq(1.5)
					.and("plain")
					.in(ADA)
					.and("time")
					.eq(TIME));
		assertThat(query.list()).containsExactly(typed);
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> query(Typed.class, where("code").eq("é").and("time").eq(ADA)).list())
			.withMessageContaining("it is ASCII")
			.withMessageContaining("it is a UUID of a time");
	}

	@Test
	void entitiesAreNotReadInPart() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> posts(Filter.all()).fields("headline").list())
			.withMessage("Cannot bring only [headline] of 'Post': an entity is read as a whole, since saving one with"
					+ " gaps would write them. Bring them as a record with as(...), or as a Map.");
	}

	@Test
	void indexesThatEntitiesDeclareAreSearched() {
		stored.sync(Tagged.class);
		stored.insert(new Tagged(1, "red", Set.of("a", "b")));
		stored.insert(new Tagged(2, "blue", Set.of("b")));
		EntityTemplate entities = new EntityTemplate(client);
		FindQuery<Tagged> red = entities.find(Tagged.class, where("color").eq("red")).fullScan(FullScan.FORBID);
		assertThat(red.list()).extracting(Tagged::id).containsExactly(1);
		assertThat(red.explain().kind()).isEqualTo(QueryPlan.Kind.INDEX_LOOKUP);
		assertThat(entities.find(Tagged.class, where("tags").contains("b")).fullScan(FullScan.FORBID).list())
			.extracting(Tagged::id)
			.containsExactlyInAnyOrder(1, 2);
	}

	@Test
	void projectionsReadTheColumnsThatTheyName() {
		FindQuery<Headline> headlines = posts(where("mood").eq(Mood.GLAD)).as(Headline.class);
		assertThat(headlines.list()).containsExactly(new Headline("First", Set.of("java"), Optional.of(Mood.GLAD)));
		assertThat(headlines.explain().cql())
			.contains("SELECT \"author_id\", \"created_at\", \"Title\", \"mood\"," + " \"tags\" FROM");
		assertThat(posts(where("mood").eq(Mood.SAD)).as(Titled.class).list()).singleElement()
			.satisfies((it) -> assertThat(it.getHeadline()).isEqualTo("Second"));
		assertThat(posts(Filter.all()).sort(asc("mood"), desc("counts.en")).as(Created.class).list())
			.containsExactly(new Created(NOON), new Created(NOON.plusSeconds(1)));
		assertThat(posts(where("mood").eq(Mood.GLAD)).as(Headline.class).fields("headline").list())
			.containsExactly(new Headline("First", Set.of(), Optional.empty()));
	}

	@Test
	@SuppressWarnings("unchecked")
	void rowsComeAsMapsAndDocumentsAndSingleValues() {
		assertThat((Map<String, Object>) posts(where("mood").eq(Mood.GLAD)).as(Map.class).fields("mood", "note").one())
			.isEqualTo(Map.of("mood", Mood.GLAD, "note", "n"));
		Document document = posts(where("mood").eq(Mood.GLAD)).as(Document.class).one();
		assertThat(document.getString("place.country.code")).isEqualTo("CH");
		assertThat(document.getInstant("createdAt")).isEqualTo(NOON);
		assertThat(document.getList("meta.sizes")).containsExactly(1, 2);
		assertThat(posts(Filter.all()).fields("headline").as(String.class).list()).containsExactlyInAnyOrder("First",
				"Second");
		assertThat(posts(Filter.all()).fields("place").as(Place.class).list()).containsExactly(FIRST.place());
		assertThat(posts(Filter.all()).fields("place").as(Place.class).count()).isEqualTo(1);
	}

	@Test
	void projectionsOnWhatThereIsNotAreRefusedAtOnce() {
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> posts(Filter.all()).as(Wrong.class))
			.withMessage("Cannot bring 'Post' as 'Wrong': its 'headline' is a String, and no Integer; it has no 'other'"
					+ " but [authorId, createdAt, headline, mood, tags, counts, place, meta, pair, note, bytes]. Name and"
					+ " type its properties as those.");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> posts(Filter.all()).as(WrongGetter.class))
			.withMessageContaining("no [other]");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> posts(Filter.all()).as(String.class).list())
			.withMessageContaining("that is a single value");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> posts(Filter.all()).fields("tags").as(String.class).list())
			.withMessageContaining("its 'tags' is a Set");
	}

	@Test
	void partsOfAKeyObjectAreNamedByPaths() {
		Reading reading = new Reading(new ReadingKey("attic", NOON), 20.5);
		Reading later = new Reading(new ReadingKey("attic", NOON.plusSeconds(60)), 21);
		stored.insert(reading);
		stored.insert(later);
		FindQuery<Reading> query = query(Reading.class,
				where("key.sensor").eq("attic").and("key.at").lt(NOON.plusSeconds(60)));
		assertThat(query.list()).containsExactly(reading);
		assertThat(query.explain().kind()).isNotEqualTo(query(Reading.class, where("celsius").gt(0)).explain().kind());
		assertThat(query.as(Celsius.class).list()).containsExactly(new Celsius(NOON, 20.5));
		assertThat((Map<?, ?>) query.as(Map.class).one())
			.isEqualTo(Map.of("key", Map.of("sensor", "attic", "at", NOON), "celsius", 20.5));
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> query(Reading.class, where("key").exists(true)).list())
			.withMessageContaining("but [key.sensor, key.at, celsius]");
	}

	@Test
	void theClassesOfAHierarchyComeAsThemselves() {
		Cat cat = new Cat();
		cat.id = "tom";
		cat.lives = 9;
		Lion lion = new Lion();
		lion.id = "leo";
		lion.lives = 1;
		lion.mane = "long";
		Dog dog = new Dog();
		dog.id = "rex";
		dog.barks = true;
		stored.insert(cat);
		stored.insert(lion);
		stored.insert(dog);
		assertThat(query(Animal.class, Filter.all()).list()).usingRecursiveFieldByFieldElementComparator()
			.containsExactlyInAnyOrder(of(cat, "cat"), of(lion, "lion"), of(dog, "dog"));
		assertThat(query(Cat.class, Filter.all()).list()).extracting((it) -> it.id)
			.containsExactlyInAnyOrder("tom", "leo");
		assertThat(query(Cat.class, where("lives").gt(5)).list()).hasExactlyElementsOfTypes(Cat.class);
		assertThat(query(Dog.class, Filter.all()).count()).isEqualTo(1);
		assertThat(query(Dog.class, where("id").eq("tom")).list()).isEmpty();
		assertThat(query(Animal.class, where("mane").eq("long")).list()).hasExactlyElementsOfTypes(Lion.class);
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> query(Cat.class, where("barks").eq(true)).list())
			.withMessageContaining("'Cat' has no 'barks' but [id, kind, lives, mane]");
	}

	@Test
	void rowsOfOtherClassesAndOfNoneAreNamed() {
		Dog dog = new Dog();
		dog.id = "sibling";
		stored.insert(dog);
		EntityRows<Cat> cats = stored.rows(Cat.class);
		assertThatExceptionOfType(CorruptRowException.class).isThrownBy(() -> cats.read(stored.row(dog, Cat.class)))
			.withMessage("Cannot read row 'id=sibling' of table 'entity_finders.animal' as 'Cat': its discriminator"
					+ " 'kind' is 'dog', which makes it a 'Dog'. Read it as 'Dog', or as what both extend.");
		stored.session().execute("DELETE FROM entity_finders.animal WHERE id = 'sibling'");
		stored.session().execute("INSERT INTO entity_finders.animal (id, kind) VALUES ('bird', 'bird')");
		FindQuery<Animal> birds = query(Animal.class, where("id").eq("bird"));
		assertThatExceptionOfType(CorruptRowException.class).isThrownBy(birds::list)
			.withMessage("Cannot read row 'id=bird' of table 'entity_finders.animal' as 'Animal': its discriminator"
					+ " 'kind' is 'bird', and those that are known are 'cat', 'dog', 'lion'. Make the class of such rows"
					+ " known to the mapping context, or correct the row.");
		stored.session().execute("UPDATE entity_finders.animal SET kind = null WHERE id = 'bird'");
		assertThatExceptionOfType(CorruptRowException.class).isThrownBy(birds::list)
			.withMessageContaining("its discriminator 'kind' is null")
			.satisfies((it) -> assertThat(it.key()).isEqualTo("id=bird"));
		stored.session().execute("DELETE FROM entity_finders.animal WHERE id = 'bird'");
	}

	private static <T extends Animal> T of(T animal, String kind) {
		animal.kind = kind;
		return animal;
	}

	private static FindQuery<Post> posts(Filter filter) {
		return query(Post.class, filter);
	}

	private static <T> FindQuery<T> query(Class<T> type, Filter filter) {
		return FindQuery.of(new EntityFinder<>(client.unwrap(TableAccess.class), stored.rows(type), TableIndexes.NONE,
				context, (entity, image) -> {
					LOADED_ENTITIES.add(entity);
					LOADED.add(image);
				}), filter, client.unwrap(ClientRuntime.class));
	}

	enum Mood {

		GLAD, SAD

	}

	@Table("posts")
	record Post(@PartitionKey UUID authorId, @ClusteringKey Instant createdAt, @Column("Title") String headline,
			Mood mood, Set<String> tags, Map<String, Integer> counts, Place place, @Json Map<String, Object> meta,
			Pair pair, Optional<String> note, byte[] bytes) {

	}

	@UserType
	record Place(@Column("town") String city, Country country) {

	}

	@UserType
	record Country(String code, int tax) {

	}

	@Tuple
	record Pair(String name, Integer number) {

	}

	@Table
	record Tagged(@PartitionKey int id, @Index String color, @Index Set<String> tags) {

	}

	record Headline(String headline, Set<String> tags, Optional<Mood> mood) {

	}

	interface Titled {

		String getHeadline();

	}

	record Wrong(Integer headline, String other) {

	}

	interface WrongGetter {

		String getOther();

	}

	@Table
	record Reading(@Id ReadingKey key, double celsius) {

	}

	record ReadingKey(@PartitionKey String sensor, @ClusteringKey Instant at) {

	}

	record Created(Instant createdAt) {

	}

	record Celsius(Instant at, double celsius) {

	}

	private static final UUID TIME = UUID.fromString("f6a5a0e0-c6b1-11f0-8000-000000000001");

	@Table
	record Typed(@PartitionKey String id, LocalDate date, boolean flag, @Ascii String code, float real, UUID plain,
			@TimeUuid UUID time) {

	}

	@Table
	abstract static class Animal {

		@PartitionKey
		String id;

		@Discriminator
		String kind;

	}

	@DiscriminatorValue("cat")
	static class Cat extends Animal {

		int lives;

	}

	@DiscriminatorValue("lion")
	static class Lion extends Cat {

		String mane;

	}

	@DiscriminatorValue("dog")
	static class Dog extends Animal {

		boolean barks;

	}

}
