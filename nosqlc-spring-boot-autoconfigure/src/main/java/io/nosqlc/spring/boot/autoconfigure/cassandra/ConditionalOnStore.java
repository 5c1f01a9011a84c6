package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches when the environment says that one of these stores is to be used.
 */
@Conditional(OnStoreCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
@interface ConditionalOnStore {

	ConfiguredStore[] value();

}
