package io.nosqlc.data.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The consistency level of a method of a repository, instead of that of the client. It
 * stands on a method that finds, or on one of {@link NosqlcRepository} that is declared
 * anew.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Consistency {

	/**
	 * How many replicas must answer.
	 */
	io.nosqlc.Consistency value();

}
