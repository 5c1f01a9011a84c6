package io.nosqlc.spring.boot.autoconfigure.data;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactoryBean;
import io.nosqlc.spring.boot.autoconfigure.NosqlcProperties;

/**
 * Auto-configuration of repositories: a bean for each interface in the packages of the
 * application, unless the application says by itself where they are.
 */
@AutoConfiguration(after = NosqlcEntitiesAutoConfiguration.class)
@ConditionalOnClass(NosqlcRepositoryFactoryBean.class)
@ConditionalOnBean(EntityOperations.class)
public final class NosqlcRepositoriesAutoConfiguration {

	NosqlcRepositoriesAutoConfiguration() {
	}

	/**
	 * Of all repositories, also of those that the application looks for by itself.
	 */
	@Bean
	static MaxOffset nosqlcMaxOffset(ObjectProvider<NosqlcProperties> properties) {
		return new MaxOffset(properties);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "nosqlc.repositories.enabled", matchIfMissing = true)
	@ConditionalOnMissingBean(NosqlcRepositoryFactoryBean.class)
	@Import(RepositoriesOfTheApplication.class)
	static class Scan {

	}

}
