package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how to find out who brings a second driver, and how to leave it out.
 */
class MixedDriversFailureAnalyzer extends AbstractFailureAnalyzer<MixedDriversException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MixedDriversException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), """
				Find out which dependency brings the former coordinates:

				    mvn dependency:tree -Dincludes=com.datastax.oss:java-driver-core

				and exclude them there:

				    <exclusion>
				        <groupId>com.datastax.oss</groupId>
				        <artifactId>java-driver-core</artifactId>
				    </exclusion>

				What needs it runs on org.apache.cassandra:java-driver-core, too: the packages are the same. It is the \
				one that Spring Boot manages.
				""", cause);
	}

}
