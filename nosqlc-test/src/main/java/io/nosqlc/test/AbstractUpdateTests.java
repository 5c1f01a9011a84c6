package io.nosqlc.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.error.IncompleteChangeException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Documents are changed in part, and no change is lost.
 */
public abstract class AbstractUpdateTests extends AbstractStoreTests {

	private static final int WRITERS = 8;

	private static final int UPDATES = 20;

	@Test
	void anUpdatePutsItsFieldsOverThoseOfTheDocument() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("name", "Frank", "age", 40, "country", "AU"));
		Document expected = stored(key, Document.of("name", "Frank", "age", 41, "country", "AU"));
		assertThat(people.update(key, Map.of("age", 41))).isEqualTo(expected);
		assertThat(people.get(key)).contains(expected);
	}

	@Test
	void anUpdateAddsFieldsAndReplacesMapsAsAWhole() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("address", Map.of("city", "Rome", "zip", 1)));
		people.update(key, Map.of("address", Map.of("city", "Oslo"), "n", 1));
		assertThat(people.get(key)).contains(stored(key, Map.of("address", Map.of("city", "Oslo"), "n", 1)));
	}

	@Test
	void anUpdateToNullStoresNull() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("name", "Frank", "age", 40));
		people.update(key, Document.of("age", null));
		assertThat(people.get(key)).contains(Document.of("name", "Frank", "age", null, "_id", key));
	}

	@Test
	void anEmptyUpdateChangesNothing() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("age", 40));
		assertThat(people.update(key, Map.of())).isEqualTo(stored(key, Map.of("age", 40)));
	}

	@Test
	void updatesFollowEachOther() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("n", 0));
		for (int i = 1; i <= 50; i++) {
			assertThat(people.update(key, Map.of("n", i)).getInt("n")).isEqualTo(i);
			assertThat(people.get(key).orElseThrow().getInt("n")).isEqualTo(i);
		}
	}

	@Test
	void storesAndDeletesShowOverUpdates() {
		Collection people = sharedCollection();
		String key = freshKey();
		for (int i = 0; i < 20; i++) {
			people.store(key, Document.of("n", i));
			people.update(key, Map.of("m", i));
			people.store(key, Document.of("n", -i));
			assertThat(people.get(key)).contains(stored(key, Map.of("n", -i)));
			people.update(key, Map.of("m", i));
			people.delete(key);
			assertThat(people.get(key)).isEmpty();
			assertThat(people.storeIfAbsent(key, Document.of("n", i))).isTrue();
			people.delete(key);
			assertThat(people.get(key)).isEmpty();
		}
	}

	@Test
	void aMissingDocumentCannotBeUpdated() {
		Collection people = freshCollection();
		assertThatExceptionOfType(DocumentNotFoundException.class)
			.isThrownBy(() -> people.update("nobody", Map.of("n", 1)))
			.withMessageContaining("'nobody'")
			.withMessageContaining("'" + people.getName() + "'");
		people.store("p1", Document.of());
		people.delete("p1");
		assertThatExceptionOfType(DocumentNotFoundException.class)
			.isThrownBy(() -> people.update("p1", (current) -> current.with("n", 1)));
		assertThat(people.find().list()).isEmpty();
	}

	@Test
	void anUpdateAcceptsAnEqualIdAndRefusesAnother() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("n", 1));
		people.update(key, Document.of("_id", key, "n", 2));
		for (Object other : Arrays.asList("p2", 1, null)) {
			assertThatExceptionOfType(InvalidDocumentException.class)
				.isThrownBy(() -> people.update(key, Document.of("_id", other, "n", 3)))
				.withMessageContaining("_id");
			assertThatExceptionOfType(InvalidDocumentException.class)
				.isThrownBy(() -> people.update(key, (current) -> current.with("_id", other)));
		}
		assertThat(people.get(key)).contains(stored(key, Map.of("n", 2)));
	}

	@Test
	void whatJsonCannotHoldIsRefused() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("n", 1));
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> people.update(key, Map.of("n", Double.NaN)));
		assertThat(people.get(key)).contains(stored(key, Map.of("n", 1)));
	}

	@Test
	void anOperatorSeesTheDocumentWithItsIdAndMayRemoveFields() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("name", "Frank", "age", 40));
		List<Document> seen = new ArrayList<>();
		Document updated = people.update(key, (current) -> {
			seen.add(current);
			return current.without("age").with("n", 1);
		});
		assertThat(seen).containsOnly(stored(key, Map.of("name", "Frank", "age", 40)));
		assertThat(updated).isEqualTo(stored(key, Map.of("name", "Frank", "n", 1)));
		assertThat(people.get(key)).contains(updated);
	}

	@Test
	void anOperatorMayReturnADocumentOfItsOwn() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("name", "Frank"));
		assertThat(people.update(key, (current) -> Document.of("n", 1))).isEqualTo(stored(key, Map.of("n", 1)));
		assertThat(people.get(key)).contains(stored(key, Map.of("n", 1)));
	}

	@Test
	void anOperatorThatReturnsItsArgumentChangesNothing() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("n", 1));
		assertThat(people.update(key, (current) -> current)).isEqualTo(stored(key, Map.of("n", 1)));
	}

	@Test
	@SuppressWarnings("NullAway")
	void anOperatorThatFailsOrReturnsNullChangesNothing() {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of("n", 1));
		assertThatIllegalStateException().isThrownBy(() -> people.update(key, (current) -> {
			throw new IllegalStateException("the operator's own");
		})).withMessage("the operator's own");
		assertThatIllegalArgumentException().isThrownBy(() -> people.update(key, (current) -> null))
			.withMessageContaining("'" + key + "'");
		assertThat(people.update(key, Map.of("m", 2))).isEqualTo(stored(key, Map.of("n", 1, "m", 2)));
	}

	@Test
	void concurrentUpdatesOfDifferentFieldsAreAllKept() throws Exception {
		Collection people = sharedCollection();
		String key = freshKey();
		people.store(key, Document.of());
		Map<String, Object> expected = new LinkedHashMap<>();
		concurrently((writer, i) -> people.update(key, Map.of("f" + writer + "_" + i, i)));
		IntStream.range(0, WRITERS)
			.forEach((writer) -> IntStream.range(0, UPDATES).forEach((i) -> expected.put("f" + writer + "_" + i, i)));
		assertThat(people.get(key)).contains(stored(key, expected));
	}

	@Test
	void concurrentOperatorsEachApplyOnce() throws Exception {
		Collection counters = sharedCollection();
		String key = freshKey();
		counters.store(key, Document.of("n", 0));
		List<Integer> results = concurrently((writer,
				i) -> counters.update(key, (current) -> current.with("n", current.getInt("n", 0) + 1)).getInt("n", -1));
		assertThat(results)
			.containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, WRITERS * UPDATES).boxed().toList());
		assertThat(counters.get(key)).contains(stored(key, Map.of("n", WRITERS * UPDATES)));
	}

	@Test
	void updateAllChangesWhatMatchesAndCountsIt() {
		Collection orders = orders(300);
		assertThat(orders.updateAll(where("n").gte(100).and("status").eq("open"), Map.of("status", "late")))
			.isEqualTo(100);
		assertThat(orders.find(where("status").eq("late")).count()).isEqualTo(100);
		assertThat(orders.find(where("status").eq("open")).count()).isEqualTo(50);
		assertThat(orders.find(where("status").eq("done")).count()).isEqualTo(150);
		assertThat(orders.get("o102")).contains(stored("o102", Map.of("n", 102, "status", "late")));
		assertThat(orders.updateAll(where("status").eq("lost"), Map.of("n", 0))).isZero();
	}

	@Test
	void updateAllByKeyTouchesOnlyThat() {
		Collection orders = orders(5);
		assertThat(orders.updateAll(where("_id").in("o001", "o009"), Map.of("n", -1))).isEqualTo(1);
		assertThat(keys(orders.find(where("n").eq(-1)))).containsExactly("o001");
	}

	@Test
	void updateAllRefusesAnId() {
		Collection orders = orders(2);
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> orders.updateAll(Filter.all(), Map.of("_id", "o001")))
			.withMessageContaining("_id");
	}

	@Test
	void deleteAllDeletesWhatMatchesAndCountsIt() {
		Collection orders = orders(300);
		assertThat(orders.deleteAll(where("status").eq("done"))).isEqualTo(150);
		assertThat(orders.find().stream().map((order) -> order.getString("status"))).hasSize(150).containsOnly("open");
		assertThat(orders.deleteAll(Filter.all())).isEqualTo(150);
		assertThat(orders.find().exists()).isFalse();
		assertThat(orders.deleteAll(Filter.all())).isZero();
	}

	@Test
	void updateAllThatFailsSaysHowManyWereUpdatedAndLeavesNothingUnderWay() {
		try (Client client = openClient(Map.of("max-document-size", 200))) {
			Collection orders = client.getCollection(freshName());
			orders.storeAll(IntStream.range(0, 600)
				.mapToObj((i) -> Map.entry(String.format("o%03d", i),
						Document.of("text", "x".repeat((i == 300) ? 150 : 1))))
				.toList());
			Map<String, String> patch = Map.of("note", "y".repeat(50));
			assertThatExceptionOfType(IncompleteChangeException.class)
				.isThrownBy(() -> orders.updateAll(Filter.all(), patch))
				.satisfies((ex) -> {
					assertThat(orders.find(where("note").exists()).count()).isEqualTo(ex.changed());
					assertThat(ex).hasMessageContaining("'" + orders.getName() + "'")
						.hasMessageContaining(ex.changed() + " were updated")
						.hasMessageContaining("'o300'")
						.hasCauseInstanceOf(InvalidDocumentException.class);
				});
			orders.delete("o300");
			orders.updateAll(where("note").exists(false), patch);
			assertThat(orders.find(where("note").exists()).count()).isEqualTo(599);
		}
	}

	@Test
	void whatFailsBeforeAnythingIsWrittenFailsAsItIs() {
		try (Client client = openClient(Map.of("full-scan", "forbid"))) {
			Collection orders = client.getCollection(freshName());
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> orders.deleteAll(Filter.all()))
				.withMessageContaining("full-scan");
		}
	}

	@Test
	void aCollectionThatWasNeverWrittenHasNothingToChange() {
		Collection orders = freshCollection();
		assertThat(orders.updateAll(Filter.all(), Map.of("n", 1))).isZero();
		assertThat(orders.deleteAll(Filter.all())).isZero();
	}

	private Collection orders(int count) {
		Collection orders = freshCollection();
		orders.storeAll(IntStream.range(0, count)
			.mapToObj((i) -> Map.entry(String.format("o%03d", i),
					Document.of("n", i, "status", (i % 2 == 0) ? "open" : "done")))
			.toList());
		return orders;
	}

	private static <R> List<R> concurrently(Work<R> work) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
		try {
			List<Callable<List<R>>> writers = new ArrayList<>();
			for (int i = 0; i < WRITERS; i++) {
				int writer = i;
				writers.add(() -> IntStream.range(0, UPDATES).mapToObj((update) -> work.run(writer, update)).toList());
			}
			List<R> results = new ArrayList<>();
			for (Future<List<R>> result : threads.invokeAll(writers, 2, TimeUnit.MINUTES)) {
				results.addAll(result.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private interface Work<R> {

		R run(int writer, int update);

	}

}
