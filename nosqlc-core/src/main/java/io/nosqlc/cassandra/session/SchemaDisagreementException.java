package io.nosqlc.cassandra.session;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.QueryRejectedException;

/**
 * Replicas failed because they do not know a table yet, or any more, that the coordinator
 * knows. Passes within milliseconds after a table was created, so what can be repeated
 * is.
 */
public final class SchemaDisagreementException extends QueryRejectedException {

	SchemaDisagreementException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
