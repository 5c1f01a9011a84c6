package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record whose instances are tuples. Its components are those of the tuple, in
 * their order; their names are not stored.
 *
 * <p>
 * Only for records: the fields of a class have no order that could be relied on. A tuple
 * cannot contain itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Tuple {

}
