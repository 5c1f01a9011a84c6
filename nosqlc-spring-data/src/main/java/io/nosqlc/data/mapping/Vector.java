package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@code float[]}, a {@code CqlVector} or a {@code List} of numbers a vector,
 * which has the same number of elements in each row. Cassandra 5.0.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Vector {

	/**
	 * Number of elements, from 1 to 8192.
	 */
	int dimensions();

}
