package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.nosqlc.spring.boot.autoconfigure.ModuleVersion;

/**
 * Shows the dependency that brings the embedded server.
 */
class NoEmbeddedServerFailureAnalyzer extends AbstractFailureAnalyzer<NoEmbeddedServerException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NoEmbeddedServerException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), """
				Add the dependency

				    <dependency>
				        <groupId>io.nosqlc</groupId>
				        <artifactId>nosqlc-embedded-cassandra</artifactId>
				        <version>%s</version>
				    </dependency>

				or say where another Cassandra is:

				    nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace
				""".formatted(ModuleVersion.get()), cause);
	}

}
