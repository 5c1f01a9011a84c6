package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a property that tells in which partition a row is. A table has at least one.
 *
 * <p>
 * Not for counters, static columns, durations, {@code Optional}, or collections that are
 * not {@link Frozen}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface PartitionKey {

	/**
	 * Place among the properties of the partition key, from 0. Needed as soon as there
	 * are several, since the order of fields says nothing; then each has another.
	 */
	int ordinal() default 0;

}
