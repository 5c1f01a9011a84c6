package io.nosqlc.data.entity;

import org.jspecify.annotations.Nullable;

/**
 * One of several writes.
 *
 * @param <R> type of what the caller gets of it
 * @param number where it is among them, from 0
 * @param write what to do
 */
record NumberedWrite<R extends @Nullable Object>(int number, EntityWrite<R> write) {

	/**
	 * Returns the write of a row, which it is.
	 */
	PlannedWrite<R> row() {
		return (PlannedWrite<R>) this.write;
	}

}
