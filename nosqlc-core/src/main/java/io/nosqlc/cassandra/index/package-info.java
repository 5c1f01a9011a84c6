/**
 * Declared indexes of collections: paths whose values are also kept in columns of their
 * own, which Cassandra can search. What is declared is kept in the cluster, so that all
 * clients that write to a collection write those columns too.
 */
@NullMarked
package io.nosqlc.cassandra.index;

import org.jspecify.annotations.NullMarked;
