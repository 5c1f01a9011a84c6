/**
 * What tables look like, and how they come to be. Definitions of tables are compared with
 * what the cluster has, and what is missing is created, once however many threads and
 * processes ask.
 */
@NullMarked
package io.nosqlc.cassandra.schema;

import org.jspecify.annotations.NullMarked;
