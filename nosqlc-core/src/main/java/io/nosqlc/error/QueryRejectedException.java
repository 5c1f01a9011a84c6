package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A request was refused before it was sent, or by the server, because it cannot be served
 * as it stands.
 */
public class QueryRejectedException extends NosqlcException {

	public QueryRejectedException(String message) {
		super(message);
	}

	public QueryRejectedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
