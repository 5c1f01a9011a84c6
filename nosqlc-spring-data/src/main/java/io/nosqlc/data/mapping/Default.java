package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;

/**
 * Supplies the value of a property that is {@code null} when an entity is inserted; for
 * records, and where a field initialiser does not serve. What is read from the database
 * is never replaced, and neither is what an update writes.
 *
 * <p>
 * Not for primitives, which are never {@code null}, nor for an {@code Optional} or a
 * {@link Counter}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Default {

	/**
	 * Class of the supplier, with a constructor without parameters. One instance serves
	 * all entities, so it must be safe for use by several threads; it returns a new value
	 * each time if the value can be changed.
	 */
	Class<? extends Supplier<?>> value();

}
