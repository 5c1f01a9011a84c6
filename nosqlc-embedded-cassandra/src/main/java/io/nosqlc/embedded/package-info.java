/**
 * A real Apache Cassandra 5 in a process of its own, for development and tests: no
 * Docker, nothing to install but a JDK. {@link io.nosqlc.embedded.EmbeddedCassandra}
 * starts it, alone or as a ring, and ends it with the process that started it, however
 * that ends.
 */
@NullMarked
package io.nosqlc.embedded;

import org.jspecify.annotations.NullMarked;
