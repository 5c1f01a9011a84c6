package io.nosqlc.cassandra.schema;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.QueryTimeoutException;

/**
 * Waits, after a change, until all nodes that are up have the same schema.
 *
 * <p>
 * The driver's check asks one node, which answers for all by hearsay. While that one has
 * not heard of the change, all nodes seem to agree: on the schema before it. So each node
 * of the local datacenter is asked for itself first; the driver's check is for the
 * others.
 */
final class SchemaAgreement {

	private static final String VERSION = "SELECT schema_version FROM system.local WHERE key = 'local'";

	private static final String TASK = "compare the schema of the nodes";

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final int POLL_MILLIS = 20;

	/** Nodes tell of a change before their tables are open. */
	private static final int OPENING_MILLIS = 30;

	private final Statements statements;

	private final Executor executor;

	private final long begin = System.nanoTime();

	SchemaAgreement(Statements statements, Executor executor) {
		this.statements = statements;
		this.executor = executor;
	}

	CompletionStage<@Nullable Void> await() {
		return awaitLocal().thenCompose((agreed) -> awaitAll())
			.thenCompose((agreed) -> Pause.about(OPENING_MILLIS, this.executor));
	}

	private CompletionStage<@Nullable Void> awaitLocal() {
		return agree().thenCompose((agreed) -> {
			if (agreed) {
				return CompletableFuture.<@Nullable Void>completedFuture(null);
			}
			if (System.nanoTime() - this.begin > PATIENCE.toNanos()) {
				return CompletableFuture.failedFuture(disagreement());
			}
			return Pause.about(POLL_MILLIS, this.executor).thenCompose((waited) -> awaitLocal());
		});
	}

	private CompletionStage<Boolean> agree() {
		List<CompletableFuture<@Nullable UUID>> versions = this.statements.localNodes()
			.stream()
			.map(this::version)
			.toList();
		return CompletableFuture.allOf(versions.toArray(CompletableFuture<?>[]::new))
			.thenApply((all) -> versions.stream()
				.map(CompletableFuture::join)
				.filter(Objects::nonNull)
				.distinct()
				.count() <= 1);
	}

	/**
	 * Reads the version of a node; {@code null} if it does not answer, because then it is
	 * about to be down.
	 */
	private CompletableFuture<@Nullable UUID> version(Node node) {
		SimpleStatement statement = SimpleStatement.newInstance(VERSION)
			.setNode(node)
			.setConsistencyLevel(DefaultConsistencyLevel.ONE)
			.setIdempotent(true);
		return this.statements.execute(statement, () -> TASK, this.executor).<@Nullable UUID>handle((result, error) -> {
			Row row = (error == null) ? result.one() : null;
			return (row != null) ? row.getUuid(0) : null;
		}).toCompletableFuture();
	}

	private CompletionStage<@Nullable Void> awaitAll() {
		return this.statements.session().checkSchemaAgreementAsync().handleAsync((agreed, error) -> {
			if (error != null) {
				throw new CompletionException(DriverErrors.translate(error, TASK));
			}
			if (!agreed) {
				throw disagreement();
			}
			return null;
		}, this.executor);
	}

	private static QueryTimeoutException disagreement() {
		return new QueryTimeoutException("The nodes of the cluster do not agree on the schema. Look at 'nodetool"
				+ " describecluster' for the node that differs, and restart it.");
	}

}
