package io.nosqlc.data.entity;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A write of one entity that was checked and may be sent, alone or among others.
 *
 * @param <R> type of what the caller gets
 */
sealed interface EntityWrite<R extends @Nullable Object> permits PlannedWrite, DocumentWrite {

	/**
	 * Returns what is written to, equal to that of every other write of the same entity.
	 */
	Target target();

	/**
	 * Returns the key as applications know it: the value of the only property of the key,
	 * or a {@link io.nosqlc.data.mapping.Key}.
	 */
	Object id();

	/**
	 * Where a write goes.
	 *
	 * @param store name of the table or collection
	 * @param key values of the key there
	 */
	record Target(String store, List<?> key) {

	}

}
