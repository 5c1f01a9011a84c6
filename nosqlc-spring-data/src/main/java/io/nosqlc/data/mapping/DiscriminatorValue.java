package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the {@link Discriminator} of a row or document says that is of this class. Each
 * class of a hierarchy has another one.
 *
 * <p>
 * Not inherited: a class without it cannot be saved, and is never read. Subclasses of a
 * sealed type are found by themselves; others have to be among the entities that the
 * mapping context is given.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DiscriminatorValue {

	/**
	 * The value: not empty; of an enum, the name of a constant.
	 */
	String value();

}
