package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A filter has an operand or a path that can never be meant. Raised when it is built or
 * parsed.
 */
public class InvalidFilterException extends NosqlcException {

	public InvalidFilterException(String message) {
		super(message);
	}

	public InvalidFilterException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
