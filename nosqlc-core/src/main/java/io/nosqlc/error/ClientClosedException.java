package io.nosqlc.error;

/**
 * The client was closed; neither it nor its collections can be used any more.
 */
public class ClientClosedException extends NosqlcException {

	public ClientClosedException(String message) {
		super(message);
	}

}
