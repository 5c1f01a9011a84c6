package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A typed read of a document found a value of another type, or one that does not fit
 * without loss.
 */
public class DocumentTypeException extends NosqlcException {

	public DocumentTypeException(String message) {
		super(message);
	}

	public DocumentTypeException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
