package io.nosqlc.spring.boot.autoconfigure.data;

import java.util.Comparator;
import java.util.Optional;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;

import io.nosqlc.cassandra.schema.SchemaPlan;
import io.nosqlc.data.mapping.EntityKind;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.table.EntitySchema;
import io.nosqlc.spring.boot.autoconfigure.NosqlcProperties.Schema.Action;

/**
 * Does with the schema of all entities what {@code nosqlc.schema.action} says, before
 * anybody gets to use them. Without entities that have tables nothing is done, and
 * nothing connects.
 */
final class SchemaAtStart implements InitializingBean {

	private final Action action;

	private final NosqlcMappingContext context;

	private final ObjectProvider<EntitySchema> schema;

	SchemaAtStart(Action action, NosqlcMappingContext context, ObjectProvider<EntitySchema> schema) {
		this.action = action;
		this.context = context;
		this.schema = schema;
	}

	@Override
	public void afterPropertiesSet() {
		Class<?>[] types = this.context.getPersistentEntities()
			.stream()
			.<Class<?>>map(NosqlcPersistentEntity::getType)
			.filter((type) -> this.context.kindOf(type).equals(Optional.of(EntityKind.TABLE)))
			.sorted(Comparator.comparing(Class::getName))
			.toArray(Class<?>[]::new);
		if (types.length > 0 && this.action != Action.NONE) {
			run(this.schema.getObject(), types);
		}
	}

	private void run(EntitySchema schema, Class<?>[] types) {
		switch (this.action) {
			case NONE -> {
			}
			case VALIDATE -> refuse(schema.plan(types));
			case SYNC -> {
				SchemaPlan plan = schema.plan(types);
				if (!plan.conflicts().isEmpty()) {
					refuse(plan);
				}
				schema.sync(types);
			}
			case CREATE -> schema.create(types);
		}
	}

	private static void refuse(SchemaPlan plan) {
		if (!plan.isEmpty()) {
			throw new SchemaMismatchException(plan);
		}
	}

}
