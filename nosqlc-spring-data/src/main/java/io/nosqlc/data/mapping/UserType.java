package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class or record whose instances are values of a user-defined type: of columns,
 * of elements of collections, or of fields of other such types. Columns of it are frozen,
 * which means that they are written as a whole.
 *
 * <p>
 * Its properties become the fields; they take {@link Column}, {@link Json},
 * {@link Frozen}, {@link Ascii}, {@link TimeUuid} and {@link Vector}, and nothing that is
 * about tables. A type cannot contain itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UserType {

	/**
	 * Name of the type in the keyspace of the table, in the case it has there. Up to 48
	 * letters, digits and underscores. By default what the {@link NamingStrategy} makes
	 * of the name of the class.
	 */
	String value() default "";

}
