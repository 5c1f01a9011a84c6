package io.nosqlc.data.repository.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;

/**
 * Lets entities tell when and by whom they were created and modified, by whatever way
 * they are written: see {@link io.nosqlc.data.entity.AuditingEntityCallback}. There must
 * be a bean of {@link io.nosqlc.data.mapping.NosqlcMappingContext}, as there is with
 * Spring Boot.
 *
 * <p>
 * Who it was tells a bean of {@link org.springframework.data.domain.AuditorAware};
 * without one, only times are written.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Import(NosqlcAuditingRegistrar.class)
public @interface EnableNosqlcAuditing {

	/**
	 * Name of the bean that knows the auditor. The only one there is, unless given.
	 */
	String auditorAwareRef() default "";

	/**
	 * Whether times are written.
	 */
	boolean setDates() default true;

	/**
	 * Whether what is created counts as modified, too.
	 */
	boolean modifyOnCreate() default true;

	/**
	 * Name of the {@link org.springframework.data.auditing.DateTimeProvider} bean that
	 * knows the time. The clock of the machine, unless given.
	 */
	String dateTimeProviderRef() default "";

}
