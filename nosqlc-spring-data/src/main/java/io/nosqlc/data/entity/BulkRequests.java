package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.BulkStore;
import io.nosqlc.Pipeline;
import io.nosqlc.cassandra.query.TableAccess;
import io.nosqlc.cassandra.query.TableBatch;
import io.nosqlc.cassandra.query.TableWrite;
import io.nosqlc.data.table.WriteResult;

/**
 * The requests of several writes, each of another entity. A bounded number of them is
 * under way at a time, and every write fails for itself.
 *
 * <p>
 * Plain writes of rows go in unlogged batches. Conditional ones to one partition are sent
 * one after the other, because servers decide them so, and let those that meet begin
 * anew; and so are rows with columns that their partition shares, the last of which is to
 * stay, while what is in a batch has one time.
 *
 * @param <R> type of what the caller gets of each write
 */
final class BulkRequests<R extends @Nullable Object> {

	/** More are no faster, and a quarter as many slower. */
	private static final int BATCHES_IN_FLIGHT = 64;

	private static final int IN_FLIGHT = 256;

	private final BiConsumer<Integer, R> results;

	private final BiConsumer<Integer, Throwable> failures;

	private final RowGroups<R> together = new RowGroups<>();

	private final List<List<NumberedWrite<R>>> alone = new ArrayList<>();

	private final Map<EntityWrite.Target, List<NumberedWrite<R>>> inOrder = new LinkedHashMap<>();

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
		NumberedWrite<R> numbered = new NumberedWrite<>(number, write);
		if (!(write instanceof PlannedWrite<R> row) || row.statement() == null || row.store().hasCounters()) {
			this.alone.add(List.of(numbered));
		}
		else if (row.statement().conditional() || row.store().hasStaticColumns()) {
			this.inOrder.computeIfAbsent(row.partition(), (key) -> new ArrayList<>()).add(numbered);
		}
		else if (row.statement().idempotent()) {
			this.together.add(numbered);
		}
		else {
			this.alone.add(List.of(numbered));
		}
	}

	/**
	 * Sends all that was added. Completes when every write is done or has failed.
	 */
	CompletionStage<?> send(Executor executor) {
		Stream<List<NumberedWrite<R>>> others = Stream.concat(this.alone.stream(), this.inOrder.values().stream());
		return Pipeline
			.run(this.together.divide().iterator(), BATCHES_IN_FLIGHT, executor,
					(List<NumberedWrite<R>> writes) -> sendTogether(writes, executor))
			.thenCompose((done) -> Pipeline.run(others.iterator(), IN_FLIGHT, executor,
					(List<NumberedWrite<R>> writes) -> sendInOrder(writes.iterator(), executor)));
	}

	private CompletionStage<?> sendTogether(List<NumberedWrite<R>> writes, Executor executor) {
		if (writes.size() == 1) {
			return send(writes.get(0), executor);
		}
		PlannedWrite<R> first = writes.get(0).row();
		TableBatch batch = new TableBatch(TableBatch.Kind.UNLOGGED,
				writes.stream().map((it) -> Objects.requireNonNull(it.row().statement())).toList());
		Supplier<String> task = () -> "write " + writes.size() + " rows together, the first of them to "
				+ first.task().get();
		return first.store().send(batch, first.options(), task, executor).handle((result, error) -> {
			if (error != null && TableAccess.isRefused(error)) {
				return sendInOrder(writes.iterator(), executor);
			}
			writes.forEach((it) -> record(it.number(), () -> it.row().complete(result), error));
			return CompletableFuture.completedStage(null);
		}).thenCompose((sent) -> sent);
	}

	private CompletionStage<?> sendInOrder(Iterator<NumberedWrite<R>> writes, Executor executor) {
		return writes.hasNext() ? send(writes.next(), executor).thenCompose((done) -> sendInOrder(writes, executor))
				: CompletableFuture.completedStage(null);
	}

	private CompletionStage<?> send(NumberedWrite<R> numbered, Executor executor) {
		CompletionStage<R> sent;
		try {
			sent = start(numbered.write(), executor);
		}
		catch (RuntimeException ex) {
			sent = CompletableFuture.failedStage(ex);
		}
		return sent.handle((result, error) -> {
			record(numbered.number(), () -> result, error);
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

	/**
	 * What the caller is told may fail, as callbacks do, after the write was done.
	 */
	private void record(int number, Supplier<R> result, @Nullable Throwable error) {
		Throwable failure = error;
		if (failure == null) {
			try {
				this.results.accept(number, result.get());
				return;
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (!(cause instanceof RuntimeException)) {
			throw new CompletionException(cause);
		}
		this.failures.accept(number, cause);
	}

}
