package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/**
 * How long what is written lives, if a write does not say it. For a table this is its
 * default time to live, which the server applies; for documents it goes with each write.
 * By default nothing expires.
 *
 * <p>
 * Not for tables with a {@link Counter}. On the root of a hierarchy it is true for all of
 * it, and nowhere else in it. On a method of a repository that writes, it is that of what
 * the method writes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface Ttl {

	/**
	 * How long, at least a second and at most 20 years.
	 */
	long value();

	/**
	 * Unit of {@link #value()}, from seconds to days.
	 */
	ChronoUnit unit() default ChronoUnit.SECONDS;

}
