package io.nosqlc.cassandra.update;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;

import io.nosqlc.Document;

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

	/**
	 * Begins a statement that writes a document, and has it write whatever else the table
	 * keeps of documents, which is nothing by default. It must be sent at once.
	 * @param cql its text, in which {@code SET data = :data} is followed by
	 * {@code WHERE pk = :pk}
	 * @param document what is to be written; the text itself is not bound yet
	 * @param task what it is for, as the middle of a sentence
	 * @param executor what the stage completes on
	 */
	default CompletionStage<BoundStatementBuilder> bindWrite(String cql, Document document, Supplier<String> task,
			Executor executor) {
		return bind(cql, task, executor);
	}

}
