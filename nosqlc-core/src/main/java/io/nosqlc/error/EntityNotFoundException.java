package io.nosqlc.error;

/**
 * No entity has the key that was to be updated, or none matched where exactly one was
 * asked for.
 */
public class EntityNotFoundException extends NosqlcException {

	public EntityNotFoundException(String message) {
		super(message);
	}

}
