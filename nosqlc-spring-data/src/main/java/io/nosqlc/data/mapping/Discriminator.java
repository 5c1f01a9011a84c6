package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the property that tells of which class of a hierarchy a row or document is; in
 * the root, which has {@link Table} or {@link Document}, or in what it extends. It is
 * text or an enum, and is written by itself.
 *
 * <p>
 * On the root itself it names a column that no class has a property for, which suits a
 * sealed interface and its records. A hierarchy has exactly one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Discriminator {

	/**
	 * On a type: name of the column, or of the field of the document; required there. Not
	 * on a property, whose name says it.
	 */
	String value() default "";

}
