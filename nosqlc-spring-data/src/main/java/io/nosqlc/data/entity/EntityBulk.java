package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CallerThread.Operation;
import io.nosqlc.error.BulkWriteException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.InvalidDocumentException;

/**
 * Writes of several entities, all of which are checked before any is sent. They are done
 * side by side, but those of one entity one after the other: each but the first is
 * planned anew when the one before it is done, because it may depend on that.
 *
 * @param <E> type of what is given
 * @param <R> type of what is returned for each
 */
final class EntityBulk<E, R extends @Nullable Object> {

	private final String verb;

	private final Function<E, EntityWrite<R>> planner;

	private final List<E> given = new ArrayList<>();

	private final List<EntityWrite<R>> writes = new ArrayList<>();

	private EntityBulk(String verb, Function<E, EntityWrite<R>> planner) {
		this.verb = verb;
		this.planner = planner;
	}

	/**
	 * Returns what does all writes, and completes with what became of each in the order
	 * in which they were given. It fails with a {@link BulkWriteException} if some
	 * failed, when nothing is under way any more.
	 * @param verb what is done to each, for messages
	 * @param given what to write; read as a whole before anything is sent
	 * @param description what messages call one of them
	 * @param planner checks one of them
	 * @throws EntityValidationException if there is something that cannot be sent,
	 * listing all that is wrong with any of them
	 */
	static <E, R extends @Nullable Object> Operation<List<R>> of(String verb, Iterable<? extends E> given,
			Function<E, String> description, Function<E, EntityWrite<R>> planner) {
		EntityBulk<E, R> bulk = new EntityBulk<>(verb, planner);
		bulk.read(given);
		bulk.plan(description);
		return (executor) -> bulk.new Run(executor).start();
	}

	private void read(Iterable<? extends E> given) {
		if (given == null) {
			throw new IllegalArgumentException("What is to " + this.verb + " must not be null");
		}
		for (E item : given) {
			if (item == null) {
				throw new IllegalArgumentException(
						"What is to " + this.verb + " must not be null, and number " + (this.given.size() + 1) + " is");
			}
			this.given.add(item);
		}
	}

	private void plan(Function<E, String> description) {
		List<String> violations = new ArrayList<>();
		for (int i = 0; i < this.given.size(); i++) {
			E item = this.given.get(i);
			List<String> own = new ArrayList<>();
			try {
				this.writes.add(this.planner.apply(item));
			}
			catch (EntityValidationException ex) {
				own.addAll(ex.violations());
			}
			catch (InvalidDocumentException ex) {
				own.add(String.valueOf(ex.getMessage()));
			}
			String which = own.isEmpty() ? "" : "number " + (i + 1) + ", " + description.apply(item) + ": ";
			own.forEach((violation) -> violations.add(which + violation));
		}
		if (!violations.isEmpty()) {
			throw new EntityValidationException("Cannot " + task(), violations,
					"Nothing was sent. Correct that and try again.");
		}
	}

	private String task() {
		return this.verb + " " + this.given.size() + ((this.given.size() == 1) ? " entity" : " entities");
	}

	/**
	 * Returns the numbers of the writes, in rounds of which none has two of one entity.
	 */
	private List<List<Integer>> rounds() {
		List<List<Integer>> rounds = new ArrayList<>();
		Map<EntityWrite.Target, Integer> seen = new HashMap<>();
		for (int i = 0; i < this.writes.size(); i++) {
			int round = seen.merge(this.writes.get(i).target(), 1, Integer::sum) - 1;
			if (round == rounds.size()) {
				rounds.add(new ArrayList<>());
			}
			rounds.get(round).add(i);
		}
		return rounds;
	}

	/**
	 * Does the writes.
	 */
	private final class Run {

		private final Executor executor;

		private final List<List<Integer>> rounds = rounds();

		private final AtomicReferenceArray<R> results = new AtomicReferenceArray<>(EntityBulk.this.writes.size());

		private final ConcurrentNavigableMap<Integer, Throwable> failures = new ConcurrentSkipListMap<>();

		Run(Executor executor) {
			this.executor = executor;
		}

		CompletionStage<List<R>> start() {
			return from(0).thenApply((done) -> outcome());
		}

		private CompletionStage<?> from(int round) {
			if (round == this.rounds.size()) {
				return CompletableFuture.completedStage(null);
			}
			BulkRequests<R> requests = new BulkRequests<>(this.results::set, this.failures::put);
			for (int number : this.rounds.get(round)) {
				add(number, round > 0, requests);
			}
			return requests.send(this.executor).thenCompose((done) -> from(round + 1));
		}

		private void add(int number, boolean again, BulkRequests<R> requests) {
			try {
				requests.add(number, again ? EntityBulk.this.planner.apply(EntityBulk.this.given.get(number))
						: EntityBulk.this.writes.get(number));
			}
			catch (RuntimeException ex) {
				this.failures.put(number, ex);
			}
		}

		private List<R> outcome() {
			if (!this.failures.isEmpty()) {
				Map<Object, Throwable> byKey = new LinkedHashMap<>();
				this.failures
					.forEach((number, error) -> byKey.putIfAbsent(EntityBulk.this.writes.get(number).id(), error));
				int failed = this.failures.size();
				throw new BulkWriteException(task(), this.results.length() - failed, failed, byKey);
			}
			List<R> all = new ArrayList<>();
			for (int i = 0; i < this.results.length(); i++) {
				all.add(this.results.get(i));
			}
			return all;
		}

	}

}
