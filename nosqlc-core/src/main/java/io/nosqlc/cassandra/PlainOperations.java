package io.nosqlc.cassandra;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.cassandra.update.PlainWrites;
import io.nosqlc.cassandra.update.WriteCall;

/**
 * What is done to a collection's table without conditions. Fails with a
 * {@link io.nosqlc.cassandra.session.MissingTableException} if there is none.
 *
 * <p>
 * Writes are updates, which make no row marker: so a document expires as a whole, and a
 * row whose data is null is none.
 */
final class PlainOperations implements PlainWrites {

	private static final int SHOWN_KEY = 80;

	private final String collection;

	private final CollectionTable table;

	private final Statements statements;

	private final String select;

	private final String update;

	private final String updateWithTtl;

	private final String delete;

	PlainOperations(CollectionTable table, Statements statements) {
		this.collection = table.definition().name();
		this.table = table;
		this.statements = statements;
		String name = table.definition().qualifiedName();
		this.select = "SELECT data FROM " + name + " WHERE pk = ?";
		this.update = "UPDATE " + name + " SET data = :data WHERE pk = :pk";
		this.updateWithTtl = "UPDATE " + name + " USING TTL :ttl SET data = :data WHERE pk = :pk";
		this.delete = "DELETE FROM " + name + " WHERE pk = ?";
	}

	CompletionStage<@Nullable Document> get(String key, Executor executor) {
		Supplier<String> task = () -> "get " + shown(key) + " from '" + this.collection + "'";
		return this.table.bind(this.select, task, executor)
			.thenCompose((statement) -> this.statements
				.execute(statement.setString(0, key).setIdempotence(true).build(), task, executor))
			.thenApply((result) -> document(key, result));
	}

	@Override
	public CompletionStage<@Nullable Void> store(String key, Document document, WriteCall call) {
		Supplier<String> task = () -> "store " + shown(key) + " in '" + this.collection + "'";
		Duration ttl = call.options().ttl();
		ByteBuffer data = ByteBuffer.wrap(document.toJsonBytes());
		String cql = (ttl != null) ? this.updateWithTtl : this.update;
		return write(this.table.bindWrite(cql, document, task, call.executor()), call, task, (statement) -> {
			BoundStatementBuilder bound = statement.setBytesUnsafe("data", data).setString("pk", key);
			return (ttl != null) ? bound.setInt("ttl", Math.toIntExact(ttl.toSeconds())) : bound;
		});
	}

	@Override
	public CompletionStage<@Nullable Void> delete(String key, WriteCall call) {
		Supplier<String> task = () -> "delete " + shown(key) + " from '" + this.collection + "'";
		return write(this.table.bind(this.delete, task, call.executor()), call, task,
				(statement) -> statement.setString(0, key));
	}

	private CompletionStage<@Nullable Void> write(CompletionStage<BoundStatementBuilder> begun, WriteCall call,
			Supplier<String> task, UnaryOperator<BoundStatementBuilder> values) {
		return call.await(begun, task).thenCompose((statement) -> write(values.apply(statement), call, task));
	}

	private CompletionStage<@Nullable Void> write(BoundStatementBuilder statement, WriteCall call,
			Supplier<String> task) {
		Duration left = call.deadline().left();
		if (left.isZero()) {
			return CompletableFuture.failedFuture(call.late(task.get()));
		}
		WriteOptions options = call.options();
		Long given = options.timestamp();
		long timestamp = (given != null) ? given : this.statements.nextTimestamp();
		statement.setTimeout(left)
			.setQueryTimestamp(timestamp)
			.setIdempotence(timestamp != Statement.NO_DEFAULT_TIMESTAMP);
		if (options.consistency() != null) {
			statement.setConsistencyLevel(Statements.level(options.consistency()));
		}
		return this.statements.execute(statement.build(), task, call.executor()).thenApply((result) -> null);
	}

	private @Nullable Document document(String key, AsyncResultSet result) {
		Row row = result.one();
		ByteBuffer data = (row != null) ? row.getBytesUnsafe(0) : null;
		return (data != null) ? DocumentRows.document(this.collection, key, data) : null;
	}

	private static String shown(String key) {
		return "'" + ((key.length() <= SHOWN_KEY) ? key : key.substring(0, SHOWN_KEY) + "…") + "'";
	}

}
