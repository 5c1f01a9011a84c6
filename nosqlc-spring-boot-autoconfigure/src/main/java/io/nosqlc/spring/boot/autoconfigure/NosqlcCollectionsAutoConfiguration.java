package io.nosqlc.spring.boot.autoconfigure;

import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

import io.nosqlc.Client;
import io.nosqlc.Collection;

/**
 * Auto-configuration of {@link Collection}s, of whichever client there is: one bean for
 * each entry of {@code nosqlc.collections}, and any other by {@link CollectionName}.
 */
@AutoConfiguration(after = NosqlcAutoConfiguration.class)
@ConditionalOnBean(Client.class)
@Import(CollectionBeans.class)
public final class NosqlcCollectionsAutoConfiguration {

	static final String NAMED_COLLECTION = "nosqlcNamedCollection";

	NosqlcCollectionsAutoConfiguration() {
	}

	@Bean(name = NAMED_COLLECTION, defaultCandidate = false)
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean(name = NAMED_COLLECTION)
	Collection namedCollection(InjectionPoint target, Client client) {
		return client.getCollection(CollectionBeans.nameAt(target));
	}

}
