package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A document holds what JSON cannot hold, exceeds the size limit, or contradicts its key.
 * Raised before any I/O.
 */
public class InvalidDocumentException extends NosqlcException {

	public InvalidDocumentException(String message) {
		super(message);
	}

	public InvalidDocumentException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
