package io.nosqlc.spring.boot.autoconfigure.data;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

import io.nosqlc.Client;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.table.EntitySchema;
import io.nosqlc.spring.boot.autoconfigure.NosqlcAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.NosqlcProperties;

/**
 * Auto-configuration of what is done with entities, on whichever client there is. Their
 * schema is touched at the start only if {@code nosqlc.schema.action} says so.
 */
@AutoConfiguration(after = { NosqlcAutoConfiguration.class, NosqlcMappingAutoConfiguration.class })
@ConditionalOnClass(EntityTemplate.class)
@ConditionalOnBean({ Client.class, NosqlcMappingContext.class })
public final class NosqlcEntitiesAutoConfiguration {

	NosqlcEntitiesAutoConfiguration() {
	}

	/**
	 * Whoever uses entities comes after their schema.
	 */
	@Bean
	@ConditionalOnMissingBean(EntityOperations.class)
	EntityTemplate nosqlcEntityTemplate(Client client, NosqlcMappingContext context, SchemaAtStart schema) {
		return new EntityTemplate(client, context);
	}

	/**
	 * Lazy, because there is no schema in memory, which matters to those only who ask for
	 * it.
	 */
	@Bean
	@Lazy
	@ConditionalOnMissingBean
	EntitySchema nosqlcEntitySchema(Client client, NosqlcMappingContext context) {
		return new EntitySchema(client, context);
	}

	@Bean
	@ConditionalOnMissingBean
	SchemaAtStart nosqlcSchemaAtStart(NosqlcProperties properties, NosqlcMappingContext context,
			ObjectProvider<EntitySchema> schema) {
		return new SchemaAtStart(properties.schema().action(), context, schema);
	}

}
