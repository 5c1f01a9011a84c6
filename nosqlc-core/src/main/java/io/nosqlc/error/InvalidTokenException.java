package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A page token is damaged, of another version, or belongs to another filter or sort.
 */
public class InvalidTokenException extends NosqlcException {

	public InvalidTokenException(String message) {
		super(message);
	}

	public InvalidTokenException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
