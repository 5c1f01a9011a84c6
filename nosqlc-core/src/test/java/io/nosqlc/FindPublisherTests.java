package io.nosqlc;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

class FindPublisherTests {

	private final ListFinder finder = ListFinder.numbered(10);

	private final Recorder recorder = new Recorder();

	@Test
	void publishesEverythingAndCompletes() {
		this.recorder.subscribeTo(this.finder.query()).request(Long.MAX_VALUE);
		this.recorder.awaitEnd();
		assertThat(this.recorder.items).extracting((it) -> it.getInt("n"))
			.containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
		assertThat(this.recorder.error()).isNull();
		assertThat(this.finder.closed.get()).isPositive();
	}

	@Test
	void fetchesNothingBeforeItIsDemanded() {
		this.recorder.subscribeTo(this.finder.query());
		assertThat(this.finder.pages).hasValue(0);
		this.recorder.subscription().request(3);
		await().until(() -> this.recorder.items.size() == 3);
		assertThat(this.finder.pages).hasValue(1);
		this.recorder.subscription().request(1);
		await().until(() -> this.recorder.items.size() == 4);
		assertThat(this.finder.pages).hasValue(2);
		this.recorder.subscription().cancel();
		await().until(() -> this.finder.closed.get() > 0);
	}

	@Test
	void fetchesWhatIsDemandedBeyondThePageAtHand() {
		CountDownLatch fetched = new CountDownLatch(2);
		this.finder.beforePage((page) -> fetched.countDown());
		this.recorder.beforeItem = () -> awaitLatch(fetched);
		this.recorder.subscribeTo(this.finder.query()).request(4);
		await().until(() -> this.recorder.items.size() == 4);
		assertThat(this.finder.pages).hasValue(2);
	}

	@Test
	void eachSubscriptionReadsAnew() {
		Recorder second = new Recorder();
		Flow.Publisher<Document> publisher = this.finder.query().publisher();
		publisher.subscribe(this.recorder);
		publisher.subscribe(second);
		this.recorder.subscription().request(100);
		second.subscription().request(100);
		this.recorder.awaitEnd();
		second.awaitEnd();
		assertThat(this.recorder.items).hasSameElementsAs(second.items).hasSize(10);
	}

	@Test
	void limitSortAndTypeHold() {
		FindQuery<FindQueryTests.Numbered> query = this.finder.query()
			.sort(SortKey.desc("n"))
			.limit(2)
			.as(FindQueryTests.Numbered.class);
		AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
		ConcurrentLinkedQueue<Integer> numbers = new ConcurrentLinkedQueue<>();
		CountDownLatch end = new CountDownLatch(1);
		query.publisher().subscribe(new Flow.Subscriber<>() {

			@Override
			public void onSubscribe(Flow.Subscription subscription) {
				subscription.request(10);
			}

			@Override
			public void onNext(FindQueryTests.Numbered item) {
				numbers.add(item.n());
			}

			@Override
			public void onError(Throwable throwable) {
				error.set(throwable);
				end.countDown();
			}

			@Override
			public void onComplete() {
				end.countDown();
			}

		});
		await().until(() -> end.getCount() == 0);
		assertThat(error.get()).isNull();
		assertThat(numbers).containsExactly(9, 8);
	}

	@Test
	void aRefusedFindFailsWithoutAnyDemand() {
		this.recorder.subscribeTo(this.finder.query().sort(SortKey.asc("n")).limit(1_000_000));
		this.recorder.awaitEnd();
		assertThat(this.recorder.error()).isInstanceOf(QueryRejectedException.class);
	}

	@Test
	void aFailingPageFailsTheSubscription() {
		this.finder.beforePage((page) -> {
			if (page == 1) {
				throw new NosqlcException("no second page");
			}
		});
		this.recorder.subscribeTo(this.finder.query()).request(100);
		this.recorder.awaitEnd();
		assertThat(this.recorder.items).hasSize(3);
		assertThat(this.recorder.error()).isInstanceOf(NosqlcException.class).hasMessage("no second page");
		assertThat(this.finder.closed.get()).isPositive();
	}

	@Test
	void anItemThatCannotBeMadeFailsTheSubscription() {
		AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
		this.finder.query().as(FindQueryTests.Unloadable.class).publisher().subscribe(new Flow.Subscriber<>() {

			@Override
			public void onSubscribe(Flow.Subscription subscription) {
				subscription.request(1);
			}

			@Override
			public void onNext(FindQueryTests.Unloadable item) {
			}

			@Override
			public void onError(Throwable throwable) {
				error.set(throwable);
			}

			@Override
			public void onComplete() {
			}

		});
		await().until(() -> error.get() != null);
		assertThat(error.get()).isInstanceOf(LinkageError.class);
	}

	@Test
	void aDemandThatIsNotPositiveFailsTheSubscription() {
		this.recorder.subscribeTo(this.finder.query()).request(0);
		this.recorder.awaitEnd();
		assertThat(this.recorder.error()).isInstanceOf(IllegalArgumentException.class)
			.hasMessage("A subscriber must request a positive number of items but asked for 0");
	}

	@Test
	void aSubscriberThatThrowsIsCancelled() {
		this.recorder.failAt = 2;
		this.recorder.subscribeTo(this.finder.query()).request(100);
		await().dontCatchUncaughtExceptions().until(() -> this.finder.closed.get() > 0);
		assertThat(this.recorder.items).hasSize(2);
		assertThat(this.recorder.end.getCount()).isOne();
	}

	@Test
	void nobodyCannotSubscribe() {
		assertThatNullPointerException().isThrownBy(() -> this.finder.query().publisher().subscribe(null));
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Recorder implements Flow.Subscriber<Document> {

		private final ConcurrentLinkedQueue<Document> items = new ConcurrentLinkedQueue<>();

		private final CountDownLatch end = new CountDownLatch(1);

		private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();

		private volatile @Nullable Throwable error;

		private volatile int failAt = Integer.MAX_VALUE;

		private volatile Runnable beforeItem = () -> {
		};

		Flow.Subscription subscribeTo(FindQuery<Document> query) {
			query.publisher().subscribe(this);
			return subscription();
		}

		Flow.Subscription subscription() {
			return await().until(this.subscription::get, (it) -> it != null);
		}

		void awaitEnd() {
			await().atMost(10, TimeUnit.SECONDS).until(() -> this.end.getCount() == 0);
		}

		@Nullable Throwable error() {
			return this.error;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription.set(subscription);
		}

		@Override
		public void onNext(Document item) {
			this.beforeItem.run();
			this.items.add(item);
			if (this.items.size() == this.failAt) {
				throw new IllegalStateException("the subscriber is broken");
			}
		}

		@Override
		public void onError(Throwable throwable) {
			this.error = throwable;
			this.end.countDown();
		}

		@Override
		public void onComplete() {
			this.end.countDown();
		}

	}

}
