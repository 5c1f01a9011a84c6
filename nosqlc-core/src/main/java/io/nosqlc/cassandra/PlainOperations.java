package io.nosqlc.cassandra;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.cassandra.update.PlainWrites;

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
		this.update = "UPDATE " + name + " SET data = ? WHERE pk = ?";
		this.updateWithTtl = "UPDATE " + name + " USING TTL ? SET data = ? WHERE pk = ?";
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
	public CompletionStage<@Nullable Void> store(String key, Document document, WriteOptions options,
			Executor executor) {
		Supplier<String> task = () -> "store " + shown(key) + " in '" + this.collection + "'";
		Duration ttl = options.ttl();
		ByteBuffer data = ByteBuffer.wrap(document.toJsonBytes());
		if (ttl == null) {
			return this.table.bind(this.update, task, executor)
				.thenCompose((statement) -> write(statement.setBytesUnsafe(0, data).setString(1, key), options, task,
						executor));
		}
		int seconds = Math.toIntExact(ttl.toSeconds());
		return this.table.bind(this.updateWithTtl, task, executor)
			.thenCompose((statement) -> write(statement.setInt(0, seconds).setBytesUnsafe(1, data).setString(2, key),
					options, task, executor));
	}

	@Override
	public CompletionStage<@Nullable Void> delete(String key, WriteOptions options, Executor executor) {
		Supplier<String> task = () -> "delete " + shown(key) + " from '" + this.collection + "'";
		return this.table.bind(this.delete, task, executor)
			.thenCompose((statement) -> write(statement.setString(0, key), options, task, executor));
	}

	private CompletionStage<@Nullable Void> write(BoundStatementBuilder statement, WriteOptions options,
			Supplier<String> task, Executor executor) {
		Long given = options.timestamp();
		long timestamp = (given != null) ? given : this.statements.nextTimestamp();
		statement.setQueryTimestamp(timestamp).setIdempotence(timestamp != Statement.NO_DEFAULT_TIMESTAMP);
		if (options.consistency() != null) {
			statement.setConsistencyLevel(Statements.level(options.consistency()));
		}
		if (options.timeout() != null) {
			statement.setTimeout(options.timeout());
		}
		return this.statements.execute(statement.build(), task, executor).thenApply((result) -> null);
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
