package io.nosqlc.data.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a method of a repository asks for, where its name would be too long or cannot say
 * it.
 *
 * <p>
 * A filter is written as {@link io.nosqlc.filter.Filter#fromJson} reads it, with the
 * names of properties. A text in it that is a placeholder and nothing else stands for a
 * value: {@code "?0"} for the first parameter, {@code ":name"} for that of a name,
 * {@code ":#{...}"} for what an expression comes to. Values are put into the tree that
 * was read from the text, never into the text.
 *
 * <p>
 * CQL is for tables, with the names of columns, and the placeholders {@code ?0},
 * {@code :name} and {@code :#{...}} outside of its literals, which are bound. What a
 * {@code SELECT} brings becomes entities, projections, maps or single values; whatever
 * else is run once, and tells whether it was applied if the method returns a boolean.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Query {

	/**
	 * A filter as JSON, which begins with a brace, or a statement of CQL.
	 */
	String value();

	/**
	 * Whether the method counts what passes the filter.
	 */
	boolean count() default false;

	/**
	 * Whether the method tells if anything passes the filter.
	 */
	boolean exists() default false;

	/**
	 * Whether the method deletes what passes the filter.
	 */
	boolean delete() default false;

}
