package io.nosqlc.spring.boot.autoconfigure.data;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.persistence.autoconfigure.EntityScanner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

import io.nosqlc.data.mapping.DiscriminatorValue;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.NamingStrategy;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.UserType;

/**
 * Auto-configuration of what knows the entities: those in the packages of the
 * application, or of {@code @EntityScan}. Everything that is wrong with any of them fails
 * the start, without a connection.
 */
@AutoConfiguration
@ConditionalOnClass(value = { NosqlcMappingContext.class, EntityScanner.class },
		name = "com.datastax.oss.driver.api.core.CqlSession")
public final class NosqlcMappingAutoConfiguration {

	NosqlcMappingAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	NosqlcMappingContext nosqlcMappingContext(ApplicationContext application, ObjectProvider<NamingStrategy> naming)
			throws ClassNotFoundException {
		NosqlcMappingContext context = new NosqlcMappingContext(naming.getIfUnique(() -> NamingStrategy.SNAKE_CASE));
		context.setInitialEntitySet(new EntityScanner(application).scan(Table.class, Document.class,
				DiscriminatorValue.class, UserType.class));
		return context;
	}

}
