package io.nosqlc.test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.nosqlc.Collection;
import io.nosqlc.Consistency;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.error.ConcurrentUpdateException;
import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.error.QueryRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Documents expire, and timestamps decide which write stays.
 */
public abstract class AbstractWriteOptionsTests extends AbstractStoreTests {

	private static final Document FIRST = Document.of("n", 1);

	private static final Document SECOND = Document.of("n", 2);

	private static final WriteOptions SHORT = WriteOptions.defaults().withTtl(Duration.ofSeconds(2));

	private static final WriteOptions FOR_EVER = WriteOptions.defaults().withTtl(Duration.ZERO);

	private static final WriteOptions LONG = WriteOptions.defaults().withTtl(Duration.ofHours(1));

	@Test
	void whateverIsWrittenWithATtlExpires() {
		Collection things = freshCollection();
		things.store("stored", FIRST, SHORT);
		String inserted = things.insert(FIRST, SHORT);
		assertThat(things.storeIfAbsent("absent", FIRST, SHORT)).isTrue();
		assertThat(things.storeAll(List.of(Map.entry("bulk", FIRST)), SHORT).stored()).isEqualTo(1);
		things.store("lasting", FIRST);
		things.store("long", FIRST, LONG);
		assertThat(keys(things.find())).contains("lasting", "long");
		awaitGone(things, "stored");
		awaitGone(things, inserted);
		awaitGone(things, "absent");
		awaitGone(things, "bulk");
		assertThat(keys(things.find())).containsExactlyInAnyOrder("lasting", "long");
		assertThat(things.find().count()).isEqualTo(2);
	}

	@Test
	void anExpiredDocumentIsAbsentToEveryOperation() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, FIRST, SHORT);
		awaitGone(things, key);
		assertThatExceptionOfType(DocumentNotFoundException.class).isThrownBy(() -> things.update(key, SECOND));
		assertThat(things.getAll(List.of(key))).isEmpty();
		assertThat(things.storeIfAbsent(key, SECOND)).isTrue();
		assertThat(things.get(key)).contains(stored(key, SECOND));
	}

	@Test
	void anUpdateKeepsTheTimeThatIsLeft() {
		Collection things = freshCollection();
		things.store("k", FIRST, WriteOptions.defaults().withTtl(Duration.ofSeconds(4)));
		things.store("lasting", FIRST);
		things.update("k", SECOND);
		things.update("lasting", SECOND);
		assertThat(things.get("k")).contains(stored("k", SECOND));
		awaitGone(things, "k");
		assertThat(things.get("lasting")).contains(stored("lasting", SECOND));
	}

	@Test
	void anUpdateWithATtlSetsItForTheWholeDocument() {
		Collection things = freshCollection();
		things.store("shortened", FIRST);
		things.store("prolonged", FIRST, SHORT);
		things.store("lasting", FIRST, SHORT);
		things.store("witness", FIRST, SHORT);
		things.update("shortened", SECOND, SHORT);
		things.update("prolonged", SECOND, LONG);
		things.update("lasting", SECOND, FOR_EVER);
		awaitGone(things, "shortened");
		awaitGone(things, "witness");
		assertThat(things.get("prolonged")).contains(stored("prolonged", SECOND));
		assertThat(things.get("lasting")).contains(stored("lasting", SECOND));
	}

	@Test
	void aStoreWithoutATtlMakesADocumentLast() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, FIRST, SHORT);
		things.store(key, SECOND);
		String other = freshKey();
		things.store(other, SECOND, FOR_EVER);
		String witness = freshKey();
		things.store(witness, FIRST, SHORT);
		awaitGone(things, witness);
		assertThat(things.get(key)).contains(stored(key, SECOND));
		assertThat(things.get(other)).contains(stored(other, SECOND));
	}

	@Test
	void theGreaterTimestampStaysWhicheverCameFirst() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, SECOND, stamped(200));
		things.store(key, FIRST, stamped(100));
		assertThat(things.get(key)).contains(stored(key, SECOND));
		things.store(key, FIRST, stamped(300));
		assertThat(things.get(key)).contains(stored(key, FIRST));
	}

	@Test
	void anOlderDeleteLeavesANewerDocument() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, FIRST, stamped(200));
		things.delete(key, stamped(100));
		assertThat(things.get(key)).contains(stored(key, FIRST));
	}

	@Test
	void aDeleteHidesOlderStoresThatComeLater() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, FIRST, stamped(1));
		things.delete(key, stamped(200));
		things.store(key, FIRST, stamped(100));
		assertThat(things.get(key)).isEmpty();
		things.store(key, FIRST, stamped(200));
		assertThat(things.get(key)).isEmpty();
		things.store(key, FIRST, stamped(201));
		assertThat(things.get(key)).contains(stored(key, FIRST));
	}

	@Test
	void aDeleteByTheClockHidesAnOlderStoreThatComesLater() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, FIRST);
		things.delete(key);
		things.store(key, FIRST, stamped(micros(Instant.now().minusSeconds(60))));
		assertThat(things.get(key)).isEmpty();
	}

	@Test
	void aStoreByTheClockIsHiddenByATimestampAhead() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, FIRST, stamped(micros(Instant.now().plusSeconds(3600))));
		things.store(key, SECOND);
		assertThat(things.get(key)).contains(stored(key, FIRST));
	}

	@Test
	void anUpdateOfADocumentFromTheFutureIsRefusedNotLost() {
		Collection things = sharedCollection();
		String key = freshKey();
		long ahead = micros(Instant.now().plusSeconds(3600));
		things.store(key, FIRST, stamped(ahead));
		assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(() -> things.update(key, SECOND))
			.withMessageContaining("'" + key + "'")
			.withMessageContaining("clock")
			.satisfies((ex) -> assertThat(ex.outcomeUnknown()).isFalse());
		assertThat(things.get(key)).contains(stored(key, FIRST));
	}

	@Test
	void documentsOfThePastCanBeUpdated() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, FIRST, stamped(100));
		things.update(key, SECOND);
		assertThat(things.get(key)).contains(stored(key, SECOND));
	}

	@Test
	void conditionalWritesRefuseATimestamp() {
		Collection things = freshCollection();
		things.store("k", FIRST);
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> things.update("k", SECOND, stamped(100)))
			.withMessageContaining("'k'")
			.withMessageContaining("timestamp '100'");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> things.update("k", (current) -> current.with("n", 3), stamped(100)));
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> things.storeIfAbsent("new", SECOND, stamped(100)));
		assertThat(things.find().list()).containsExactly(stored("k", FIRST));
	}

	@Test
	void whatIsDeletedDoesNotExpire() {
		Collection things = sharedCollection();
		String key = freshKey();
		things.store(key, FIRST);
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> things.delete(key, LONG))
			.withMessageContaining("ttl");
		assertThat(things.get(key)).isPresent();
	}

	@Test
	void everyWriteTakesAConsistencyAndATimeout() {
		Collection things = freshCollection();
		WriteOptions options = WriteOptions.defaults()
			.withConsistency(Consistency.ONE)
			.withTimeout(Duration.ofSeconds(30));
		things.store("k", FIRST, options);
		things.storeIfAbsent("other", FIRST, options);
		things.update("k", SECOND, options);
		things.delete("other", options);
		String inserted = things.insert(FIRST, options);
		things.storeAll(List.of(Map.entry("bulk", FIRST)), options);
		assertThat(keys(things.find().consistency(Consistency.ONE).timeout(Duration.ofSeconds(30))))
			.containsExactlyInAnyOrder("k", inserted, "bulk");
	}

	private static void awaitGone(Collection collection, String key) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> collection.get(key).isEmpty());
	}

	private static WriteOptions stamped(long timestamp) {
		return WriteOptions.defaults().withTimestamp(timestamp);
	}

	private static long micros(Instant instant) {
		return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
	}

}
