package io.nosqlc.embedded;

import org.jspecify.annotations.Nullable;

/**
 * An embedded Cassandra could not be unpacked, started or stopped. The message says why
 * and what to do, and ends in the last lines of the server's log where there is one.
 */
public final class EmbeddedCassandraException extends RuntimeException {

	private static final long serialVersionUID = 1;

	EmbeddedCassandraException(String message) {
		this(message, null);
	}

	EmbeddedCassandraException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
