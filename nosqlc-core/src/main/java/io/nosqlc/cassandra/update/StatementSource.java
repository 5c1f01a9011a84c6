package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;

/**
 * Begins the statements on one collection's table. Must be safe for use by several
 * threads.
 */
@FunctionalInterface
public interface StatementSource {

	/**
	 * Begins a statement, or fails if the table is none that documents can be written to.
	 * @param cql its text
	 * @param task what it is for, as the middle of a sentence: "change 'a' of 'orders'"
	 * @param executor what the stage completes on
	 */
	CompletionStage<BoundStatementBuilder> bind(String cql, Supplier<String> task, Executor executor);

}
