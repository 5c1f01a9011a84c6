package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@code long} or {@code Long} a counter, which is only ever incremented and
 * decremented. A table with a counter has nothing but counters beside its key: no
 * {@link Default}, {@link Required}, {@link Index}, {@link Ttl} or {@code @Version}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Counter {

}
