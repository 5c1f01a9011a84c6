package io.nosqlc.cassandra.update;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.Changed;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.error.ClientOverloadedException;
import io.nosqlc.error.ConcurrentUpdateException;

/**
 * Lets one batch of edits of a document run at a time; what comes meanwhile waits and
 * becomes the next batch. So the updates that one process makes to one document never get
 * in each other's way, and share their writes, but not their time limits. Safe for use by
 * several threads.
 */
final class UpdateQueue {

	private static final int MAX_BATCH = 256;

	private final int maxWaiting;

	private final ConcurrentMap<Target, Queue<Edit>> lines = new ConcurrentHashMap<>();

	/**
	 * Creates a queue.
	 * @param maxWaiting most edits that wait for one document
	 */
	UpdateQueue(int maxWaiting) {
		this.maxWaiting = maxWaiting;
	}

	/**
	 * Carries out an edit, after those of the same document that came before it.
	 * @param writer carries out a batch
	 */
	CompletionStage<Changed> submit(Target target, Edit edit, Function<Batch, CompletionStage<?>> writer) {
		Entry entry = new Entry(edit);
		this.lines.compute(target, entry::enter);
		switch (entry.position) {
			case FIRST -> schedule(new Batch(target, List.of(edit)), writer);
			case WAITING -> edit.otherwise(() -> edit.promise().completeExceptionally(overdue(target, edit)));
			case REFUSED -> edit.promise().completeExceptionally(tooMany(target));
		}
		return edit.promise();
	}

	/**
	 * Runs a batch on its executor from the start: an answer may come so fast that what
	 * follows it would run on the thread of an asynchronous caller.
	 */
	private void schedule(Batch batch, Function<Batch, CompletionStage<?>> writer) {
		batch.executor().execute(() -> run(batch, writer));
	}

	private void run(Batch batch, Function<Batch, CompletionStage<?>> writer) {
		start(batch, writer).whenComplete((done, error) -> {
			try {
				answer(batch, error);
			}
			finally {
				proceed(batch, writer);
			}
		});
	}

	/**
	 * The edits that a batch spared come before those that wait.
	 */
	private void proceed(Batch batch, Function<Batch, CompletionStage<?>> writer) {
		Batch rest = batch.rest();
		if (rest != null) {
			schedule(rest, writer);
		}
		else {
			next(batch.target(), writer);
		}
	}

	/**
	 * Leaves nobody without an answer, whatever is wrong with that of another.
	 */
	private static void answer(Batch batch, @Nullable Throwable error) {
		if (error != null) {
			batch.fail(DriverErrors.unwrap(error));
			return;
		}
		try {
			batch.succeed();
		}
		catch (Throwable ex) {
			batch.fail(ex);
		}
	}

	private static CompletionStage<?> start(Batch batch, Function<Batch, CompletionStage<?>> writer) {
		try {
			return writer.apply(batch);
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private void next(Target target, Function<Batch, CompletionStage<?>> writer) {
		List<Edit> edits = new ArrayList<>();
		this.lines.computeIfPresent(target, (unused, line) -> {
			take(line, edits);
			return edits.isEmpty() ? null : line;
		});
		if (!edits.isEmpty()) {
			schedule(new Batch(target, edits), writer);
		}
	}

	/**
	 * Moves the longest row of edits with equal options from a line into a batch.
	 */
	private static void take(Queue<Edit> line, List<Edit> batch) {
		Edit edit;
		while (batch.size() < MAX_BATCH && (edit = line.peek()) != null) {
			if (!batch.isEmpty() && !batch.get(0).options().equals(edit.options())) {
				return;
			}
			line.poll();
			if (edit.claim()) {
				batch.add(edit);
			}
		}
	}

	private static ConcurrentUpdateException overdue(Target target, Edit edit) {
		return new ConcurrentUpdateException("Cannot update " + target + " within " + edit.deadline().limit().toMillis()
				+ " ms: others of this process are being written first. Nothing was written. Try again, or"
				+ " raise update-timeout.", false, null);
	}

	private ClientOverloadedException tooMany(Target target) {
		return new ClientOverloadedException("Cannot update " + target + ": " + this.maxWaiting
				+ " updates of this document are waiting. Nothing was sent. Slow down, or raise async.max-waiting.");
	}

	private enum Position {

		FIRST, WAITING, REFUSED

	}

	/**
	 * The attempt of an edit to get into the line of its document.
	 */
	private final class Entry {

		private final Edit edit;

		private Position position = Position.FIRST;

		Entry(Edit edit) {
			this.edit = edit;
		}

		Queue<Edit> enter(Target target, @Nullable Queue<Edit> line) {
			if (line == null) {
				return new ArrayDeque<>();
			}
			if (line.size() >= UpdateQueue.this.maxWaiting) {
				this.position = Position.REFUSED;
				return line;
			}
			this.position = Position.WAITING;
			line.add(this.edit);
			return line;
		}

	}

}
