package io.nosqlc.cassandra;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import com.datastax.oss.driver.api.core.metadata.Node;
import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.BulkStore;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.update.DocumentWrites;
import io.nosqlc.cassandra.update.WriteCall;
import io.nosqlc.error.QueryRejectedException;

/**
 * The stores of one bulk. The first are sent as they come; what comes while those are
 * under way waits for company, and goes in unlogged batches. A batch has documents of the
 * same replicas only, so that no node coordinates what others own, and stays below the
 * sizes that servers warn of. Safe for use by several threads.
 */
final class CombinedStores implements BulkStore {

	/** With fewer requests than this under way, nothing waits. */
	private static final int MIN_REQUESTS = 4;

	/**
	 * Half of what a bulk has under way: where documents have many sets of replicas, most
	 * wait in vain.
	 */
	private static final int MAX_WAITING = 128;

	/** {@code unlogged_batch_across_partitions_warn_threshold} of the servers. */
	private static final int MAX_DOCUMENTS = 10;

	/**
	 * Bytes of documents: four fifths of {@code batch_size_warn_threshold} of the
	 * servers, which counts keys and columns of indexes, too.
	 */
	private static final int MAX_BYTES = 4 * 1024;

	private final CollectionTable table;

	private final PlainOperations plain;

	private final DocumentWrites writes;

	private final WriteOptions options;

	private final Executor executor;

	/** Documents that wait, by their replicas: first come, first served. */
	private final Map<Set<Node>, Queue<Entry>> lines = new LinkedHashMap<>();

	private int waiting;

	private int requests;

	CombinedStores(CollectionTable table, PlainOperations plain, DocumentWrites writes, WriteOptions options,
			Executor executor) {
		this.table = table;
		this.plain = plain;
		this.writes = writes;
		this.options = options;
		this.executor = executor;
	}

	@Override
	public CompletionStage<@Nullable Void> store(String key, Document document) {
		Entry entry = new Entry(key, document);
		Set<Node> replicas = this.plain.replicas(key);
		List<Entry> ready = replicas.isEmpty() ? alone(entry) : add(entry, replicas);
		send(ready);
		return entry.promise;
	}

	private synchronized List<Entry> alone(Entry entry) {
		this.requests++;
		return List.of(entry);
	}

	/**
	 * Returns what is to be sent now, which may be nothing.
	 */
	private synchronized List<Entry> add(Entry entry, Set<Node> replicas) {
		Queue<Entry> line = this.lines.computeIfAbsent(replicas, (unused) -> new ArrayDeque<>());
		line.add(entry);
		this.waiting++;
		if (this.requests < MIN_REQUESTS || isFull(line)) {
			return take(replicas, line);
		}
		return (this.waiting > MAX_WAITING) ? takeOldest() : List.of();
	}

	private synchronized List<Entry> next() {
		this.requests--;
		return (this.requests < MIN_REQUESTS && this.waiting > 0) ? takeOldest() : List.of();
	}

	private List<Entry> takeOldest() {
		Map.Entry<Set<Node>, Queue<Entry>> oldest = this.lines.entrySet().iterator().next();
		return take(oldest.getKey(), oldest.getValue());
	}

	private static boolean isFull(Queue<Entry> line) {
		return line.size() >= MAX_DOCUMENTS || line.stream().mapToInt(Entry::bytes).sum() >= MAX_BYTES;
	}

	/**
	 * Takes what fits into one batch. The same key cannot be in it twice, because all of
	 * it has one timestamp.
	 */
	private List<Entry> take(Set<Node> replicas, Queue<Entry> line) {
		List<Entry> batch = new ArrayList<>(MAX_DOCUMENTS);
		Set<String> keys = new HashSet<>();
		int bytes = 0;
		for (Entry head = line.peek(); head != null && batch.size() < MAX_DOCUMENTS; head = line.peek()) {
			bytes += head.bytes();
			if ((!batch.isEmpty() && bytes > MAX_BYTES) || !keys.add(head.key)) {
				break;
			}
			batch.add(line.remove());
		}
		this.lines.remove(replicas);
		if (!line.isEmpty()) {
			this.lines.put(replicas, line);
		}
		this.waiting -= batch.size();
		this.requests++;
		return batch;
	}

	private void send(List<Entry> entries) {
		if (!entries.isEmpty()) {
			sendAll(entries).whenComplete((done, error) -> send(next()));
		}
	}

	/**
	 * Completes when each of the documents has its answer, and never fails.
	 */
	private CompletionStage<@Nullable Void> sendAll(List<Entry> entries) {
		List<Entry> together = new ArrayList<>(entries);
		List<Entry> single = new ArrayList<>();
		for (Iterator<Entry> rest = together.iterator(); rest.hasNext();) {
			Entry entry = rest.next();
			if (entries.size() == 1 || !this.writes.storesPlainly(entry.key, this.options)) {
				rest.remove();
				single.add(entry);
			}
		}
		CompletionStage<@Nullable Void> batch = together.isEmpty() ? CompletableFuture.completedFuture(null)
				: sendBatch(together);
		return batch.thenCombine(sendEach(single), (left, right) -> null);
	}

	/**
	 * A batch that the server refuses, as one that is larger than it allows, has written
	 * nothing; its documents may still be stored one by one.
	 */
	private CompletionStage<@Nullable Void> sendBatch(List<Entry> entries) {
		Map<String, Document> documents = new LinkedHashMap<>();
		entries.forEach((entry) -> documents.put(entry.key, entry.document));
		return this.table.write(start(), (call) -> this.plain.storeTogether(documents, call)).handle((done, error) -> {
			if (error != null && DriverErrors.unwrap(error) instanceof QueryRejectedException refused
					&& !DriverErrors.outcomeUnknown(refused)) {
				return sendEach(entries);
			}
			entries.forEach((entry) -> entry.answer(error));
			return CompletableFuture.<@Nullable Void>completedFuture(null);
		}).thenCompose((done) -> done);
	}

	private CompletionStage<@Nullable Void> sendEach(List<Entry> entries) {
		CompletionStage<@Nullable Void> all = CompletableFuture.completedFuture(null);
		for (Entry entry : entries) {
			all = all.thenCombine(sendSingle(entry), (left, right) -> null);
		}
		return all;
	}

	private CompletionStage<@Nullable Void> sendSingle(Entry entry) {
		return this.table.write(start(), (call) -> this.writes.store(entry.key, entry.document, call))
			.handle((done, error) -> {
				entry.answer(error);
				return null;
			});
	}

	private WriteCall start() {
		return this.writes.startStore(this.options, this.executor);
	}

	/**
	 * A document and who waits for it.
	 */
	private static final class Entry {

		private final String key;

		private final Document document;

		private final int bytes;

		private final CompletableFuture<@Nullable Void> promise = new CompletableFuture<>();

		Entry(String key, Document document) {
			this.key = key;
			this.document = document;
			this.bytes = document.measureJson();
		}

		int bytes() {
			return this.bytes;
		}

		void answer(@Nullable Throwable error) {
			if (error != null) {
				this.promise.completeExceptionally(DriverErrors.unwrap(error));
			}
			else {
				this.promise.complete(null);
			}
		}

	}

}
