package io.nosqlc.spring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.error.NoSuitableDriverException;
import io.nosqlc.error.NosqlcException;

/**
 * Shows how URLs look when {@code nosqlc.url} is malformed, has a setting that is, or is
 * for no driver.
 */
class InvalidUrlFailureAnalyzer extends AbstractFailureAnalyzer<NosqlcException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NosqlcException cause) {
		if (!(cause instanceof InvalidUrlException || cause instanceof NoSuitableDriverException)) {
			return null;
		}
		return new FailureAnalysis(String.valueOf(cause.getMessage()), """
				Correct nosqlc.url, its query, or the property under 'nosqlc' that is named above. A URL is one of

				    nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace
				    nosqlc.url=nosqlc:embedded:keyspace
				    nosqlc.url=nosqlc:memory:

				and credentials are properties of their own: nosqlc.username and nosqlc.password.
				""", cause);
	}

}
