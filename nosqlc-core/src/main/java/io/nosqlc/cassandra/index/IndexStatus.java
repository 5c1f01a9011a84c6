package io.nosqlc.cassandra.index;

/**
 * What has become of a declared index.
 *
 * @param definition what is indexed
 * @param column the column of the collection's table that holds the values
 * @param ready whether finds use it: it is complete, and all nodes can search it
 * @param description the same in words, as a clause about the index: "is ready"
 */
public record IndexStatus(IndexDefinition definition, String column, boolean ready, String description) {

}
