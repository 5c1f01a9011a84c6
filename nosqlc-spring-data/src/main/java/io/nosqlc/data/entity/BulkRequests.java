package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.BulkStore;
import io.nosqlc.Pipeline;
import io.nosqlc.cassandra.query.TableWrite;
import io.nosqlc.data.table.WriteResult;

/**
 * The requests of numbered writes, each of another entity. A bounded number of them is
 * under way at a time, and every write fails for itself.
 *
 * <p>
 * Conditional writes to one partition are sent one after the other, because servers
 * decide them so, and let those that meet begin anew.
 *
 * @param <R> type of what the caller gets of each write
 */
final class BulkRequests<R extends @Nullable Object> {

	private static final int IN_FLIGHT = 256;

	private final BiConsumer<Integer, R> results;

	private final BiConsumer<Integer, Throwable> failures;

	private final List<List<Numbered<R>>> independent = new ArrayList<>();

	private final Map<EntityWrite.Target, List<Numbered<R>>> conditional = new LinkedHashMap<>();

	private final Map<DocumentStore<?>, BulkStore> collections = new ConcurrentHashMap<>();

	/**
	 * Creates requests.
	 * @param results told of each write that was done
	 * @param failures told of each that was not
	 */
	BulkRequests(BiConsumer<Integer, R> results, BiConsumer<Integer, Throwable> failures) {
		this.results = results;
		this.failures = failures;
	}

	void add(int number, EntityWrite<R> write) {
		Numbered<R> numbered = new Numbered<>(number, write);
		if (write instanceof PlannedWrite<R> planned && planned.isConditional()) {
			this.conditional.computeIfAbsent(planned.partition(), (key) -> new ArrayList<>()).add(numbered);
		}
		else {
			this.independent.add(List.of(numbered));
		}
	}

	/**
	 * Sends all that was added. Completes when every write is done or has failed.
	 */
	CompletionStage<?> send(Executor executor) {
		Stream<List<Numbered<R>>> all = Stream.concat(this.independent.stream(), this.conditional.values().stream());
		return Pipeline.run(all.iterator(), IN_FLIGHT, executor,
				(List<Numbered<R>> writes) -> sendInOrder(writes.iterator(), executor));
	}

	private CompletionStage<?> sendInOrder(Iterator<Numbered<R>> writes, Executor executor) {
		return writes.hasNext() ? send(writes.next(), executor).thenCompose((done) -> sendInOrder(writes, executor))
				: CompletableFuture.completedStage(null);
	}

	private CompletionStage<?> send(Numbered<R> numbered, Executor executor) {
		CompletionStage<R> sent;
		try {
			sent = start(numbered.write(), executor);
		}
		catch (RuntimeException ex) {
			sent = CompletableFuture.failedStage(ex);
		}
		return sent.handle((result, error) -> {
			record(numbered.number(), result, error);
			return null;
		});
	}

	private CompletionStage<R> start(EntityWrite<R> write, Executor executor) {
		if (write instanceof DocumentWrite<R> document) {
			return document.sending().start(collection(document, executor), executor);
		}
		PlannedWrite<R> row = (PlannedWrite<R>) write;
		TableWrite statement = row.statement();
		return (statement != null)
				? row.store().send(statement, row.options(), row.task(), executor).thenApply(row::complete)
				: CompletableFuture.completedStage(row.complete(WriteResult.APPLIED));
	}

	private BulkStore collection(DocumentWrite<R> write, Executor executor) {
		return this.collections.computeIfAbsent(write.store(), (store) -> store.together(write.options(), executor));
	}

	private void record(int number, R result, @Nullable Throwable error) {
		if (error == null) {
			this.results.accept(number, result);
			return;
		}
		Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error;
		if (!(cause instanceof RuntimeException)) {
			throw new CompletionException(cause);
		}
		this.failures.accept(number, cause);
	}

	/**
	 * A write and its number.
	 */
	private record Numbered<R extends @Nullable Object>(int number, EntityWrite<R> write) {

	}

}
