package io.nosqlc.cassandra.schema;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * What a table gets, if it must be created, beside what its definition says. Must be safe
 * for use by several threads.
 */
@FunctionalInterface
public interface TableAdditions {

	/** Nothing. */
	TableAdditions NONE = (table, id, executor) -> CompletableFuture.completedStage(List.of());

	/**
	 * Returns more columns. Called by the one process that is about to create the table,
	 * when it is sure that it does not exist; the creation begins when the stage
	 * completes.
	 * @param id the table will have, if there are more columns
	 */
	CompletionStage<List<TableDefinition.Column>> beforeCreation(TableDefinition table, UUID id, Executor executor);

}
