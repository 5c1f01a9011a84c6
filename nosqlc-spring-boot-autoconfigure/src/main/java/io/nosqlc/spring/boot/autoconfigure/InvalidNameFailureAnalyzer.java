package io.nosqlc.spring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.nosqlc.error.InvalidNameException;

/**
 * Says where the names of collections and keyspaces come from when one of them breaks the
 * rule.
 */
class InvalidNameFailureAnalyzer extends AbstractFailureAnalyzer<InvalidNameException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidNameException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), """
				Rename it where it is given. Collections are named by the entries of nosqlc.collections and by \
				@CollectionName, the keyspace by nosqlc.url or nosqlc.keyspace:

				    nosqlc.collections.order_lines=
				    nosqlc.keyspace=shop_eu
				""", cause);
	}

}
