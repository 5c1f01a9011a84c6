package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * Root of all exceptions of nosqlc. Its message never contains credentials.
 */
public class NosqlcException extends RuntimeException {

	public NosqlcException(String message) {
		super(message);
	}

	public NosqlcException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
