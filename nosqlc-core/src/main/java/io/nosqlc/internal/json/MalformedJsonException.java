package io.nosqlc.internal.json;

import org.jspecify.annotations.Nullable;

/**
 * Text or bytes are not one JSON value. The message says why and where, as a part of a
 * sentence: whoever asked for the parsing says what was read and what to do.
 */
public final class MalformedJsonException extends RuntimeException {

	MalformedJsonException(String message) {
		super(message);
	}

	MalformedJsonException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
