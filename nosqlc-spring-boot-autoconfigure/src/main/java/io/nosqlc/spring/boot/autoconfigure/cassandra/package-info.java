/**
 * Auto-configuration of a client on the one session that Boot builds: where it connects
 * to, and what is told when it cannot. Nothing here is needed without Boot's own module
 * for Cassandra.
 */
@NullMarked
package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.jspecify.annotations.NullMarked;
