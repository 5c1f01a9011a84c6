package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.io.Serial;

import io.nosqlc.error.NosqlcException;

/**
 * Nothing says in which keyspace collections are kept.
 */
final class NoKeyspaceException extends NosqlcException {

	@Serial
	private static final long serialVersionUID = 1;

	NoKeyspaceException(ConnectionOrigin origin) {
		super("The connection from " + origin.description() + " names no keyspace for collections, and neither do"
				+ " 'nosqlc.url', 'nosqlc.keyspace' and 'spring.cassandra.keyspace-name'. Set nosqlc.keyspace.");
	}

}
