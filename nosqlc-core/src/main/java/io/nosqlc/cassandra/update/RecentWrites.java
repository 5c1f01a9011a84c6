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

	private final Cache<Target, Long> stamps;

	RecentWrites(Duration clockSkew) {
		this.stamps = Caffeine.newBuilder()
			.expireAfterWrite(clockSkew)
			.maximumWeight(MAX_WEIGHT)
			.weigher((Target target, Long stamp) -> WEIGHT_OF_ENTRY + 2 * target.key().length())
			.executor(Runnable::run)
			.build();
	}

	/**
	 * Notes a transaction whose stamp is at most the given one.
	 */
	void add(Target target, long stamp) {
		this.stamps.asMap().merge(target, stamp, Math::max);
	}

	boolean contains(Target target) {
		return this.stamps.getIfPresent(target) != null;
	}

	/**
	 * Returns a stamp that is not older than the given one and younger than all earlier
	 * ones of the document.
	 */
	long next(Target target, long atLeast) {
		return this.stamps.asMap().merge(target, atLeast, (last, wanted) -> Math.max(last + 1, wanted));
	}

}
