package io.nosqlc.data.entity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import io.nosqlc.data.table.LoadListener;
import io.nosqlc.data.table.RowImage;

/**
 * What is stored of entities, as far as it is known. Entities are told apart by identity,
 * and forgotten with the last reference to them. Safe for use by several threads.
 */
final class Snapshots implements LoadListener {

	private final Cache<Object, RowImage> images = Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

	/**
	 * A record cannot change, and is not remembered.
	 */
	@Override
	public boolean wants(Class<?> type) {
		return !type.isRecord();
	}

	@Override
	public void loaded(Object entity, RowImage image) {
		if (wants(entity.getClass())) {
			this.images.put(entity, image);
		}
	}

	/**
	 * Returns what is stored of an entity; {@code null} if that is not known.
	 */
	@Nullable RowImage of(Object entity) {
		return this.images.getIfPresent(entity);
	}

	/**
	 * Remembers of another object what is remembered of an entity, because it is the same
	 * one.
	 */
	void share(Object entity, Object other) {
		RowImage image = of(entity);
		if (other != entity && image != null) {
			loaded(other, image);
		}
	}

	/**
	 * Forgets an entity, which is not stored any more.
	 */
	void forget(Object entity) {
		this.images.invalidate(entity);
	}

}
