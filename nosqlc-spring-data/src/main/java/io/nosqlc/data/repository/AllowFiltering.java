package io.nosqlc.data.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the store filter rows itself where a method of a repository has no key and no
 * index for them, and read the whole table for that, whatever {@code full-scan} says.
 * Documents are filtered by the client nevertheless.
 *
 * @see io.nosqlc.FindQuery#allowFiltering()
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface AllowFiltering {

}
