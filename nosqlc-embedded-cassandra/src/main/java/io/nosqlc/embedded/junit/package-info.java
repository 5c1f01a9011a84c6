/**
 * One embedded Cassandra for all tests of a run:
 * {@link io.nosqlc.embedded.junit.WithEmbeddedCassandra} on a test class starts it before
 * the first test that needs it. Works with JUnit Jupiter 5.12 and newer, which the
 * application brings.
 */
@NullMarked
package io.nosqlc.embedded.junit;

import org.jspecify.annotations.NullMarked;
