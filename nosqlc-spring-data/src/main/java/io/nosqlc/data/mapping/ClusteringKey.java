package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a property that orders the rows of a partition, and completes their key.
 *
 * <p>
 * Not for counters, static columns, durations, {@code Optional}, or collections that are
 * not {@link Frozen}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface ClusteringKey {

	/**
	 * Place among the clustering properties, from 0. Needed as soon as there are several;
	 * then each has another.
	 */
	int ordinal() default 0;

	/**
	 * The way rows are stored, and come if nothing else is asked for.
	 */
	Order order() default Order.ASC;

	/**
	 * A way to order.
	 */
	enum Order {

		/** The smallest first. */
		ASC,

		/** The largest first. */
		DESC

	}

}
