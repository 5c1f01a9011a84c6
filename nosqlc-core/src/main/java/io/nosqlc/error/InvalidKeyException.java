package io.nosqlc.error;

/**
 * A document key is empty, longer than 65 535 bytes of UTF-8, or not encodable (a lone
 * surrogate), or values are no key of a table.
 */
public class InvalidKeyException extends NosqlcException {

	public InvalidKeyException(String message) {
		super(message);
	}

}
