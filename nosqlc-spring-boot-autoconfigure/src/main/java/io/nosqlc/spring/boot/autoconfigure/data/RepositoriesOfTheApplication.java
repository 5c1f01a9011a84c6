package io.nosqlc.spring.boot.autoconfigure.data;

import java.lang.annotation.Annotation;

import org.springframework.boot.autoconfigure.data.AbstractRepositoryConfigurationSourceSupport;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

import io.nosqlc.data.repository.config.EnableNosqlcRepositories;
import io.nosqlc.data.repository.config.NosqlcRepositoryConfigurationExtension;

/**
 * Registers the repositories in the packages of the application.
 */
class RepositoriesOfTheApplication extends AbstractRepositoryConfigurationSourceSupport {

	@Override
	protected Class<? extends Annotation> getAnnotation() {
		return EnableNosqlcRepositories.class;
	}

	@Override
	protected Class<?> getConfiguration() {
		return Defaults.class;
	}

	@Override
	protected RepositoryConfigurationExtension getRepositoryConfigurationExtension() {
		return new NosqlcRepositoryConfigurationExtension();
	}

	@EnableNosqlcRepositories
	private static final class Defaults {

	}

}
