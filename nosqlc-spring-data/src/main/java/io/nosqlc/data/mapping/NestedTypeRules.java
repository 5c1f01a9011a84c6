package io.nosqlc.data.mapping;

import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is true of a class whose instances are values of a user-defined type, or tuples.
 */
final class NestedTypeRules {

	private static final List<Class<? extends Annotation>> OF_TABLES = List.of(PartitionKey.class, ClusteringKey.class,
			Counter.class, Index.class, Discriminator.class, Required.class, Default.class);

	private final Problems problems;

	private final ClassRules classRules;

	NestedTypeRules(Problems problems) {
		this.problems = problems;
		this.classRules = new ClassRules(problems);
	}

	void checkUserType(NosqlcPersistentEntity<?> entity, String name) {
		check(entity);
		Names.check(this.problems, entity, "type", name);
		Set<String> names = new HashSet<>();
		for (NosqlcPersistentProperty property : entity.properties()) {
			if (!names.add(property.getColumnName())) {
				this.problems.add(property, "another field is called '" + property.getColumnName() + "', too",
						"Name it with @Column");
			}
		}
	}

	void checkTuple(NosqlcPersistentEntity<?> entity) {
		check(entity);
		if (!entity.getType().isRecord()) {
			this.problems.add(entity, "a tuple is known by the order of its components, which only a record has",
					"Make it a record, or use @UserType");
		}
		if (entity.declares(UserType.class)) {
			this.problems.add(entity, "it has both @UserType and @Tuple", "Keep one: a tuple has no names in it");
		}
	}

	private void check(NosqlcPersistentEntity<?> entity) {
		this.classRules.check(entity);
		if (entity.properties().isEmpty()) {
			this.problems.add(entity, "it has no properties to store", "Add what it is made of");
		}
		if (!Hierarchy.isConcrete(entity)) {
			this.problems.add(entity, "it cannot have instances, and nothing tells which class a value is of",
					"Use a class that can be instantiated, or store the property as text with @Json");
		}
		entity.properties().forEach(this::checkPart);
	}

	private void checkPart(NosqlcPersistentProperty property) {
		for (Class<? extends Annotation> annotation : OF_TABLES) {
			if (property.isAnnotationPresent(annotation)) {
				this.problems.add(property,
						"@" + annotation.getSimpleName() + " is about columns, and it is a part of one",
						"Remove the annotation");
			}
		}
		Column column = property.findAnnotation(Column.class);
		if (column != null && column.isStatic()) {
			this.problems.add(property, "it is a part of a column, and only a whole one can be static",
					"Remove isStatic");
		}
	}

}
