package io.nosqlc.data.repository.config;

import org.springframework.aot.generate.GenerationContext;
import org.springframework.data.aot.AotTypeConfiguration;
import org.springframework.data.repository.config.AotRepositoryContext;
import org.springframework.data.repository.config.RepositoryRegistrationAotProcessor;

/**
 * Says what is reflected on for a repository: what Spring Data does, and the class of its
 * keys, which need not appear in any method.
 */
class RepositoryAotProcessor extends RepositoryRegistrationAotProcessor {

	@Override
	protected void configureTypeContributions(AotRepositoryContext repository, GenerationContext generation) {
		super.configureTypeContributions(repository, generation);
		Class<?> key = repository.getRepositoryInformation().getIdType();
		if (!key.getName().startsWith("java.")) {
			repository.typeConfiguration(key, AotTypeConfiguration::forDataBinding);
		}
	}

}
