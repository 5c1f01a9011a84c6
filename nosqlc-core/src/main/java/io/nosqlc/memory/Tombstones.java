package io.nosqlc.memory;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds what is remembered of deleted documents: a tombstone is of use only while a
 * write with an older timestamp may still come. Safe for use by several threads.
 */
final class Tombstones {

	/**
	 * How many a collection remembers, the oldest making way.
	 */
	static final int REMEMBERED = 10_000;

	private final ConcurrentMap<String, StoredDocument> documents;

	private final Queue<Tombstone> oldestFirst = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	Tombstones(ConcurrentMap<String, StoredDocument> documents) {
		this.documents = documents;
	}

	/**
	 * Takes note of a tombstone that is among the documents now.
	 */
	void add(String key, StoredDocument tombstone) {
		this.oldestFirst.add(new Tombstone(key, tombstone));
		if (this.size.incrementAndGet() > REMEMBERED) {
			forgetOldest();
		}
	}

	private void forgetOldest() {
		Tombstone oldest = this.oldestFirst.poll();
		if (oldest != null) {
			this.size.decrementAndGet();
			this.documents.remove(oldest.key, oldest.stored);
		}
	}

	private record Tombstone(String key, StoredDocument stored) {

	}

}
