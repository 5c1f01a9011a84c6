package io.nosqlc.embedded.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.nosqlc.embedded.EmbeddedCassandra;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Has the {@linkplain EmbeddedCassandra#shared() shared server} running before the tests
 * of a class, and gives it to parameters of type {@link EmbeddedCassandra}. All annotated
 * classes of a test run use the same server, so tests keep apart by keyspace or table and
 * none may close it. It ends after the run.
 *
 * <pre>
 * {@code @WithEmbeddedCassandra}
 * class OrderTests {
 *
 *     {@code @Test}
 *     void storesAnOrder(EmbeddedCassandra cassandra) { ... }
 *
 * }
 * </pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(EmbeddedCassandraExtension.class)
public @interface WithEmbeddedCassandra {

}
