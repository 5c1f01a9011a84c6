package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.nosqlc.embedded.EmbeddedCassandraException;

/**
 * Passes on why the embedded server did not start, and shows what can be used instead.
 */
class EmbeddedServerFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedCassandraException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedCassandraException cause) {
		return new FailureAnalysis("The embedded Cassandra did not start. " + cause.getMessage(), """
				Do what is said above, or use another store, by one of these:

				    nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace
				    nosqlc.url=nosqlc:memory:
				""", cause);
	}

}
