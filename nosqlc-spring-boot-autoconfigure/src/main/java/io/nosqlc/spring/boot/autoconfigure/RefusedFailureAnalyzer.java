package io.nosqlc.spring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

import io.nosqlc.error.MissingGrantException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.SchemaConflictException;

/**
 * Passes on what the store refuses when an application uses it while it starts. The
 * messages hold what to do.
 */
class RefusedFailureAnalyzer implements FailureAnalyzer {

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MissingGrantException || cause instanceof SchemaConflictException
					|| cause instanceof QueryRejectedException) {
				String message = String.valueOf(cause.getMessage());
				int end = message.indexOf(". ");
				return (end < 0) ? new FailureAnalysis(message, null, cause)
						: new FailureAnalysis(message.substring(0, end + 1), message.substring(end + 2), cause);
			}
		}
		return null;
	}

}
