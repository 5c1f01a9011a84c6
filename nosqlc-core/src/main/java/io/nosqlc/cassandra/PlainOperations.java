package io.nosqlc.cassandra;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Node;
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

	private final CqlIdentifier keyspace;

	private final CollectionTable table;

	private final Statements statements;

	private final String select;

	private final String update;

	private final String updateWithTtl;

	private final String delete;

	PlainOperations(CollectionTable table, Statements statements) {
		this.collection = table.definition().name();
		this.keyspace = CqlIdentifier.fromInternal(table.definition().keyspace());
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
		return send(bindStore(key, document, call, task), call, task);
	}

	/**
	 * Stores several documents by one request. They have one timestamp, and are not
	 * written as one: when it fails with an unknown outcome, that is unknown of each.
	 */
	CompletionStage<@Nullable Void> storeTogether(Map<String, Document> documents, WriteCall call) {
		Supplier<String> task = () -> "store " + documents.size() + " documents, the first with key "
				+ shown(documents.keySet().iterator().next()) + ", in '" + this.collection + "'";
		CompletionStage<BatchStatement> batch = CompletableFuture
			.completedStage(BatchStatement.newInstance(BatchType.UNLOGGED)
				.setConsistencyLevel(Statements.level(this.statements.defaults().consistency())));
		for (Map.Entry<String, Document> document : documents.entrySet()) {
			batch = batch.thenCombine(bindStore(document.getKey(), document.getValue(), call, task),
					BatchStatement::add);
		}
		return send(batch, call, task);
	}

	@Override
	public CompletionStage<@Nullable Void> delete(String key, WriteCall call) {
		Supplier<String> task = () -> "delete " + shown(key) + " from '" + this.collection + "'";
		CompletionStage<BoundStatement> bound = this.table.bind(this.delete, task, call.executor())
			.thenApply((statement) -> statement.setString(0, key).build());
		return send(bound, call, task);
	}

	/**
	 * Returns the nodes that hold a document; none if the driver does not know them.
	 */
	Set<Node> replicas(String key) {
		return this.statements.session()
			.getMetadata()
			.getTokenMap()
			.map((map) -> map.getReplicas(this.keyspace, ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8))))
			.orElse(Set.of());
	}

	private CompletionStage<BoundStatement> bindStore(String key, Document document, WriteCall call,
			Supplier<String> task) {
		Duration ttl = call.options().ttl();
		ByteBuffer data = ByteBuffer.wrap(document.toJsonBytes());
		String cql = (ttl != null) ? this.updateWithTtl : this.update;
		return this.table.bindWrite(cql, document, task, call.executor()).thenApply((statement) -> {
			BoundStatementBuilder bound = statement.setBytesUnsafe("data", data).setString("pk", key);
			return ((ttl != null) ? bound.setInt("ttl", Math.toIntExact(ttl.toSeconds())) : bound).build();
		});
	}

	private <S extends Statement<S>> CompletionStage<@Nullable Void> send(CompletionStage<S> begun, WriteCall call,
			Supplier<String> task) {
		return call.await(begun, task).thenCompose((statement) -> send(statement, call, task));
	}

	private <S extends Statement<S>> CompletionStage<@Nullable Void> send(S statement, WriteCall call,
			Supplier<String> task) {
		boolean together = statement instanceof BatchStatement;
		Duration left = together ? call.deadline().roughlyLeft() : call.deadline().left();
		if (left.isZero()) {
			return CompletableFuture.failedFuture(call.late(task.get()));
		}
		WriteOptions options = call.options();
		Long given = options.timestamp();
		long timestamp = (given != null) ? given : this.statements.nextTimestamp();
		S limited = this.statements.withTimeout(statement, left)
			.setQueryTimestamp(timestamp)
			.setIdempotent(timestamp != Statement.NO_DEFAULT_TIMESTAMP);
		return this.statements
			.execute(
					(options.consistency() != null)
							? limited.setConsistencyLevel(Statements.level(options.consistency())) : limited,
					task, call.executor())
			.thenApply((result) -> null);
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
