package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A statement was not answered in time. Whether a write took effect is unknown.
 */
public class QueryTimeoutException extends NosqlcException {

	public QueryTimeoutException(String message) {
		super(message);
	}

	public QueryTimeoutException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
