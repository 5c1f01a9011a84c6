package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.io.Serial;
import java.util.List;

import io.nosqlc.error.NosqlcException;

/**
 * None of the hosts that the session is told to connect to is known to the name service.
 * The driver would leave them out, and connect to this machine instead.
 */
final class UnknownHostsException extends NosqlcException {

	@Serial
	private static final long serialVersionUID = 1;

	UnknownHostsException(List<String> hosts) {
		super("No host is known by the name '" + String.join("', '", hosts)
				+ "'. Correct it, or check the name service of this machine.");
	}

}
