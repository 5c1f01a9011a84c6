package io.nosqlc.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

import io.nosqlc.AsyncCollection;
import io.nosqlc.AsyncFindQuery;
import io.nosqlc.BulkResult;
import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Consistency;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.FullScan;
import io.nosqlc.ResultPage;
import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.ClientOverloadedException;
import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.InvalidKeyException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.SortKey.asc;
import static io.nosqlc.SortKey.desc;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whoever does not wait gets the same answers, bounded in number and by demand.
 */
public abstract class AbstractAsyncTests extends AbstractStoreTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Test
	void everyOperationAnswersAsItsTwinThatWaits() {
		Collection things = freshCollection();
		AsyncCollection async = things.async();
		assertThat(async.getName()).isEqualTo(things.getName());
		result(async.store("a", Document.of("n", 1)));
		assertThat(result(async.get("a"))).contains(stored("a", Map.of("n", 1)));
		assertThat(result(async.get("nobody"))).isEqualTo(Optional.empty());
		assertThat(result(async.storeIfAbsent("a", Document.of("n", 2)))).isFalse();
		assertThat(result(async.storeIfAbsent("b", Document.of("n", 2)))).isTrue();
		assertThat(result(async.update("a", Map.of("m", 1)))).isEqualTo(stored("a", Map.of("n", 1, "m", 1)));
		assertThat(result(async.update("a", (current) -> current.without("m")))).isEqualTo(stored("a", Map.of("n", 1)));
		String inserted = result(async.insert(Document.of("n", 3)));
		assertThat(result(async.getAll(List.of("b", "nobody", "a"))).keySet()).containsExactly("b", "a");
		assertThat(result(async.updateAll(where("n").gte(2), Map.of("n", 9)))).isEqualTo(2);
		result(async.delete("b"));
		assertThat(keys(things.find())).containsExactlyInAnyOrder("a", inserted);
		assertThat(result(async.storeAll(List.of(Map.entry("c", Document.of("n", 4)), Map.entry("", Document.of())))))
			.extracting(BulkResult::stored, BulkResult::failed)
			.containsExactly(1L, 1L);
		assertThat(result(async.deleteAll(where("n").eq(9)))).isEqualTo(1);
		assertThat(keys(things.find())).containsExactlyInAnyOrder("a", "c");
	}

	@Test
	void everyFindAnswersAsItsTwinThatWaits() {
		Collection things = numbers(10);
		assertThat(result(things.async().find().list())).hasSize(10);
		assertThat(result(things.async().find(where("n").gte(8)).count())).isEqualTo(2);
		assertThat(result(things.async().find(where("n").eq(8)).one())).isEqualTo(stored("k008", Map.of("n", 8)));
		assertThat(result(things.async().find(where("n").gt(99)).first())).isEmpty();
		assertThat(result(things.async().find(where("n").gt(8)).exists())).isTrue();
		assertThat(keys(result(things.async().find().sort(asc("n")).limit(2).list()))).containsExactly("k000", "k001");
		ResultPage<Document> page = result(things.async().find().page(6));
		assertThat(page.items()).hasSize(6);
		assertThat(result(things.async().find().after(page.nextToken()).page(6)).items()).hasSize(4);
		assertThat(things.async().find(where("_id").eq("k001")).explain())
			.isEqualTo(things.find(where("_id").eq("k001")).explain());
		assertThat(result(things.find().async().count())).isEqualTo(10);
	}

	@Test
	void everyNarrowingIsThereForThoseWhoDoNotWait() {
		Collection things = numbers(10);
		AsyncFindQuery<Document> eight = things.async().find(where("n").eq(8));
		assertThat(result(eight.fields("n").list())).containsExactly(Document.of("_id", "k008", "n", 8));
		assertThat(result(eight.fields("other").list())).containsExactly(Document.of("_id", "k008"));
		assertThat(result(eight.as(Numbered.class).one())).isEqualTo(new Numbered("k008", 8));
		assertThat(result(things.async()
			.find()
			.sort(List.of(desc("n")))
			.fetchSize(3)
			.consistency(Consistency.ONE)
			.timeout(PATIENCE)
			.fullScan(FullScan.ALLOW)
			.limit(4)
			.list())).extracting(Document::getId).containsExactly("k009", "k008", "k007", "k006");
	}

	@Test
	void whatTheCallerGotWrongIsThrownAtOnce() {
		AsyncCollection async = freshCollection().async();
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> async.get(""));
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> async.store("k", Map.of("n", Double.NaN)));
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> async.update("k", Document.of("_id", "other")));
	}

	@Test
	void whatGoesWrongLaterFailsTheStage() {
		AsyncCollection async = numbers(1).async();
		assertThat(failure(async.update("nobody", Map.of("n", 1)))).isInstanceOf(DocumentNotFoundException.class);
		assertThat(failure(async.find(where("n").gt(99)).one())).isInstanceOf(DocumentNotFoundException.class);
		assertThat(failure(async.update("k000", (current) -> {
			throw new IllegalStateException("the operator's own");
		}))).isInstanceOf(IllegalStateException.class).hasMessage("the operator's own");
	}

	@Test
	void thousandsOfOperationsAreWorkedOff() {
		Collection things = freshCollection();
		List<CompletableFuture<@Nullable Void>> stores = IntStream.range(0, 3000)
			.mapToObj((i) -> things.async().store("k" + i, Document.of("n", i)).toCompletableFuture())
			.toList();
		stores.forEach(AbstractAsyncTests::result);
		assertThat(things.find().count()).isEqualTo(3000);
		List<CompletableFuture<Optional<Document>>> reads = IntStream.range(0, 3000)
			.mapToObj((i) -> things.async().get("k" + i).toCompletableFuture())
			.toList();
		assertThat(reads).allSatisfy((read) -> assertThat(result(read)).isPresent());
	}

	@Test
	void concurrentAsynchronousUpdatesAreAllKept() {
		Collection counters = sharedCollection();
		String key = freshKey();
		counters.store(key, Document.of("n", 0));
		List<CompletableFuture<Document>> updates = IntStream.range(0, 100)
			.mapToObj((i) -> counters.async()
				.update(key, (current) -> current.with("n", current.getInt("n", 0) + 1))
				.toCompletableFuture())
			.toList();
		updates.forEach(AbstractAsyncTests::result);
		assertThat(counters.get(key)).contains(stored(key, Map.of("n", 100)));
	}

	@Test
	void excessIsRefusedBeforeAnythingIsSent() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		try (Client small = openClient(Map.of("async.max-in-flight", 1, "async.max-waiting", 1))) {
			Collection things = small.getCollection(freshName());
			CompletionStage<Document> running = occupy(things, release);
			CompletionStage<@Nullable Void> waiting = things.async().store("waiting", Document.of());
			Throwable refused = failure(things.async().store("refused", Document.of()));
			release.countDown();
			assertThat(refused).isInstanceOf(ClientOverloadedException.class)
				.hasMessageContaining("async.max-in-flight");
			assertThat(result(running).getInt("n")).isEqualTo(1);
			result(waiting);
			assertThat(keys(things.find())).containsExactlyInAnyOrder("k", "waiting");
			result(things.async().store("later", Document.of()));
		}
		finally {
			release.countDown();
		}
	}

	@Test
	void aPublisherBringsWhatIsDemandedAndNoMore() {
		Subscriber subscriber = new Subscriber();
		numbers(500).find().fetchSize(50).publisher().subscribe(subscriber);
		subscriber.request(1);
		subscriber.awaitItems(1);
		subscriber.request(59);
		subscriber.awaitItems(60);
		Awaitility.await()
			.during(Duration.ofMillis(300))
			.atMost(PATIENCE)
			.until(() -> subscriber.items.size() == 60 && !subscriber.isDone());
		subscriber.request(Long.MAX_VALUE);
		subscriber.awaitDone();
		assertThat(subscriber.error).isNull();
		assertThat(keys(subscriber.items)).hasSize(500).doesNotHaveDuplicates();
	}

	@Test
	void aPageForASubscriberIsAnOperationLikeAnyOther() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		try (Client small = openClient(Map.of("async.max-in-flight", 1, "async.max-waiting", 1))) {
			Collection things = small.getCollection(freshName());
			CompletionStage<Document> running = occupy(things, release);
			CompletionStage<Optional<Document>> waiting = things.async().get("k");
			Subscriber refused = new Subscriber();
			things.find().publisher().subscribe(refused);
			refused.request(1);
			refused.awaitDone();
			release.countDown();
			assertThat(refused.error).isInstanceOf(ClientOverloadedException.class);
			assertThat(refused.items).isEmpty();
			result(running);
			assertThat(result(waiting)).isPresent();
		}
		finally {
			release.countDown();
		}
	}

	@Test
	void subscribersTakeTurnsWhereOneOperationRunsAtATime() {
		try (Client small = openClient(Map.of("async.max-in-flight", 1))) {
			Collection things = small.getCollection(freshName());
			things.storeAll(IntStream.range(0, 100).mapToObj((i) -> Map.entry("k" + i, Document.of("n", i))).toList());
			Queue<CompletionStage<Document>> updates = new ConcurrentLinkedQueue<>();
			List<Subscriber> subscribers = IntStream.range(0, 3)
				.mapToObj((i) -> new Subscriber(
						(self) -> updates.add(things.async().update(key(self.last()), Map.of("seen" + i, true)))))
				.toList();
			subscribers.forEach((subscriber) -> {
				things.find().fetchSize(10).publisher().subscribe(subscriber);
				subscriber.request(Long.MAX_VALUE);
			});
			subscribers.forEach(Subscriber::awaitDone);
			assertThat(subscribers).allSatisfy((subscriber) -> {
				assertThat(subscriber.error).isNull();
				assertThat(keys(subscriber.items)).hasSize(100).doesNotHaveDuplicates();
			});
			assertThat(updates).hasSize(300).allSatisfy(AbstractAsyncTests::result);
			Filter seenByAll = where("seen0").eq(true).and("seen1").eq(true).and("seen2").eq(true);
			assertThat(things.find(seenByAll).count()).isEqualTo(100);
		}
	}

	@Test
	void anEmptyResultCompletesTheSubscriber() {
		Subscriber subscriber = new Subscriber();
		freshCollection().find().publisher().subscribe(subscriber);
		subscriber.request(1);
		subscriber.awaitDone();
		assertThat(subscriber.error).isNull();
		assertThat(subscriber.items).isEmpty();
	}

	@Test
	void eachSubscriberRunsTheFindAnew() {
		Flow.Publisher<Document> publisher = numbers(20).async().find().publisher();
		for (int i = 0; i < 2; i++) {
			Subscriber subscriber = new Subscriber();
			publisher.subscribe(subscriber);
			subscriber.request(100);
			subscriber.awaitDone();
			assertThat(subscriber.items).hasSize(20);
		}
	}

	@Test
	void aSubscriberThatCancelsGetsNoMore() {
		List<Subscriber> cancelled = new ArrayList<>();
		Subscriber subscriber = new Subscriber((self) -> {
			self.cancel();
			cancelled.add(self);
		});
		numbers(300).find().fetchSize(10).publisher().subscribe(subscriber);
		subscriber.request(300);
		subscriber.awaitItems(1);
		Awaitility.await()
			.during(Duration.ofMillis(300))
			.atMost(PATIENCE)
			.until(() -> subscriber.items.size() == 1 && !subscriber.isDone());
		assertThat(cancelled).hasSize(1);
	}

	@Test
	void anIllegalDemandFailsTheSubscriber() {
		Subscriber subscriber = new Subscriber();
		numbers(3).find().publisher().subscribe(subscriber);
		subscriber.request(0);
		subscriber.awaitDone();
		assertThat(subscriber.error).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void aSubscriberLearnsThatTheClientIsClosed() {
		Client client = openClient(Map.of());
		FindQuery<Document> query = client.getCollection(freshName()).find();
		client.close();
		Subscriber subscriber = new Subscriber();
		query.publisher().subscribe(subscriber);
		subscriber.request(1);
		subscriber.awaitDone();
		assertThat(subscriber.error).isInstanceOf(ClientClosedException.class);
	}

	private Collection numbers(int count) {
		Collection numbers = freshCollection();
		numbers.storeAll(IntStream.range(0, count)
			.mapToObj((i) -> Map.entry(String.format("k%03d", i), Document.of("n", i)))
			.toList());
		return numbers;
	}

	private static <R extends @Nullable Object> R result(CompletionStage<R> stage) {
		return stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

	private static @Nullable Throwable failure(CompletionStage<?> stage) {
		try {
			result(stage);
			return null;
		}
		catch (CompletionException ex) {
			return ex.getCause();
		}
	}

	/**
	 * Starts an update that is one operation in flight until it is released.
	 */
	private static CompletionStage<Document> occupy(Collection things, CountDownLatch release)
			throws InterruptedException {
		CountDownLatch started = new CountDownLatch(1);
		things.store("k", Document.of("n", 0));
		CompletionStage<Document> running = things.async().update("k", (current) -> {
			started.countDown();
			awaitLatch(release);
			return current.with("n", 1);
		});
		assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
		return running;
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	record Numbered(String _id, int n) {

	}

	/**
	 * Holds what it gets and demands what it is told to.
	 */
	private static final class Subscriber implements Flow.Subscriber<Document> {

		private final Queue<Document> items = new ConcurrentLinkedQueue<>();

		private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

		private final CountDownLatch done = new CountDownLatch(1);

		private final Consumer<Subscriber> onItem;

		private volatile @Nullable Document last;

		private volatile @Nullable Throwable error;

		Subscriber() {
			this((self) -> {
			});
		}

		Subscriber(Consumer<Subscriber> onItem) {
			this.onItem = onItem;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription.complete(subscription);
		}

		@Override
		public void onNext(Document item) {
			this.items.add(item);
			this.last = item;
			this.onItem.accept(this);
		}

		@Override
		public void onError(Throwable error) {
			this.error = error;
			this.done.countDown();
		}

		@Override
		public void onComplete() {
			this.done.countDown();
		}

		void request(long count) {
			result(this.subscription).request(count);
		}

		void cancel() {
			result(this.subscription).cancel();
		}

		Document last() {
			return Objects.requireNonNull(this.last);
		}

		boolean isDone() {
			return this.done.getCount() == 0;
		}

		void awaitItems(int count) {
			Awaitility.await().atMost(PATIENCE).until(() -> this.items.size() >= count);
		}

		void awaitDone() {
			Awaitility.await().atMost(PATIENCE).until(this::isDone);
		}

	}

}
