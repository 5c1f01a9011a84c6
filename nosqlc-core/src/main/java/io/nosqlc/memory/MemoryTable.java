package io.nosqlc.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.Change;
import io.nosqlc.AbstractCollection.Changed;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.internal.value.Text;

/**
 * The documents of one collection in key order. Of two writes of a key the one with the
 * greater timestamp stays, whichever came first, as on Cassandra. Safe for use by several
 * threads; no method waits.
 *
 * <p>
 * Expired documents give up their memory when they are met, and all of them at the latest
 * when as many documents with a ttl were written as there were before.
 */
final class MemoryTable {

	private static final int SWEEP_AT_LEAST_EVERY = 1000;

	private final WriteClock clock;

	private final ConcurrentNavigableMap<String, StoredDocument> documents = new ConcurrentSkipListMap<>(Text::compare);

	private final Tombstones tombstones = new Tombstones(this.documents);

	/** How many documents with a ttl may be written before the expired are sought. */
	private final AtomicLong writesUntilSweep = new AtomicLong(SWEEP_AT_LEAST_EVERY);

	MemoryTable(WriteClock clock) {
		this.clock = clock;
	}

	/**
	 * Returns the JSON of a key, or {@code null} if there is none or it has expired.
	 */
	byte @Nullable [] get(String key) {
		StoredDocument stored = this.documents.get(key);
		return (stored != null) ? live(key, stored) : null;
	}

	/**
	 * Walks over the documents in the order of their keys. What is written meanwhile may
	 * or may not be met.
	 * @param after the key to begin behind; {@code null} for the start
	 */
	Iterator<Row> walk(@Nullable String after) {
		return ((after != null) ? this.documents.tailMap(after, false) : this.documents).entrySet()
			.stream()
			.flatMap((entry) -> row(entry.getKey(), live(entry.getKey(), entry.getValue())).stream())
			.iterator();
	}

	/**
	 * Walks over the documents of some keys, which are read as they are reached.
	 * @param after the key to begin behind; {@code null} for the start
	 */
	Iterator<Row> lookup(SortedSet<String> keys, @Nullable String after) {
		return keys.stream()
			.filter((key) -> after == null || Text.compare(key, after) > 0)
			.flatMap((key) -> row(key, get(key)).stream())
			.iterator();
	}

	private static Optional<Row> row(String key, byte @Nullable [] json) {
		return (json != null) ? Optional.of(new Row(key, json)) : Optional.empty();
	}

	private byte @Nullable [] live(String key, StoredDocument stored) {
		long now = this.clock.now();
		if (stored.isExpired(now)) {
			bury(key, stored);
		}
		return stored.json(now);
	}

	void store(String key, byte[] json, WriteOptions options) {
		write(key, options, (timestamp) -> expiring(StoredDocument.lasting(json, timestamp), options));
		sweepSometimes(options);
	}

	void delete(String key, WriteOptions options) {
		StoredDocument winner = write(key, options, StoredDocument::tombstone);
		if (winner.isTombstone()) {
			this.tombstones.add(key, winner);
		}
	}

	boolean storeIfAbsent(String key, byte[] json, WriteOptions options) {
		StoredDocument existing;
		StoredDocument stored;
		do {
			existing = this.documents.get(key);
			if (existing != null && existing.json(this.clock.now()) != null) {
				return false;
			}
			long timestamp = (existing != null) ? this.clock.nextOver(key, existing, options) : this.clock.next();
			stored = expiring(StoredDocument.lasting(json, timestamp), options);
		}
		while (!replace(key, existing, stored));
		sweepSometimes(options);
		return true;
	}

	/**
	 * Changes a document so that nothing comes between reading and writing it.
	 * @param change runs again when another writer was faster
	 */
	Changed change(String key, Change change, WriteOptions options) {
		while (true) {
			StoredDocument existing = this.documents.get(key);
			byte[] json = (existing != null) ? existing.json(this.clock.now()) : null;
			if (existing == null || json == null) {
				return new Changed(null, false);
			}
			Document current = Document.ofStored(key, json);
			Document changed = change.apply(current);
			if (changed == current) {
				return new Changed(current, false);
			}
			if (replace(key, existing, changed(key, existing, changed, options))) {
				return new Changed(withId(key, changed), true);
			}
		}
	}

	/**
	 * Returns how many keys something is known of, deleted ones included.
	 */
	int size() {
		return this.documents.size();
	}

	private StoredDocument changed(String key, StoredDocument existing, @Nullable Document changed,
			WriteOptions options) {
		long timestamp = this.clock.nextOver(key, existing, options);
		if (changed == null) {
			return StoredDocument.tombstone(timestamp);
		}
		StoredDocument stored = StoredDocument.lasting(changed.toJsonBytes(), timestamp);
		return (options.ttl() != null) ? expiring(stored, options) : stored.expiringAt(existing.expiry());
	}

	private static @Nullable Document withId(String key, @Nullable Document changed) {
		return (changed != null) ? changed.without(Document.ID).with(Document.ID, key) : null;
	}

	private boolean replace(String key, @Nullable StoredDocument existing, StoredDocument replacement) {
		boolean replaced = (existing != null) ? this.documents.replace(key, existing, replacement)
				: this.documents.putIfAbsent(key, replacement) == null;
		if (replaced && replacement.isTombstone()) {
			this.tombstones.add(key, replacement);
		}
		return replaced;
	}

	private StoredDocument write(String key, WriteOptions options, LongFunction<StoredDocument> write) {
		return this.documents.compute(key, (same, existing) -> {
			StoredDocument written = (options.timestamp() != null) ? write.apply(options.timestamp()).explicitly()
					: write.apply(timestamp(existing));
			return (existing == null || written.supersedes(existing)) ? written : existing;
		});
	}

	/**
	 * What the clock stamps shows over whatever the clock has stamped, even over a
	 * conditional write that had to be stamped ahead of it.
	 */
	private long timestamp(@Nullable StoredDocument existing) {
		long next = this.clock.next();
		return (existing != null && !existing.isExplicit()) ? Math.max(next, existing.timestamp() + 1) : next;
	}

	private StoredDocument expiring(StoredDocument stored, WriteOptions options) {
		Duration ttl = options.ttl();
		return (ttl != null && !ttl.isZero()) ? stored.expiringAt(this.clock.now() + micros(ttl)) : stored;
	}

	private static long micros(Duration duration) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(duration));
	}

	private void sweepSometimes(WriteOptions options) {
		if (options.ttl() == null) {
			return;
		}
		if (this.writesUntilSweep.decrementAndGet() == 0) {
			this.documents.forEach(this::live);
			this.writesUntilSweep.set(Math.max(SWEEP_AT_LEAST_EVERY, size()));
		}
	}

	private void bury(String key, StoredDocument expired) {
		StoredDocument tombstone = expired.buried();
		if (this.documents.replace(key, expired, tombstone)) {
			this.tombstones.add(key, tombstone);
		}
	}

	/**
	 * A document as it was found.
	 */
	static final class Row {

		private final String key;

		private final byte[] json;

		Row(String key, byte[] json) {
			this.key = key;
			this.json = json;
		}

		String key() {
			return this.key;
		}

		byte[] json() {
			return this.json;
		}

	}

}
