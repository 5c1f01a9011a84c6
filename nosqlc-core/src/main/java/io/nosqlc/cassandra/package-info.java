/**
 * The Cassandra driver: opens {@link io.nosqlc.cassandra.CassandraClient}s by URL, on a
 * session of their own or on one that is given to them. A collection is a table of keys
 * and JSON texts.
 */
@NullMarked
package io.nosqlc.cassandra;

import org.jspecify.annotations.NullMarked;
