package io.nosqlc.spring.boot.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Names the collection to inject: {@code @CollectionName("orders") Collection orders}, in
 * a constructor, a field or a method. The collection needs no entry under
 * {@code nosqlc.collections}; it is the one that the application's only (or primary)
 * client returns for the name.
 */
@Documented
@Qualifier(NosqlcCollectionsAutoConfiguration.NAMED_COLLECTION)
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.PARAMETER })
public @interface CollectionName {

	/**
	 * Returns the name: a letter, then up to 47 letters, digits and underscores.
	 */
	String value();

}
