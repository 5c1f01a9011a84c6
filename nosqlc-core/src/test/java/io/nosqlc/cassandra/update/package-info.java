/**
 * Tries of the updates that lose nothing, against a real Cassandra. Wrong clocks and lost
 * answers are made on the client's side.
 */
@NullMarked
package io.nosqlc.cassandra.update;

import org.jspecify.annotations.NullMarked;
