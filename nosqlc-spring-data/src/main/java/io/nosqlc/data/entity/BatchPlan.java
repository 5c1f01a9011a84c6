package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CallerThread.Operation;
import io.nosqlc.Pipeline;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.query.TableBatch;
import io.nosqlc.cassandra.query.TableWrite;
import io.nosqlc.data.table.WriteResult;
import io.nosqlc.error.IncompleteChangeException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.QueryRejectedException;

/**
 * The requests of a batch, checked against the rules of Cassandra before any is sent.
 */
final class BatchPlan {

	private static final int REQUESTS_IN_FLIGHT = 64;

	private final BatchType type;

	private final WriteOptions options;

	private final List<PlannedWrite<?>> idle = new ArrayList<>();

	private final List<Request> requests = new ArrayList<>();

	private final List<Runnable> callbacks;

	private BatchPlan(BatchType type, WriteOptions options, List<Runnable> callbacks) {
		this.type = type;
		this.options = options;
		this.callbacks = List.copyOf(callbacks);
	}

	/**
	 * Returns the requests of a batch.
	 * @throws QueryRejectedException if it has what cannot be together, or too much
	 */
	static BatchPlan of(BatchType type, EntityBatch batch) {
		BatchPlan plan = new BatchPlan(type, batch.options(), batch.callbacks());
		List<PlannedWrite<?>> writes = new ArrayList<>();
		for (PlannedWrite<?> write : batch.writes()) {
			((write.statement() != null) ? writes : plan.idle).add(write);
		}
		writes.forEach(plan::checkCounters);
		plan.group(writes);
		plan.requests.forEach((request) -> request.check(batch.options(), batch.mostBytes()));
		return plan;
	}

	private void checkCounters(PlannedWrite<?> write) {
		if (write.store().hasCounters() != (this.type == BatchType.COUNTER)) {
			throw new QueryRejectedException("Cannot " + write.task().get() + " in a " + this.type
					+ " batch: counters are for COUNTER batches, and everything else is not."
					+ " Nothing was sent. Use two batches.");
		}
	}

	private void group(List<PlannedWrite<?>> writes) {
		boolean conditional = writes.stream().anyMatch((write) -> statement(write).conditional());
		Map<Object, List<PlannedWrite<?>>> partitions = new LinkedHashMap<>();
		writes.forEach((write) -> partitions.computeIfAbsent(write.partition(), (key) -> new ArrayList<>()).add(write));
		if (conditional && partitions.size() > 1) {
			throw new QueryRejectedException("Cannot send a batch with conditions to " + partitions.size()
					+ " partitions: Cassandra decides conditions within one partition of one table."
					+ " Nothing was sent. Use a batch for each.");
		}
		if (this.type == BatchType.UNLOGGED) {
			partitions.values().forEach((group) -> this.requests.add(new Request(group)));
		}
		else if (!writes.isEmpty()) {
			this.requests.add(new Request(writes));
		}
	}

	private static TableWrite statement(PlannedWrite<?> write) {
		return Objects.requireNonNull(write.statement());
	}

	/**
	 * Sends the requests, then tells the entities and runs the callbacks.
	 */
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	Operation<@Nullable Void> operation() {
		return (executor) -> sendAll(executor).thenApply((done) -> {
			this.idle.forEach((write) -> write.complete(WriteResult.APPLIED));
			this.callbacks.forEach(Runnable::run);
			return null;
		});
	}

	private CompletionStage<?> sendAll(Executor executor) {
		if (this.requests.size() == 1) {
			return send(this.requests.get(0), executor);
		}
		AtomicLong done = new AtomicLong();
		return Pipeline
			.run(this.requests.iterator(), REQUESTS_IN_FLIGHT, executor,
					(Request request) -> send(request, executor).thenRun(done::incrementAndGet))
			.exceptionallyCompose((error) -> CompletableFuture.failedStage((done.get() == 0) ? error
					: new IncompleteChangeException("Cannot write all of an unlogged batch: " + done + " of "
							+ this.requests.size() + " partitions were written, then one failed: " + error.getMessage()
							+ " Write the rest again, or use a logged batch.", done.get(), error)));
	}

	private CompletionStage<?> send(Request request, Executor executor) {
		TableBatch batch = new TableBatch(TableBatch.Kind.valueOf(this.type.name()),
				request.writes().stream().map(BatchPlan::statement).toList());
		PlannedWrite<?> first = request.writes().get(0);
		return first.store().send(batch, this.options, request::task, executor).thenAccept(request::complete);
	}

	/**
	 * Writes that are sent together.
	 */
	private record Request(List<PlannedWrite<?>> writes) {

		String task() {
			String first = this.writes.get(0).task().get();
			return (this.writes.size() == 1) ? first
					: "write a batch of " + this.writes.size() + ", which begins with: " + first;
		}

		/**
		 * What is refused is refused as a whole. Only a deletion by itself may find
		 * nothing.
		 */
		void complete(WriteResult result) {
			boolean alone = this.writes.size() == 1;
			if (result.applied() || alone) {
				completeAll(result);
			}
			if (!result.applied() && !(alone && result.existing().isEmpty())) {
				throw new LightweightTransactionException("Cannot " + task() + ": what is stored does not allow it: "
						+ result.existing() + ". Nothing was written. Read what is stored and decide anew.",
						result.existing());
			}
		}

		/**
		 * A callback that fails does not keep the others from knowing.
		 */
		private void completeAll(WriteResult result) {
			RuntimeException failure = null;
			for (PlannedWrite<?> write : this.writes) {
				try {
					write.complete(result);
				}
				catch (RuntimeException ex) {
					failure = (failure != null) ? failure : ex;
				}
			}
			if (failure != null) {
				throw failure;
			}
		}

		void check(WriteOptions options, int mostBytes) {
			int size = this.writes.stream().mapToInt((write) -> statement(write).size()).sum();
			if (size > mostBytes) {
				throw new QueryRejectedException("Cannot send a batch of " + this.writes.size() + " writes: they have "
						+ size + " bytes, and " + mostBytes
						+ " is the most that one request may have. Nothing was sent."
						+ " Divide it, or raise maxSize if the servers accept more (batch_size_fail_threshold).");
			}
			boolean conditional = this.writes.stream().anyMatch((write) -> statement(write).conditional());
			boolean stamped = options.timestamp() != null
					|| this.writes.stream().anyMatch((write) -> write.options().timestamp() != null);
			if (conditional && stamped) {
				throw new QueryRejectedException("Cannot send a batch with both conditions and timestamps: the servers"
						+ " decide the order of conditional writes. Nothing was sent. Leave one of them out.");
			}
		}

	}

}
