package io.nosqlc.cassandra.index;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.Version;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;

import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.QueryRejectedException;

/**
 * What the nodes of the local datacenter say about indexes: each builds its own part, and
 * knows about no other.
 */
final class Nodes {

	private static final int FIRST_VERSION = 5;

	private static final String QUERYABLE = "SELECT index_name, is_queryable FROM system_views.sai_column_indexes"
			+ " WHERE keyspace_name = ?";

	private final Statements statements;

	private final String keyspace;

	Nodes(Statements statements, String keyspace) {
		this.statements = statements;
		this.keyspace = keyspace;
	}

	/**
	 * Refuses servers that have no storage-attached indexes.
	 */
	void requireIndexes() {
		Node old = tooOld().orElse(null);
		if (old != null) {
			throw new QueryRejectedException("Cannot declare an index: node " + old.getEndPoint() + " runs Cassandra "
					+ old.getCassandraVersion() + ", which has no storage-attached indexes. Upgrade all nodes to"
					+ " Cassandra 5.0 or later.");
		}
	}

	/**
	 * Returns whether all servers have storage-attached indexes.
	 */
	boolean haveIndexes() {
		return tooOld().isEmpty();
	}

	private Optional<Node> tooOld() {
		return this.statements.session().getMetadata().getNodes().values().stream().filter((node) -> {
			Version version = node.getCassandraVersion();
			return version != null && version.getMajor() < FIRST_VERSION;
		}).findFirst();
	}

	/**
	 * Returns the names of those indexes of the keyspace that all nodes which are up can
	 * search.
	 */
	CompletionStage<Set<String>> queryable(Executor executor) {
		List<CompletableFuture<Set<String>>> answers = this.statements.localNodes()
			.stream()
			.map((node) -> queryable(node, executor).toCompletableFuture())
			.toList();
		return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
			.thenApply((all) -> common(answers.stream().map(CompletableFuture::join).toList()));
	}

	private static Set<String> common(List<Set<String>> answers) {
		Set<String> common = answers.isEmpty() ? new HashSet<>() : new HashSet<>(answers.get(0));
		answers.forEach(common::retainAll);
		return common;
	}

	private CompletionStage<Set<String>> queryable(Node node, Executor executor) {
		SimpleStatement statement = SimpleStatement.newInstance(QUERYABLE, this.keyspace)
			.setNode(node)
			.setConsistencyLevel(DefaultConsistencyLevel.ONE)
			.setIdempotent(true);
		Supplier<String> task = () -> "ask node " + node.getEndPoint() + " which indexes it can search";
		return this.statements.execute(statement, task, executor)
			.thenCompose((page) -> names(page, new HashSet<>(), task, executor));
	}

	private CompletionStage<Set<String>> names(AsyncResultSet page, Set<String> names, Supplier<String> task,
			Executor executor) {
		page.currentPage().forEach((row) -> {
			if (row.getBoolean("is_queryable")) {
				names.add(String.valueOf(row.getString("index_name")));
			}
		});
		return page.hasMorePages()
				? this.statements.nextPage(page, task, executor)
					.thenCompose((next) -> names(next, names, task, executor))
				: CompletableFuture.completedFuture(names);
	}

}
