package io.nosqlc.data.repository.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.data.repository.config.DefaultRepositoryBaseClass;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;

import io.nosqlc.data.repository.support.NosqlcRepositoryFactoryBean;

/**
 * Makes beans of the repositories in some packages: those of the annotated class unless
 * others are named. Spring Boot does so without it.
 *
 * <p>
 * Where other modules of Spring Data are there, too, an interface is a repository of this
 * one if it extends {@link io.nosqlc.data.repository.NosqlcRepository}, or its entity has
 * {@code @Table} or {@code @Document} of {@link io.nosqlc.data.mapping}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Import(NosqlcRepositoriesRegistrar.class)
public @interface EnableNosqlcRepositories {

	/**
	 * The same as {@link #basePackages()}.
	 */
	String[] value() default {};

	/**
	 * Packages to look for repositories in, with those below them.
	 */
	String[] basePackages() default {};

	/**
	 * Classes in whose packages to look for repositories.
	 */
	Class<?>[] basePackageClasses() default {};

	/**
	 * What is a repository, of what is found.
	 */
	Filter[] includeFilters() default {};

	/**
	 * What is none.
	 */
	Filter[] excludeFilters() default {};

	/**
	 * How classes end that implement methods of a repository.
	 */
	String repositoryImplementationPostfix() default "Impl";

	/**
	 * Where properties with named queries are, which this module does not use.
	 */
	String namedQueriesLocation() default "";

	/**
	 * How queries are looked for. Those of an annotation come before those of a name,
	 * whatever it is.
	 */
	Key queryLookupStrategy() default Key.CREATE_IF_NOT_FOUND;

	/**
	 * The class that makes the bean of a repository.
	 */
	Class<?> repositoryFactoryBeanClass() default NosqlcRepositoryFactoryBean.class;

	/**
	 * The class that repositories are based on, with the constructor of
	 * {@link io.nosqlc.data.repository.support.SimpleNosqlcRepository}.
	 */
	Class<?> repositoryBaseClass() default DefaultRepositoryBaseClass.class;

	/**
	 * What names the beans.
	 */
	Class<? extends BeanNameGenerator> nameGenerator() default BeanNameGenerator.class;

	/**
	 * Whether interfaces within classes are repositories, too.
	 */
	boolean considerNestedRepositories() default false;

	/**
	 * When repositories are made.
	 */
	BootstrapMode bootstrapMode() default BootstrapMode.DEFAULT;

	/**
	 * Name of the bean that stores and finds the entities. Without it, the only one, or
	 * the primary one of several.
	 */
	String entityOperationsRef() default "";

	/**
	 * How many items a page may read and drop, because they are before it.
	 */
	int maxOffset() default 10_000;

}
