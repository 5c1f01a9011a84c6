package io.nosqlc.cassandra.schema;

/**
 * What happens when the keyspace of a client does not exist.
 */
public enum KeyspaceCreation {

	/** It is created: the default. */
	IF_MISSING,

	/** It is an error that says what to run. */
	NEVER

}
