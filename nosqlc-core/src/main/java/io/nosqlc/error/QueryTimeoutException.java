package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A statement was not answered in time. Whether a write took effect is unknown, unless
 * the message says that nothing was written.
 */
public class QueryTimeoutException extends NosqlcException {

	public QueryTimeoutException(String message) {
		super(message);
	}

	public QueryTimeoutException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
