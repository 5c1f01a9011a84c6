package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class or record whose instances are documents of a collection, on Cassandra or
 * in memory. Exactly one property is its key and has Spring Data's {@code @Id}.
 *
 * <p>
 * The field of a property has its name, unless {@link Column} gives it another. Other
 * annotations that are about columns are refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Document {

	/**
	 * Name of the collection, in the case it has there: a letter, then up to 47 letters,
	 * digits and underscores. By default what the {@link NamingStrategy} makes of the
	 * name of the class.
	 */
	String value() default "";

}
