package io.nosqlc.cassandra.update;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The documents on which this client had a lightweight transaction a moment ago, each
 * with a stamp that is not older than anything this client wrote to it. A plain write to
 * one of them needs a younger stamp, or it may vanish beneath the transaction, whose
 * stamp comes from another clock. Safe for use by several threads.
 */
final class RecentWrites {

	/**
	 * In bytes, roughly: at the rate of transactions that a client can reach, far more
	 * than one second's.
	 */
	private static final long MAX_WEIGHT = 32L * 1024 * 1024;

	private static final int WEIGHT_OF_ENTRY = 100;

	private final Cache<Target, Recent> entries;

	RecentWrites(Duration clockSkew) {
		this.entries = Caffeine.newBuilder()
			.expireAfterWrite(clockSkew)
			.maximumWeight(MAX_WEIGHT)
			.weigher((Target target, Recent recent) -> WEIGHT_OF_ENTRY + 2 * target.key().length())
			.executor(Runnable::run)
			.build();
	}

	/**
	 * Notes a transaction whose stamp is at most the given one.
	 */
	void add(Target target, long stamp) {
		add(target, new Recent(stamp, false));
	}

	/**
	 * Notes a transaction that deletes, and whose stamp nobody can read afterwards.
	 */
	void addDelete(Target target, long stamp) {
		add(target, new Recent(stamp, true));
	}

	private void add(Target target, Recent added) {
		this.entries.asMap()
			.merge(target, added,
					(last, wanted) -> new Recent(Math.max(last.stamp, wanted.stamp), last.deleted || wanted.deleted));
	}

	boolean contains(Target target) {
		return this.entries.getIfPresent(target) != null;
	}

	/**
	 * Returns whether a transaction deleted the document, and no plain write with a stamp
	 * that is certainly younger came after it.
	 */
	boolean isDeleted(Target target) {
		Recent recent = this.entries.getIfPresent(target);
		return recent != null && recent.deleted;
	}

	/**
	 * Returns a stamp that is not older than the given one and younger than all earlier
	 * ones of the document.
	 */
	long next(Target target, long atLeast) {
		return this.entries.asMap()
			.merge(target, new Recent(atLeast, false),
					(last, wanted) -> new Recent(Math.max(last.stamp + 1, wanted.stamp), false))
			.stamp();
	}

	/**
	 * What is known of a document.
	 *
	 * @param stamp not older than anything this client wrote
	 * @param deleted whether the stamp of a delete is unknown
	 */
	private record Recent(long stamp, boolean deleted) {

	}

}
