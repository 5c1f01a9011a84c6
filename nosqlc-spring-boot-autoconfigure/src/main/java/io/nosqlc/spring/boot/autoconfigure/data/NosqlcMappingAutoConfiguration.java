package io.nosqlc.spring.boot.autoconfigure.data;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.persistence.autoconfigure.EntityScanner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.ManagedTypes;

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

	/**
	 * Found once, when an application is processed ahead of time.
	 */
	@Bean
	@ConditionalOnMissingBean(NosqlcMappingContext.class)
	EntityTypes nosqlcEntityTypes(ApplicationContext application) throws ClassNotFoundException {
		return EntityTypes.of(ManagedTypes.fromIterable(new EntityScanner(application).scan(Table.class, Document.class,
				DiscriminatorValue.class, UserType.class)));
	}

	@Bean
	@ConditionalOnMissingBean
	NosqlcMappingContext nosqlcMappingContext(EntityTypes types, ObjectProvider<NamingStrategy> naming) {
		NosqlcMappingContext context = new NosqlcMappingContext(naming.getIfUnique(() -> NamingStrategy.SNAKE_CASE));
		context.setManagedTypes(types);
		return context;
	}

}
