package io.nosqlc.data.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What happens if a method of a repository must read a whole table, instead of what the
 * client says.
 *
 * @see io.nosqlc.FindQuery#fullScan
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface FullScan {

	/**
	 * What happens.
	 */
	io.nosqlc.FullScan value() default io.nosqlc.FullScan.ALLOW;

}
