package io.nosqlc;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Publishes the items of a find. Each subscription runs the find anew, has at most one
 * page under way, and asks for it only when what it holds is used up and more is
 * demanded.
 *
 * @param <T> type of the items
 */
final class FindPublisher<T> implements Flow.Publisher<T> {

	private final FindRun<T> run;

	FindPublisher(FindRun<T> run) {
		this.run = run;
	}

	@Override
	public void subscribe(Flow.Subscriber<? super T> subscriber) {
		Objects.requireNonNull(subscriber, "subscriber");
		Subscription<T> subscription = new Subscription<>(this.run, subscriber, this.run.runtime().callbacks());
		subscription.start();
	}

	/**
	 * One running find. All signals and all state but demand belong to the drain, which
	 * one thread at a time runs on the executor.
	 */
	private static final class Subscription<T> implements Flow.Subscription {

		private final FindRun<T> run;

		private final Flow.Subscriber<? super T> subscriber;

		private final Executor executor;

		private final AtomicLong demand = new AtomicLong();

		private final AtomicInteger drains = new AtomicInteger();

		private final Queue<T> items = new ArrayDeque<>();

		private volatile boolean cancelled;

		private volatile @Nullable Throwable illegalDemand;

		private volatile @Nullable Arrival<T> arrival;

		private @Nullable MatchPages<T> pages;

		private boolean subscribed;

		private boolean fetching;

		private boolean last;

		private boolean ended;

		Subscription(FindRun<T> run, Flow.Subscriber<? super T> subscriber, Executor executor) {
			this.run = run;
			this.subscriber = subscriber;
			this.executor = executor;
		}

		void start() {
			drainLater();
		}

		@Override
		public void request(long count) {
			if (count <= 0) {
				this.illegalDemand = new IllegalArgumentException(
						"A subscriber must request a positive number of items but asked for " + count);
			}
			else {
				this.demand.updateAndGet((current) -> (current + count < 0) ? Long.MAX_VALUE : current + count);
			}
			drainLater();
		}

		@Override
		public void cancel() {
			this.cancelled = true;
			drainLater();
		}

		private void drainLater() {
			if (this.drains.getAndIncrement() == 0) {
				this.executor.execute(this::drain);
			}
		}

		private void drain() {
			int served = 1;
			do {
				served = this.drains.get();
				step();
				served = this.drains.addAndGet(-served);
			}
			while (served != 0);
		}

		private void step() {
			if (this.ended) {
				return;
			}
			if (!this.subscribed) {
				this.subscribed = true;
				this.subscriber.onSubscribe(this);
			}
			Arrival<T> arrived = this.arrival;
			if (arrived != null) {
				this.arrival = null;
				this.fetching = false;
				if (arrived.error != null) {
					fail(arrived.error);
					return;
				}
				take(Objects.requireNonNull(arrived.page));
			}
			if (this.illegalDemand != null && !this.cancelled) {
				fail(this.illegalDemand);
				return;
			}
			emit();
			advance();
		}

		private void take(MatchPages.Page<T> page) {
			page.matches().forEach((match) -> this.items.add(match.item()));
			this.last = page.last();
		}

		private void emit() {
			while (!this.cancelled && this.demand.get() > 0 && !this.items.isEmpty()) {
				this.subscriber.onNext(this.items.remove());
				if (this.demand.get() != Long.MAX_VALUE) {
					this.demand.decrementAndGet();
				}
			}
		}

		private void advance() {
			if (this.cancelled) {
				end();
			}
			else if (this.items.isEmpty() && this.last) {
				end();
				this.subscriber.onComplete();
			}
			else if (this.items.isEmpty() && !this.fetching && this.demand.get() > 0) {
				fetch();
			}
		}

		private void fetch() {
			this.fetching = true;
			try {
				if (this.pages == null) {
					this.pages = this.run.open(this.executor);
				}
				this.pages.next().whenComplete((page, error) -> {
					this.arrival = new Arrival<>(page, error);
					drainLater();
				});
			}
			catch (RuntimeException ex) {
				fail(ex);
			}
		}

		private void fail(Throwable error) {
			boolean wrapped = error instanceof CompletionException && error.getCause() != null;
			end();
			if (!this.cancelled) {
				this.subscriber.onError(wrapped ? error.getCause() : error);
			}
		}

		private void end() {
			this.ended = true;
			this.items.clear();
			if (this.pages != null) {
				this.pages.close();
			}
		}

	}

	/**
	 * What a fetch brought.
	 */
	private record Arrival<T>(MatchPages.@Nullable Page<T> page, @Nullable Throwable error) {

	}

}
