package io.nosqlc.error;

/**
 * An asynchronous call was refused because too many are in flight and waiting already.
 * Nothing was sent.
 */
public class ClientOverloadedException extends NosqlcException {

	public ClientOverloadedException(String message) {
		super(message);
	}

}
