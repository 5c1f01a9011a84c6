package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores a collection as one value: written as a whole, and usable in a key. Without it
 * the elements of a list, set or map are written one by one. What is inside another
 * collection, a tuple or a user-defined type is frozen anyway, and so are tuples and
 * user-defined types; on those it is refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Frozen {

}
