package io.nosqlc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
 * page under way, and asks for it only when more is demanded than it holds. Each page is
 * an operation of its own that waits for its turn.
 *
 * @param <T> type of the items
 */
final class FindPublisher<T> implements Flow.Publisher<T> {

	private final FindRun<T> run;

	FindPublisher(FindRun<T> run) {
		this.run = run.with(run.spec().withPurpose(FindPurpose.PUBLISH));
	}

	@Override
	public void subscribe(Flow.Subscriber<? super T> subscriber) {
		Objects.requireNonNull(subscriber, "subscriber");
		Subscription<T> subscription = new Subscription<>(this.run, subscriber, this.run.runtime().callbacks());
		subscription.drainLater();
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
			int served;
			do {
				served = this.drains.get();
				step();
				served = this.drains.addAndGet(-served);
			}
			while (served != 0);
		}

		/**
		 * A subscriber that throws has cancelled; what it threw is for the executor's
		 * thread to report.
		 */
		private void step() {
			if (this.ended) {
				return;
			}
			boolean returned = false;
			try {
				signal();
				returned = true;
			}
			finally {
				if (!returned) {
					this.cancelled = true;
					end();
				}
			}
		}

		private void signal() {
			Throwable error = this.subscribed ? arrivedError() : subscribedError();
			if (error == null) {
				error = this.illegalDemand;
			}
			if (this.cancelled) {
				end();
			}
			else if (error != null) {
				end();
				this.subscriber.onError(error);
			}
			else {
				fetchIfDemanded();
				emit();
				endIfDone();
			}
		}

		/**
		 * A find that is refused says so at once, whatever the demand.
		 */
		private @Nullable Throwable subscribedError() {
			this.subscribed = true;
			this.subscriber.onSubscribe(this);
			try {
				this.pages = this.run.open(this.executor);
				return null;
			}
			catch (RuntimeException | Error ex) {
				return ex;
			}
		}

		private @Nullable Throwable arrivedError() {
			Arrival<T> arrived = this.arrival;
			if (arrived == null) {
				return null;
			}
			this.arrival = null;
			this.fetching = false;
			this.last = arrived.last;
			this.items.addAll(arrived.items);
			return arrived.error;
		}

		private void emit() {
			while (!this.cancelled && this.demand.get() > 0 && !this.items.isEmpty()) {
				if (this.demand.get() != Long.MAX_VALUE) {
					this.demand.decrementAndGet();
				}
				this.subscriber.onNext(this.items.remove());
			}
		}

		private void endIfDone() {
			if (this.cancelled) {
				end();
			}
			else if (this.items.isEmpty() && this.last) {
				end();
				this.subscriber.onComplete();
			}
		}

		/**
		 * Whoever demands more than there is gets what there is while the rest is on its
		 * way.
		 */
		private void fetchIfDemanded() {
			if (!this.fetching && !this.last && this.demand.get() > this.items.size()) {
				fetch(Objects.requireNonNull(this.pages));
			}
		}

		private void fetch(MatchPages<T> pages) {
			this.fetching = true;
			this.run.runtime()
				.submit((executor) -> pages.next())
				.thenApply(Arrival::of)
				.exceptionally(Arrival::failed)
				.thenAccept((arrived) -> {
					this.arrival = arrived;
					drainLater();
				});
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
	private record Arrival<T>(List<T> items, boolean last, @Nullable Throwable error) {

		static <T> Arrival<T> of(MatchPages.Page<T> page) {
			List<T> items = new ArrayList<>();
			page.matches().forEach((match) -> items.add(match.item()));
			return new Arrival<>(items, page.last(), null);
		}

		static <T> Arrival<T> failed(Throwable error) {
			boolean wrapped = error instanceof CompletionException && error.getCause() != null;
			return new Arrival<>(List.of(), true, wrapped ? error.getCause() : error);
		}

	}

}
