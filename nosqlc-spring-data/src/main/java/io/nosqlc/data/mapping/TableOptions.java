package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Options of a table. What is not named is left to the server. Goes with {@link Table},
 * on the root of a hierarchy.
 *
 * <p>
 * Settings are written {@code "name=value"}. The default time to live has an annotation
 * of its own, {@link Ttl}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TableOptions {

	/**
	 * What the table is for. By default nothing is said.
	 */
	String comment() default "";

	/**
	 * Settings of the compaction; with any, {@code "class=..."} is among them.
	 */
	String[] compaction() default {};

	/**
	 * Settings of the compression.
	 */
	String[] compression() default {};

	/**
	 * Settings of the caches: {@code keys} and {@code rows_per_partition}.
	 */
	String[] caching() default {};

	/**
	 * Options with one value, such as {@code "gc_grace_seconds=3600"}. One that Cassandra
	 * does not have is refused.
	 */
	String[] others() default {};

}
