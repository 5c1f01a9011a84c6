package io.nosqlc.spring.boot.autoconfigure;

import java.io.Serial;

import io.nosqlc.error.NosqlcException;

/**
 * Nothing says which store to connect to.
 */
public final class NoConnectionException extends NosqlcException {

	@Serial
	private static final long serialVersionUID = 1;

	/**
	 * Creates the exception.
	 * @param reason why there is no embedded server either, as a clause
	 */
	public NoConnectionException(String reason) {
		super("nosqlc does not know which store to connect to: 'nosqlc.url' is not set, there are neither connection"
				+ " details nor 'spring.cassandra.*' properties, and " + reason + ".");
	}

}
