package io.nosqlc.data.entity;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
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
 * @param key of the row that is written, or of the partition
 * @param options how to send it
 * @param task what it does, as the middle of a sentence
 * @param outcome what to do when it is done, with what became of it
 */
record PlannedWrite<R extends @Nullable Object>(RowStore<?> store, @Nullable TableWrite statement, List<ByteBuffer> key,
		WriteOptions options, Supplier<String> task, Function<WriteResult, R> outcome) implements EntityWrite<R> {

	@Override
	public Target target() {
		return new Target(table(), this.key);
	}

	@Override
	public Object id() {
		return this.store.idOf(this.key);
	}

	/**
	 * Returns what is written to, the partition of the row.
	 */
	Target partition() {
		return new Target(table(), partitionKey());
	}

	List<ByteBuffer> partitionKey() {
		return this.key.subList(0, this.store.rows().definition().partitionKey().size());
	}

	private String table() {
		return this.store.tableName();
	}

	/**
	 * Tells that the write is done.
	 * @return what its caller gets
	 */
	R complete(WriteResult result) {
		return this.outcome.apply(result);
	}

	/**
	 * Returns the same write, after which something else is done with what its caller
	 * gets.
	 */
	PlannedWrite<R> andThen(Consumer<R> action) {
		return new PlannedWrite<>(this.store, this.statement, this.key, this.options, this.task, (result) -> {
			R done = complete(result);
			action.accept(done);
			return done;
		});
	}

}
