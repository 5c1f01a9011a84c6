package io.nosqlc.spring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to add when nothing says which store to connect to.
 */
class NoConnectionFailureAnalyzer extends AbstractFailureAnalyzer<NoConnectionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NoConnectionException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"""
						Do one of these:

						  - If there is a Cassandra, say where (and set nosqlc.username and nosqlc.password if it asks for them):

						        nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace

						  - For development and tests, add a dependency that brings a real Cassandra and starts it:

						        <dependency>
						            <groupId>io.nosqlc</groupId>
						            <artifactId>nosqlc-embedded-cassandra</artifactId>
						            <version>%s</version>
						        </dependency>

						  - For a first try without any Cassandra, keep everything in memory:

						        nosqlc.url=nosqlc:memory:
						"""
					.formatted(ModuleVersion.get()),
				cause);
	}

}
