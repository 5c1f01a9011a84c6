package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.io.Serial;

import io.nosqlc.error.NosqlcException;

/**
 * {@code nosqlc.url} asks for an embedded server, and there is none.
 */
final class NoEmbeddedServerException extends NosqlcException {

	@Serial
	private static final long serialVersionUID = 1;

	NoEmbeddedServerException() {
		super("'nosqlc.url' asks for an embedded Cassandra, but 'nosqlc-embedded-cassandra' is not on the class path."
				+ " Add the dependency io.nosqlc:nosqlc-embedded-cassandra.");
	}

}
