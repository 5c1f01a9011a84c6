/**
 * The driver that keeps documents in this process: {@code nosqlc:memory:}. It gives the
 * answers and the errors of the Cassandra driver, for tests and for first steps.
 */
@NullMarked
package io.nosqlc.memory;

import org.jspecify.annotations.NullMarked;
