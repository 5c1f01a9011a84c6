package io.nosqlc.data.repository.config;

import java.lang.annotation.Annotation;

import org.springframework.data.repository.config.RepositoryBeanDefinitionRegistrarSupport;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/**
 * Registers the beans of repositories.
 */
final class NosqlcRepositoriesRegistrar extends RepositoryBeanDefinitionRegistrarSupport {

	@Override
	protected Class<? extends Annotation> getAnnotation() {
		return EnableNosqlcRepositories.class;
	}

	@Override
	protected RepositoryConfigurationExtension getExtension() {
		return new NosqlcRepositoryConfigurationExtension();
	}

}
