package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows the property that is missing when nothing names the keyspace of collections.
 */
class NoKeyspaceFailureAnalyzer extends AbstractFailureAnalyzer<NoKeyspaceException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NoKeyspaceException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Name the keyspace. It is created if it does not exist:\n\n    nosqlc.keyspace=shop", cause);
	}

}
