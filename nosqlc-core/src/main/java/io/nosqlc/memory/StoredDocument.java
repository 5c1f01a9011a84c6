package io.nosqlc.memory;

import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a key: a document as JSON, or, as a tombstone, that it was deleted.
 * Immutable; equal only to itself.
 */
final class StoredDocument {

	/** Cassandra's rules for two writes of one cell. */
	private static final Comparator<StoredDocument> PRECEDENCE = Comparator.comparingLong(StoredDocument::timestamp)
		.thenComparing(StoredDocument::isTombstone)
		.thenComparing(StoredDocument::expires)
		.thenComparingLong((stored) -> stored.expiry)
		.thenComparing((stored) -> stored.json, Arrays::compareUnsigned);

	private static final long NEVER = Long.MAX_VALUE;

	private final byte @Nullable [] json;

	private final long timestamp;

	private final long expiry;

	private final boolean explicit;

	private StoredDocument(byte @Nullable [] json, long timestamp, long expiry, boolean explicit) {
		this.json = json;
		this.timestamp = timestamp;
		this.expiry = expiry;
		this.explicit = explicit;
	}

	static StoredDocument lasting(byte[] json, long timestamp) {
		return new StoredDocument(json, timestamp, NEVER, false);
	}

	static StoredDocument tombstone(long timestamp) {
		return new StoredDocument(null, timestamp, NEVER, false);
	}

	StoredDocument expiringAt(long expiry) {
		return new StoredDocument(this.json, this.timestamp, expiry, this.explicit);
	}

	/**
	 * Returns this as stamped by its writer, not by the clock.
	 */
	StoredDocument explicitly() {
		return new StoredDocument(this.json, this.timestamp, this.expiry, true);
	}

	/**
	 * Returns this as it is remembered when it has expired.
	 */
	StoredDocument buried() {
		return new StoredDocument(null, this.timestamp, NEVER, this.explicit);
	}

	byte @Nullable [] json(long now) {
		return (this.expiry > now) ? this.json : null;
	}

	long timestamp() {
		return this.timestamp;
	}

	long expiry() {
		return this.expiry;
	}

	boolean isTombstone() {
		return this.json == null;
	}

	boolean isExpired(long now) {
		return this.expiry <= now;
	}

	boolean expires() {
		return this.expiry != NEVER;
	}

	boolean isExplicit() {
		return this.explicit;
	}

	boolean supersedes(StoredDocument other) {
		return PRECEDENCE.compare(this, other) >= 0;
	}

}
