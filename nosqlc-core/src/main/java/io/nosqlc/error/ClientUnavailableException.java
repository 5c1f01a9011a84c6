package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * No server could be reached. The message says what to check.
 */
public class ClientUnavailableException extends NosqlcException {

	public ClientUnavailableException(String message) {
		super(message);
	}

	public ClientUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
