/**
 * Updates that lose nothing: conditional writes on the exact text read, what they share
 * with plain writes, and the three modes that a collection can be written in. Only the
 * Cassandra driver's collections come here.
 */
@NullMarked
package io.nosqlc.cassandra.update;

import org.jspecify.annotations.NullMarked;
