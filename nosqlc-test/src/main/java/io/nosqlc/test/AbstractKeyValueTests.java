package io.nosqlc.test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.BulkResult;
import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.InvalidKeyException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Documents are stored, read and deleted by key, with every value that JSON has.
 */
public abstract class AbstractKeyValueTests extends AbstractStoreTests {

	private static final String LONGEST_KEY = "k".repeat(65_535);

	@Test
	void whatIsStoredIsReadBack() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("name", "Alice", "age", 30));
		assertThat(people.get(key)).contains(Document.of("name", "Alice", "age", 30, "_id", key));
	}

	@Test
	void aKeyThatWasNeverUsedIsAbsent() {
		Collection people = freshCollection();
		assertThat(people.get("nobody")).isEmpty();
		people.store("p1", Document.of());
		assertThat(people.get("nobody")).isEmpty();
	}

	@Test
	void theLastStoreUnderAKeyReplacesTheWholeDocument() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("name", "Alice", "age", 25));
		people.store(key, Document.of("age", 26));
		assertThat(people.get(key)).contains(stored(key, Map.of("age", 26)));
	}

	@Test
	void aDeletedDocumentIsAbsent() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("name", "Alice"));
		people.delete(key);
		assertThat(people.get(key)).isEmpty();
		assertThat(people.find(where("_id").eq(key)).list()).isEmpty();
	}

	@Test
	void aDeletedKeyCanBeStoredAgain() {
		Collection people = sharedCollection();
		String key = freshKey();
		for (int i = 0; i < 20; i++) {
			people.store(key, Document.of("n", i));
			assertThat(people.get(key)).contains(stored(key, Map.of("n", i)));
			people.delete(key);
			assertThat(people.get(key)).isEmpty();
		}
	}

	@Test
	void deletingAMissingKeyIsNoError() {
		Collection people = freshCollection();
		people.delete("nobody");
		people.store("p1", Document.of());
		people.delete("nobody");
		assertThat(keys(people.find())).containsExactly("p1");
	}

	@Test
	void theEmptyDocumentIsADocument() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Map.of());
		assertThat(people.get(key)).contains(Document.of("_id", key));
		assertThat(people.storeIfAbsent(key, Document.of("n", 1))).isFalse();
	}

	@Test
	void insertReturnsTheKeyAndStoresItAsId() {
		Collection people = sharedCollection();
		String key = people.insert(Document.of("name", "Alice"));
		assertThat(key).isNotEmpty();
		assertThat(people.get(key)).contains(stored(key, Map.of("name", "Alice")));
		assertThat(keys(people.find(where("_id").eq(key)))).containsExactly(key);
	}

	@Test
	void everyInsertHasAKeyOfItsOwn() {
		Collection people = freshCollection();
		String one = people.insert(Document.of("n", 1));
		String other = people.insert(Document.of("n", 1));
		assertThat(one).isNotEqualTo(other);
		assertThat(keys(people.find())).containsExactlyInAnyOrder(one, other);
	}

	@Test
	void insertReplacesAnIdOfTheCaller() {
		Collection people = sharedCollection();
		String own = freshKey();
		String key = people.insert(Document.of("_id", own, "n", 1));
		assertThat(key).isNotEqualTo(own);
		assertThat(people.get(key)).contains(stored(key, Map.of("n", 1)));
		assertThat(people.get(own)).isEmpty();
	}

	@Test
	void collectionsHaveKeysOfTheirOwn() {
		Collection people = freshCollection();
		Collection places = freshCollection();
		people.store("k", Document.of("n", 1));
		places.store("k", Document.of("n", 2));
		people.delete("other");
		assertThat(places.find().list()).containsExactly(stored("k", Map.of("n", 2)));
		places.delete("k");
		assertThat(people.find().list()).containsExactly(stored("k", Map.of("n", 1)));
	}

	@Test
	void namesOfCollectionsDifferByCase() {
		String name = freshName();
		client().getCollection(name).store("k", Document.of("n", 1));
		assertThat(client().getCollection(name.replace("c", "C")).get("k")).isEmpty();
	}

	@Test
	void storeIfAbsentStoresOnce() {
		Collection people = freshCollection();
		assertThat(people.storeIfAbsent("p1", Document.of("n", 1))).isTrue();
		assertThat(people.storeIfAbsent("p1", Document.of("n", 2))).isFalse();
		assertThat(people.get("p1")).contains(stored("p1", Map.of("n", 1)));
		people.delete("p1");
		assertThat(people.storeIfAbsent("p1", Document.of("n", 3))).isTrue();
		assertThat(people.get("p1")).contains(stored("p1", Map.of("n", 3)));
		people.store("p2", Document.of("n", 4));
		assertThat(people.storeIfAbsent("p2", Document.of("n", 5))).isFalse();
	}

	@Test
	void ofManyWhoStoreIfAbsentOneSucceeds() throws Exception {
		Collection people = sharedCollection();
		String key = freshKey();
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<CompletableFuture<Boolean>> attempts = IntStream.range(0, 8)
				.mapToObj((i) -> CompletableFuture.supplyAsync(() -> people.storeIfAbsent(key, Document.of("n", i)),
						threads))
				.toList();
			List<Integer> winners = new ArrayList<>();
			for (int i = 0; i < attempts.size(); i++) {
				if (attempts.get(i).get(1, TimeUnit.MINUTES)) {
					winners.add(i);
				}
			}
			assertThat(winners).hasSize(1);
			assertThat(people.get(key)).contains(stored(key, Map.of("n", winners.get(0))));
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void getAllKeepsTheOrderOfTheKeysAndLeavesOutWhatIsAbsent() {
		Collection people = freshCollection();
		IntStream.range(0, 10).forEach((i) -> people.store("p" + i, Document.of("n", i)));
		assertThat(people.getAll(List.of("p9", "nobody", "p0", "p5", "p9"))).containsExactly(
				entry("p9", stored("p9", Map.of("n", 9))), entry("p0", stored("p0", Map.of("n", 0))),
				entry("p5", stored("p5", Map.of("n", 5))));
		assertThat(people.getAll(List.of())).isEmpty();
		assertThat(freshCollection().getAll(List.of("p1"))).isEmpty();
	}

	@Test
	void getAllReadsMoreKeysThanFitIntoOneRequest() {
		Collection people = freshCollection();
		List<String> keys = IntStream.range(0, 700).mapToObj((i) -> "p" + i).toList();
		people.storeAll(keys.stream().map((key) -> Map.entry(key, Document.of("n", 1))).toList());
		assertThat(people.getAll(keys).keySet()).containsExactlyElementsOf(keys);
	}

	@Test
	void storeAllTakesListsMapsAndStreams() {
		Collection people = freshCollection();
		Map<String, Map<String, Object>> map = new HashMap<>();
		map.put("p1", Map.of("n", 1));
		Stream<Map.Entry<String, Document>> stream = Stream.of(Map.entry("p2", Document.of("n", 2)));
		assertThat(people.storeAll(map.entrySet())).isEqualTo(new BulkResult(1, 0, Map.of()));
		assertThat(people.storeAll(stream::iterator).isComplete()).isTrue();
		assertThat(people.storeAll(List.of(Map.entry("p3", Document.of("n", 3)))).stored()).isEqualTo(1);
		assertThat(people.storeAll(List.<Map.Entry<String, Document>>of())).isEqualTo(new BulkResult(0, 0, Map.of()));
		assertThat(people.find().list()).containsExactlyInAnyOrder(stored("p1", Map.of("n", 1)),
				stored("p2", Map.of("n", 2)), stored("p3", Map.of("n", 3)));
	}

	@Test
	void storeAllReportsWhatItCouldNotStoreAndStoresTheRest() {
		Collection people = freshCollection();
		Map<String, Map<String, Object>> documents = new LinkedHashMap<>();
		documents.put("p1", Map.of("n", 1));
		documents.put("", Map.of("n", 2));
		documents.put("p3", Map.of("n", Double.NaN));
		documents.put("p4", Map.of("_id", "other"));
		documents.put("p5", Map.of("n", 5));
		BulkResult result = people.storeAll(documents.entrySet());
		assertThat(result.stored()).isEqualTo(2);
		assertThat(result.failed()).isEqualTo(3);
		assertThat(result.isComplete()).isFalse();
		assertThat(result.failures())
			.hasEntrySatisfying("", (ex) -> assertThat(ex).isInstanceOf(InvalidKeyException.class))
			.hasEntrySatisfying("p3", (ex) -> assertThat(ex).isInstanceOf(InvalidDocumentException.class))
			.hasEntrySatisfying("p4", (ex) -> assertThat(ex).isInstanceOf(InvalidDocumentException.class))
			.hasSize(3);
		assertThat(keys(people.find())).containsExactlyInAnyOrder("p1", "p5");
	}

	@Test
	void storeAllReadsItsInputNoFasterThanItIsStored() {
		Collection people = freshCollection();
		ArrayList<String> produced = new ArrayList<>();
		Iterator<Map.Entry<String, Document>> input = IntStream.range(0, 3000).mapToObj((i) -> {
			produced.add("p" + i);
			if (i == 2500) {
				assertThat(people.find().count()).isGreaterThan(1250);
			}
			return Map.entry("p" + i, Document.of("n", i));
		}).iterator();
		assertThat(people.storeAll(() -> input).stored()).isEqualTo(3000);
		assertThat(people.find().count()).isEqualTo(3000);
		assertThat(produced).hasSize(3000);
	}

	@Test
	void aFailureOfTheInputEndsStoreAll() {
		Collection people = freshCollection();
		Stream<Map.Entry<String, Document>> input = IntStream.range(0, 10).mapToObj((i) -> {
			if (i == 5) {
				throw new IllegalStateException("line 5 is damaged");
			}
			return Map.entry("p" + i, Document.of("n", i));
		});
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> people.storeAll(input::iterator))
			.withMessage("line 5 is damaged");
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everyJsonValueIsReadBackAsItWas(Document document) {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, document);
		Document read = things.get(key).orElseThrow();
		assertThat(read).isEqualTo(stored(key, document));
		assertThat(read.toJson()).isEqualTo(stored(key, document).toJson());
		assertThat(things.find(where("_id").eq(key)).one()).isEqualTo(read);
	}

	static Stream<Document> documents() {
		return Stream.of(Document.of("text", "", "quotes", "\"'`$$ %s \\ /"),
				Document.of("control", "\u0000\u0001\t\r\n\u007f\u2028", "emoji", "\ud83d\ude00 \u20ac \u00e9 e\u0301"),
				Document.of("null", null, "true", true, "false", false),
				Document.of("int", Integer.MIN_VALUE, "long", Long.MIN_VALUE, "big", BigInteger.TEN.pow(30)),
				Document.of("zero", 0, "half", 0.5, "tiny", Double.MIN_VALUE, "huge", Double.MAX_VALUE),
				Document.of("exact", new BigDecimal("0.1234567890123456789012345678901234567890"), "wide",
						new BigDecimal("1E+400")),
				Document.of("z", List.of(), "y", Map.of(), "x",
						Arrays.asList(1, null, List.of(Map.of("a", List.of(2))))),
				Document.of("x.y", 1, "", 2, " ", 3, "$where", 4, "\u00fcmlaut", 5),
				Document.of("instant", Instant.parse("2026-01-02T03:04:05.000000006Z"), "uuid", new UUID(1, 2)),
				Document.of("long text", "lorem ipsum ".repeat(20_000)));
	}

	@ParameterizedTest
	@MethodSource("unstorable")
	void whatJsonCannotHoldIsRefusedAndNothingIsStored(Object value) {
		Collection things = freshCollection();
		Map<String, Object> document = Map.of("ok", 1, "list", Arrays.asList(0, value));
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> things.store("k", document))
			.withMessageContaining("list");
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> things.insert(document));
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> things.storeIfAbsent("k", document));
		assertThat(things.find().list()).isEmpty();
	}

	static Stream<Object> unstorable() {
		return Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, "half \ud83d of a pair",
				Map.of(1, "one"), new Object(), new Thread());
	}

	@Test
	void storeAcceptsAnEqualIdAndRefusesAnother() {
		Collection things = freshCollection();
		things.store("k", Document.of("_id", "k", "n", 1));
		assertThat(things.get("k")).contains(stored("k", Map.of("n", 1)));
		for (Object other : Arrays.asList("other", "K", 5, null, List.of("k"))) {
			Document document = Document.of("_id", other, "n", 2);
			assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> things.store("k", document))
				.withMessageContaining("_id")
				.withMessageContaining("'k'");
			assertThatExceptionOfType(InvalidDocumentException.class)
				.isThrownBy(() -> things.storeIfAbsent("new", document));
		}
		assertThat(things.find().list()).containsExactly(stored("k", Map.of("n", 1)));
	}

	@Test
	void aDocumentThatWasReadCanBeStoredAgain() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, Document.of("n", 1));
		things.store(key, things.get(key).orElseThrow().with("n", 2));
		assertThat(things.get(key)).contains(stored(key, Map.of("n", 2)));
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "a b", "it's", "\"quoted\"", "'; DROP TABLE orders; --", "') OR pk IN ('", "$$", "%s",
			"%00", "?", ":key", "user:app:orders", "\u0000", "line\nbreak", "\u00e9", "e\u0301", "\ud83d\ude00", "null",
			"{\"a\":1}", "../../etc", "\u202eright to left" })
	void anyTextIsAKeyOfItsOwn(String key) {
		Collection things = sharedCollection();
		things.store("decoy", Document.of("n", 0));
		things.store(key, Document.of("n", 1));
		assertThat(things.get(key)).contains(stored(key, Map.of("n", 1)));
		assertThat(keys(things.find(where("_id").eq(key)))).containsExactly(key);
		assertThat(keys(things.find(where("_id").in(key, "nobody")))).containsExactly(key);
		assertThat(things.getAll(List.of(key))).containsOnlyKeys(key);
		assertThat(things.update(key, Map.of("n", 2))).isEqualTo(stored(key, Map.of("n", 2)));
		things.delete(key);
		assertThat(things.getAll(List.of(key, "decoy"))).containsOnlyKeys("decoy");
	}

	@Test
	void keysThatLookAlikeAreDifferent() {
		Collection things = freshCollection();
		List<String> keys = List.of("k", "K", " k", "k ", "\u212a", "\u00e9", "e\u0301", "1", "01", "1.0");
		keys.forEach((key) -> things.store(key, Document.of("key", key)));
		assertThat(keys(things.find())).containsExactlyInAnyOrderElementsOf(keys);
		keys.forEach((key) -> assertThat(things.get(key)).contains(stored(key, Map.of("key", key))));
	}

	@Test
	void aKeyHasUpTo65535BytesOfUtf8() {
		Collection things = sharedCollection();
		String wide = "\u20ac".repeat(21_845);
		things.store(LONGEST_KEY, Document.of("n", 1));
		things.store(wide, Document.of("n", 2));
		assertThat(things.get(LONGEST_KEY)).isPresent();
		assertThat(things.get(wide)).isPresent();
		assertThat(keys(things.find(where("_id").in(LONGEST_KEY, wide)))).containsExactlyInAnyOrder(LONGEST_KEY, wide);
	}

	@ParameterizedTest
	@MethodSource("invalidKeys")
	void otherKeysAreRefusedByEveryOperation(String key) {
		Collection things = freshCollection();
		Document document = Document.of("n", 1);
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> things.get(key));
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> things.getAll(List.of("ok", key)));
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> things.store(key, document));
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> things.storeIfAbsent(key, document));
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> things.update(key, document));
		assertThatExceptionOfType(InvalidKeyException.class)
			.isThrownBy(() -> things.update(key, (current) -> current.with("n", 2)));
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> things.delete(key));
		assertThat(things.find(where("_id").eq(key)).list()).isEmpty();
	}

	static Stream<String> invalidKeys() {
		return Stream.of("", LONGEST_KEY + "k", "\u20ac".repeat(21_846), "x".repeat(1_000_000));
	}

	@Test
	void halfOfASurrogatePairIsNoKey() {
		Collection things = freshCollection();
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> things.get("\ud83d"))
			.withMessageContaining("surrogate");
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> things.store("a\ude00", Document.of()));
	}

	@Test
	void aDocumentHasUpToFourMebibytesByDefault() {
		Collection things = sharedCollection();
		String key = freshKey();
		int room = 4 * 1024 * 1024 - Document.of("text", "").toJson().length();
		things.store(key, Document.of("text", "x".repeat(room)));
		assertThat(things.get(key).orElseThrow().getString("text")).hasSize(room);
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> things.store(key, Document.of("text", "x".repeat(room + 1))))
			.withMessageContaining("'" + key + "'")
			.withMessageContaining("4194305 bytes")
			.withMessageContaining("4194304")
			.withMessageContaining("max-document-size");
	}

	@Test
	void theLimitOfDocumentsIsASetting() {
		try (Client small = openClient(Map.of("max-document-size", 20))) {
			Collection things = small.getCollection(freshName());
			things.store("k", Document.of("text", "\u20ac\u20ac\u20ac"));
			for (String text : List.of("\u20ac\u20ac\u20ac\u20ac", "0123456789")) {
				Document document = Document.of("text", text);
				assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> things.store("k", document));
				assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> things.insert(document));
				assertThatExceptionOfType(InvalidDocumentException.class)
					.isThrownBy(() -> things.storeIfAbsent("new", document));
			}
			assertThatExceptionOfType(InvalidDocumentException.class)
				.isThrownBy(() -> things.update("k", Map.of("more", 1)));
			assertThat(things.find().list()).containsExactly(stored("k", Map.of("text", "\u20ac\u20ac\u20ac")));
		}
	}

	@Test
	void whatTheCallerChangesLaterDoesNotShow() {
		Collection things = sharedCollection();
		String key = freshKey();
		List<Object> tags = new ArrayList<>(List.of("a"));
		Map<String, Object> address = new HashMap<>(Map.of("city", "Rome", "tags", tags));
		Map<String, Object> document = new HashMap<>(Map.of("address", address));
		things.store(key, document);
		tags.add("b");
		address.put("city", "Oslo");
		document.put("n", 1);
		Document expected = Document.of("address", Map.of("city", "Rome", "tags", List.of("a")), "_id", key);
		assertThat(things.get(key)).contains(expected);
		assertThat(things.find(where("_id").eq(key)).list()).containsExactly(expected);
	}

	@Test
	@SuppressWarnings("unchecked")
	void whatIsReadCannotBeChanged() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, Document.of("map", Map.of("a", 1), "list", List.of(1)));
		Document read = things.get(key).orElseThrow();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> read.put("n", 1));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(read::clear);
		Map<String, Object> map = (Map<String, Object>) Objects.requireNonNull(read.get("map"));
		List<Object> list = (List<Object>) Objects.requireNonNull(read.get("list"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> map.put("b", 2));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> list.add(2));
		assertThat(things.get(key)).contains(read);
	}

}
