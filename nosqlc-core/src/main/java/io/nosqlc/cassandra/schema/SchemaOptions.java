package io.nosqlc.cassandra.schema;

import org.jspecify.annotations.Nullable;

/**
 * How keyspaces and tables are created.
 *
 * @param keyspaceCreation what happens when the keyspace does not exist
 * @param replication replicas of a keyspace that is created; {@code null} for three in
 * the local datacenter, or one for each of its nodes if there are fewer
 * @param speculativeRetry after what time a read asks another replica, as Cassandra's
 * table option {@code speculative_retry} has it
 */
public record SchemaOptions(KeyspaceCreation keyspaceCreation, @Nullable Replication replication,
		String speculativeRetry) {

	/**
	 * A dead replica stalls reads for 68 ms with it, and for 2.4 s with Cassandra's own
	 * default.
	 */
	public static final String DEFAULT_SPECULATIVE_RETRY = "30ms";

	/**
	 * Returns these options with a replication, unless they have one.
	 */
	public SchemaOptions withDefaultReplication(Replication replication) {
		return (this.replication != null) ? this
				: new SchemaOptions(this.keyspaceCreation, replication, this.speculativeRetry);
	}

}
