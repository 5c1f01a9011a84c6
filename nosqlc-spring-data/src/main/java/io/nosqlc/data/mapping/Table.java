package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class, a record, or the root of a hierarchy whose instances are rows of a typed
 * table on Cassandra. The memory driver has no tables.
 *
 * <p>
 * Not inherited: a subclass is an entity of its own with {@code @Table}, or one of
 * several in the same table with {@link DiscriminatorValue}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Table {

	/**
	 * Name of the table, in the case it has there. Up to 48 letters, digits and
	 * underscores. By default what the {@link NamingStrategy} makes of the name of the
	 * class.
	 */
	String value() default "";

	/**
	 * Keyspace of the table, in the case it has there. By default that of the client.
	 */
	String keyspace() default "";

}
