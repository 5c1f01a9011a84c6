package io.nosqlc.error;

/**
 * No document has the key that was to be updated, or none matched where exactly one was
 * asked for.
 */
public class DocumentNotFoundException extends NosqlcException {

	public DocumentNotFoundException(String message) {
		super(message);
	}

}
