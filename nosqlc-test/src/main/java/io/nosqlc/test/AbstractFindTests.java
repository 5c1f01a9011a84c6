package io.nosqlc.test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.FullScan;
import io.nosqlc.QueryPlan;
import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.error.DocumentTypeException;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.error.NonUniqueResultException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Finds bring exactly the documents that match, in whatever form is asked for.
 */
public abstract class AbstractFindTests extends AbstractStoreTests {

	private static final Map<String, Document> PEOPLE = Map.of("f1",
			Document.of("name", "Alice", "age", 30, "status", "active", "tags", List.of("js", "ts"), "score", 85,
					"address", Map.of("city", "Rome", "geo", Map.of("lat", 41.9))),
			"f2",
			Document.of("name", "Bob", "age", 25, "status", "inactive", "tags", List.of("py"), "score", 70, "address",
					Map.of("city", "Oslo")),
			"f3",
			Document.of("name", "Charlie", "age", 35, "status", "active", "tags", List.of("js", "go"), "score", 90,
					"address", "none"),
			"f4",
			Document.of("name", "Dana", "age", 22, "status", "pending", "tags", List.of("ts"), "score", 60, "email",
					null),
			"f5", Document.of("name", "Eve", "age", 30, "status", "active", "score", 95, "email", "eve@example.com"));

	private static final Map<String, Document> ODDITIES = Map.ofEntries(Map.entry("int", Document.of("v", 1)),
			Map.entry("decimal", Document.of("v", new BigDecimal("1.0"))), Map.entry("true", Document.of("v", true)),
			Map.entry("false", Document.of("v", false)), Map.entry("text", Document.of("v", "1")),
			Map.entry("empty", Document.of("v", "")), Map.entry("null", Document.of("v", null)),
			Map.entry("missing", Document.of()), Map.entry("list", Document.of("v", List.of(1))),
			Map.entry("map", Document.of("v", Map.of("a", 1))), Map.entry("zero", Document.of("v", 0)),
			Map.entry("wide", Document.of("v", 9_007_199_254_740_993L)),
			Map.entry("wider", Document.of("v", BigInteger.TEN.pow(30))),
			Map.entry("emoji", Document.of("v", "\ud83d\ude00")), Map.entry("bmp", Document.of("v", "\ufffd")),
			Map.entry("composed", Document.of("v", "\u00e9")), Map.entry("decomposed", Document.of("v", "e\u0301")),
			Map.entry("quote", Document.of("v", "it's")), Map.entry("dotted", Document.of("x.y", 5)),
			Map.entry("nested", Document.of("x", Map.of("y", 6))));

	private @Nullable Collection people;

	private @Nullable Collection oddities;

	@BeforeAll
	final void storeDocuments() {
		this.people = freshCollection();
		this.people.storeAll(PEOPLE.entrySet());
		this.oddities = freshCollection();
		this.oddities.storeAll(ODDITIES.entrySet());
	}

	@ParameterizedTest(name = "{0} matches {1}")
	@MethodSource("filtersOfPeople")
	void findsExactlyThePeopleThatMatch(Filter filter, List<String> expected) {
		assertFinds(people(), filter, expected);
	}

	static Stream<Arguments> filtersOfPeople() {
		return Stream.of(finds(where("status").eq("active"), "f1", "f3", "f5"),
				finds(where("status").ne("active"), "f2", "f4"), finds(where("age").gt(29), "f1", "f3", "f5"),
				finds(where("age").lt(25), "f4"), finds(where("score").gte(90), "f3", "f5"),
				finds(where("score").lte(70), "f2", "f4"), finds(where("tags").contains("js"), "f1", "f3"),
				finds(where("status").in("active", "pending"), "f1", "f3", "f4", "f5"),
				finds(where("status").nin("inactive", "pending"), "f1", "f3", "f5"),
				finds(where("email").exists(), "f5"), finds(where("email").exists(false), "f1", "f2", "f3", "f4"),
				finds(where("status").eq("active").and("age").gt(29), "f1", "f3", "f5"),
				finds(where("status").eq("active").and("age").gt(30), "f3"),
				finds(Filter.all(), "f1", "f2", "f3", "f4", "f5"), finds(Filter.all().not()),
				finds(Filter.anyOf(List.of())), finds(Filter.allOf(List.of()), "f1", "f2", "f3", "f4", "f5"),
				finds(Filter.or(where("name").eq("Bob"), where("age").eq(22)), "f2", "f4"),
				finds(where("status").eq("active").not(), "f2", "f4"),
				finds(Filter.or(where("name").eq("Bob"), where("status").eq("active").and("score").gt(85))
					.and(where("age").eq(35).not()), "f2", "f5"),
				finds(Filter.and(Filter.or(where("age").lt(25), where("age").gt(30)),
						where("tags").contains("ts").not()), "f3"),
				finds(where("address.city").eq("Rome"), "f1"), finds(where("address.geo.lat").gt(40), "f1"),
				finds(where("address.city").exists(false), "f3", "f4", "f5"), finds(where("tags.0").exists()),
				finds(where("name.length").exists()), finds(where("name").contains("a"), "f3", "f4"),
				finds(where("name").contains(""), "f1", "f2", "f3", "f4", "f5"), finds(where("age").contains(3)),
				finds(where("tags").eq(List.of("js", "go")), "f3"), finds(where("tags").eq(List.of("go", "js"))),
				finds(where("address").eq(Map.of("city", "Oslo")), "f2"), finds(where("nobody").eq("has this")),
				finds(where("age").between(25, 30), "f1", "f2", "f5"), finds(where("name").startsWith("A"), "f1"),
				finds(where("name").endsWith("e"), "f1", "f3", "f5"), finds(where("name").like("%a%"), "f3", "f4"),
				finds(where("name").like("_ob"), "f2"), finds(where("name").matches("[A-D].*[be]"), "f1", "f2", "f3"),
				finds(where("tags").size(2), "f1", "f3"), finds(where("email").isNull(), "f1", "f2", "f3", "f4"),
				finds(where("tags").isEmpty(), "f5"), finds(where("name").ignoreCase().eq("ALICE"), "f1"),
				finds(where("_id").eq("f3"), "f3"), finds(where("_id").eq("f9")), finds(where("_id").eq(3)),
				finds(where("_id").in("f5", "f1", "f9", "f1"), "f1", "f5"), finds(where("_id").in()),
				finds(where("_id").ne("f3"), "f1", "f2", "f4", "f5"), finds(where("_id").gte("f4"), "f4", "f5"),
				finds(where("_id").exists(), "f1", "f2", "f3", "f4", "f5"),
				finds(where("_id").in("f1", "f2").and("status").eq("active"), "f1"),
				finds(where("_id").eq("f1").or(where("_id").eq("f2")), "f1", "f2"),
				finds(where("_id").eq("f1").and(where("_id").eq("f2"))),
				finds(where("_id").eq("f1").or(where("age").lt(25)), "f1", "f4"),
				finds(where("_id").eq("f1").not(), "f2", "f3", "f4", "f5"));
	}

	@ParameterizedTest(name = "{0} matches {1}")
	@MethodSource("filtersOfOddities")
	void findsExactlyTheValuesThatMatch(Filter filter, List<String> expected) {
		assertFinds(oddities(), filter, expected);
	}

	static Stream<Arguments> filtersOfOddities() {
		return Stream.of(finds(where("v").eq(1), "int", "decimal"), finds(where("v").eq(1.0), "int", "decimal"),
				finds(where("v").eq(true), "true"), finds(where("v").eq("1"), "text"),
				finds(where("v").in(1, "1"), "int", "decimal", "text"),
				finds(where("v").eq(null), "null", "missing", "dotted", "nested"),
				finds(where("v").exists(false), "null", "missing", "dotted", "nested"),
				finds(where("v").gte(0), "int", "decimal", "zero", "wide", "wider"), finds(where("v").lt(1), "zero"),
				finds(where("v").gte(false), "true", "false"), finds(where("v").gt(false), "true"),
				finds(where("v").gt("\ufffc"), "bmp", "emoji"), finds(where("v").gt("\ufffd"), "emoji"),
				finds(where("v").lt("2"), "text", "empty"), finds(where("v").eq(9_007_199_254_740_992L)),
				finds(where("v").eq(9_007_199_254_740_993L), "wide"),
				finds(where("v").eq(new BigDecimal("1E30")), "wider"), finds(where("v").eq("\u00e9"), "composed"),
				finds(where("v").eq("e\u0301"), "decomposed"), finds(where("v").eq(List.of(1.0)), "list"),
				finds(where("v").contains(1), "list"), finds(where("v").eq(Map.of("a", 1)), "map"),
				finds(where("v.a").eq(1), "map"), finds(where("v").eq("it's"), "quote"),
				finds(where("v").eq(""), "empty"), finds(where("x.y").eq(6), "nested"),
				finds(where(FieldPath.of("x.y")).eq(5), "dotted"), finds(where("v").eq("'; DROP TABLE people; --")),
				finds(where("v' OR 'a'='a").eq(1)), finds(where("\"").exists()), finds(where("toString").exists()),
				finds(where("_id").contains("ull"), "null"),
				finds(where("v").ne(1).and("v").exists(), "true", "false", "text", "empty", "list", "map", "zero",
						"wide", "wider", "emoji", "bmp", "composed", "decomposed", "quote"));
	}

	@Test
	void agreesWithTheSharedVectors() {
		List<FilterVectors.FilterVector> vectors = FilterVectors.valid();
		Collection documents = freshCollection();
		documents.storeAll(vectors.stream().map((vector) -> Map.entry(vector.key(), vector.document())).toList());
		assertThat(vectors).hasSizeGreaterThan(500);
		assertThat(documents.find().count()).isEqualTo(vectors.size());
		assertThat(vectors).allSatisfy((vector) -> {
			Filter own = where("_id").eq(vector.key()).and(vector.filter());
			assertThat(documents.find(own).exists()).as("%s", own).isEqualTo(vector.matches());
		});
	}

	@Test
	void agreesWithEveryFourthOfTheSharedVectorsOnEveryDocument() {
		List<FilterVectors.FilterVector> vectors = FilterVectors.valid();
		Collection documents = freshCollection();
		documents.storeAll(vectors.stream().map((vector) -> Map.entry(vector.key(), vector.document())).toList());
		List<Document> all = vectors.stream().map((vector) -> stored(vector.key(), vector.document())).toList();
		for (int i = 0; i < vectors.size(); i += 4) {
			Filter filter = vectors.get(i).filter();
			assertThat(keys(documents.find(filter))).as("%s", filter)
				.containsExactlyInAnyOrderElementsOf(keys(all.stream().filter(filter::matches).toList()));
		}
	}

	@Test
	void filtersReadFromJsonFindTheSame() {
		Filter filter = where("status").eq("active").and(where("age").gt(30).not());
		assertFinds(people(), Filter.fromJson(filter.toJson()), List.of("f1", "f5"));
	}

	@Test
	void everyDocumentThatIsFoundHasItsKey() {
		assertThat(people().find(where("name").eq("Bob")).list())
			.containsExactly(stored("f2", PEOPLE.getOrDefault("f2", Document.of())));
	}

	@Test
	void aCollectionThatWasNeverWrittenIsEmpty() {
		FindQuery<Document> nothing = freshCollection().find();
		assertThat(nothing.list()).isEmpty();
		assertThat(nothing.first()).isEmpty();
		assertThat(nothing.count()).isZero();
		assertThat(nothing.exists()).isFalse();
		assertThat(nothing.page(5).items()).isEmpty();
		assertThat(nothing.page(5).nextToken()).isNull();
		assertThat(nothing.iterator()).isExhausted();
	}

	@Test
	void firstOneAndExistsReadOnlyWhatTheyNeed() {
		FindQuery<Document> active = people().find(where("status").eq("active"));
		FindQuery<Document> bob = people().find(where("name").eq("Bob"));
		FindQuery<Document> nobody = people().find(where("name").eq("Nobody"));
		assertThat(active.first()).isPresent();
		assertThat(nobody.first()).isEmpty();
		assertThat(bob.one().getId()).isEqualTo("f2");
		assertThatExceptionOfType(DocumentNotFoundException.class).isThrownBy(nobody::one)
			.withMessageContaining("Nobody");
		assertThatExceptionOfType(NonUniqueResultException.class).isThrownBy(active::one);
		assertThat(active.exists()).isTrue();
		assertThat(nobody.exists()).isFalse();
	}

	@Test
	void countsUpToTheLimit() {
		FindQuery<Document> active = people().find(where("status").eq("active"));
		assertThat(active.count()).isEqualTo(3);
		assertThat(active.limit(2).count()).isEqualTo(2);
		assertThat(active.limit(9).count()).isEqualTo(3);
		assertThat(active.limit(0).count()).isZero();
		assertThat(people().find(where("_id").in("f1", "f2", "f9")).count()).isEqualTo(2);
	}

	@Test
	void bringsTheFieldsAskedForAndTheKey() {
		FindQuery<Document> some = people().find(where("score").gte(60))
			.fields("name", "address.city", "email", "nobody");
		assertThat(some.list()).containsExactlyInAnyOrder(
				stored("f1", Map.of("name", "Alice", "address", Map.of("city", "Rome"))),
				stored("f2", Map.of("name", "Bob", "address", Map.of("city", "Oslo"))),
				stored("f3", Map.of("name", "Charlie")), stored("f4", Document.of("name", "Dana", "email", null)),
				stored("f5", Map.of("name", "Eve", "email", "eve@example.com")));
		assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(() -> some.fields("a..b"));
	}

	@Test
	void bringsDocumentsAsAnotherType() {
		FindQuery<Document> bob = people().find(where("_id").eq("f2"));
		assertThat(bob.as(Person.class).one())
			.isEqualTo(new Person("f2", "Bob", 25, List.of("py"), new Address("Oslo")));
		assertThat(bob.fields("name").as(Person.class).list()).containsExactly(new Person("f2", "Bob", 0, null, null));
		assertThat(bob.as(Person.class).as(Document.class).one().getId()).isEqualTo("f2");
		assertThat(people().find(where("score").gt(80)).as(Person.class).count()).isEqualTo(3);
		assertThatExceptionOfType(DocumentTypeException.class)
			.isThrownBy(() -> people().find(where("_id").eq("f3")).as(Person.class).list());
	}

	@Test
	void eachStepMakesANewQueryAndEachFinishReadsAnew() {
		Collection things = freshCollection();
		FindQuery<Document> all = things.find();
		FindQuery<Document> limited = all.limit(1);
		things.store("a", Document.of());
		things.store("b", Document.of());
		assertThat(all.list()).hasSize(2);
		assertThat(limited.list()).hasSize(1);
		things.delete("a");
		things.delete("b");
		assertThat(all.list()).isEmpty();
	}

	@Test
	void aForbiddenScanIsRefusedBeforeAnythingIsRead() {
		try (Client client = openClient(Map.of("full-scan", "forbid"))) {
			Collection things = client.getCollection(freshName());
			things.store("a", Document.of("n", 1));
			Filter scan = where("n").eq(1);
			for (FindQuery<Document> query : List.of(things.find(), things.find(scan), things.find(scan).limit(1))) {
				assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(query::list)
					.withMessageContaining("'" + things.getName() + "'")
					.withMessageContaining("full-scan");
				assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(query::count);
				assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(query::exists);
				assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(query::cursor);
				assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> query.page(1));
			}
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> things.deleteAll(scan));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> things.updateAll(scan, Map.of("n", 2)));
			assertThat(things.find(where("_id").eq("a").and(scan)).list()).hasSize(1);
			assertThat(things.find(scan).fullScan(FullScan.ALLOW).list()).hasSize(1);
		}
	}

	@Test
	void oneQueryMayForbidTheScan() {
		FindQuery<Document> forbidden = people().find(where("age").gt(1)).fullScan(FullScan.FORBID);
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(forbidden::list);
		assertThat(people().find(where("age").gt(1)).fullScan(FullScan.WARN).list()).hasSize(5);
	}

	@Test
	void explainsHowAFindIsRun() {
		assertThat(people().find(where("_id").eq("f1")).explain().kind()).isEqualTo(QueryPlan.Kind.KEY_LOOKUP);
		assertThat(people().find(where("_id").in("f1", "f2").and("age").gt(1)).explain().kind())
			.isEqualTo(QueryPlan.Kind.KEY_LOOKUP);
		assertThat(people().find(where("_id").in()).explain().kind()).isEqualTo(QueryPlan.Kind.NOTHING);
		QueryPlan scan = people().find(where("age").gt(29)).explain();
		assertThat(scan.kind()).isIn(QueryPlan.Kind.IN_MEMORY, QueryPlan.Kind.TOKEN_RANGE_SCAN);
		assertThat(scan.residual()).isEqualTo(where("age").gt(29));
		assertThat(scan.reason()).isNotBlank();
		assertThat(Document.parse(scan.toJson())).containsKeys("kind", "residual", "reason");
		assertThat(freshCollection().find().explain().kind()).isEqualTo(scan.kind());
	}

	@Test
	void filtersAreTakenAsData() {
		Collection things = freshCollection();
		List<String> hostile = Arrays.asList("'", "''; --", "\"; DROP KEYSPACE system; --", "\\", "$$", "?", ":x", "%s",
				"/*", "\u0000", "') ALLOW FILTERING");
		for (int i = 0; i < hostile.size(); i++) {
			things.store("k" + i, Document.of("v", hostile.get(i), hostile.get(i), i));
		}
		for (int i = 0; i < hostile.size(); i++) {
			assertFinds(things, where("v").eq(hostile.get(i)), List.of("k" + i));
			assertFinds(things, where(FieldPath.of(hostile.get(i))).eq(i), List.of("k" + i));
			assertFinds(things, where("_id").eq(hostile.get(i)), List.of());
		}
	}

	private Collection people() {
		return required(this.people);
	}

	private Collection oddities() {
		return required(this.oddities);
	}

	private static Collection required(@Nullable Collection collection) {
		if (collection == null) {
			throw new IllegalStateException("Documents are stored before all tests");
		}
		return collection;
	}

	private static Arguments finds(Filter filter, String... keys) {
		return arguments(filter, List.of(keys));
	}

	private static void assertFinds(Collection collection, Filter filter, List<String> expected) {
		assertThat(keys(collection.find(filter))).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(collection.find(filter).count()).isEqualTo(expected.size());
	}

	/**
	 * A person as an application has it.
	 */
	record Person(String _id, String name, int age, @Nullable List<String> tags, @Nullable Address address) {

	}

	/**
	 * A part of a person.
	 */
	record Address(String city) {

	}

}
