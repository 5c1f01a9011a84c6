package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A URL or a connection property is malformed. The message names the part that is wrong.
 */
public class InvalidUrlException extends NosqlcException {

	public InvalidUrlException(String message) {
		super(message);
	}

	public InvalidUrlException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
