package io.nosqlc.error;

/**
 * More than one item matched where exactly one was asked for.
 */
public class NonUniqueResultException extends NosqlcException {

	public NonUniqueResultException(String message) {
		super(message);
	}

}
