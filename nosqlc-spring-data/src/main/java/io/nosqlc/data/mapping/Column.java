package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Says more about the column of a property, or about the field of a user-defined type or
 * of a document. Without it a property is a regular column with the name that the
 * {@link NamingStrategy} makes, or a field with its own name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Column {

	/**
	 * Another name for {@link #name()}.
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * Name of the column or field, in the case it has there; any text. No two properties
	 * have the same.
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * Whether all rows of a partition share the value. Only in a table with clustering
	 * keys, and not for a part of the key.
	 */
	boolean isStatic() default false;

}
