package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.nosqlc.error.MissingKeyspaceException;

/**
 * Shows the statement that creates a keyspace which must not be created by us.
 */
class MissingKeyspaceFailureAnalyzer extends AbstractFailureAnalyzer<MissingKeyspaceException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingKeyspaceException cause) {
		return new FailureAnalysis(
				"The keyspace '" + cause.keyspace() + "' does not exist, and 'nosqlc.keyspace-creation' is 'never'.",
				"Have an administrator create it:\n\n    " + cause.createStatement()
						+ ";\n\nor let it be created, if the role of this application may do that:\n\n"
						+ "    nosqlc.keyspace-creation=if-missing",
				cause);
	}

}
