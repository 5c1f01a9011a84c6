/**
 * How statements reach Cassandra: prepared once, with everything explicit that a session
 * would default, and with the driver's errors translated into ours. The lowest package of
 * the Cassandra driver, for its other packages only.
 */
@NullMarked
package io.nosqlc.cassandra.session;

import org.jspecify.annotations.NullMarked;
