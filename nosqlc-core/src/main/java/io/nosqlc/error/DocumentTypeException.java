package io.nosqlc.error;

/**
 * A typed read of a document found a value of another type, or one that does not fit
 * without loss.
 */
public class DocumentTypeException extends NosqlcException {

	public DocumentTypeException(String message) {
		super(message);
	}

}
