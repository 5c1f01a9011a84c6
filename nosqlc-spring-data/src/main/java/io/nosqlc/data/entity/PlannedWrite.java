package io.nosqlc.data.entity;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.query.TableWrite;
import io.nosqlc.data.table.RowStore;
import io.nosqlc.data.table.WriteResult;

/**
 * A write to a table that may be sent, alone or in a batch.
 *
 * @param <R> type of what the caller gets
 * @param store what sends it
 * @param statement what to send; {@code null} if there is nothing to write
 * @param partition the partition key of what is written
 * @param options how to send it
 * @param task what it does, as the middle of a sentence
 * @param outcome what to do when it is done, with what became of it
 */
record PlannedWrite<R extends @Nullable Object>(RowStore<?> store, @Nullable TableWrite statement,
		List<ByteBuffer> partition, WriteOptions options, Supplier<String> task, Function<WriteResult, R> outcome) {

	/**
	 * Tells that the write is done.
	 * @return what its caller gets
	 */
	R complete(WriteResult result) {
		return this.outcome.apply(result);
	}

}
