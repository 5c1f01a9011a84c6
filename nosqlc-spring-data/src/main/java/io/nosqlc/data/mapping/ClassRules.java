package io.nosqlc.data.mapping;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.util.ReflectionUtils;

/**
 * What is true of every class whose instances are made from what was read.
 */
final class ClassRules {

	private final Problems problems;

	ClassRules(Problems problems) {
		this.problems = problems;
	}

	void check(NosqlcPersistentEntity<?> entity) {
		Class<?> type = entity.getType();
		if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
			this.problems.add(entity, "it is an inner class, which cannot exist without an instance of the outer one",
					"Make it static");
		}
		else if (Hierarchy.isConcrete(entity) && entity.getInstanceCreatorMetadata() == null) {
			this.problems.add(entity, "it has several constructors, and none that is to be used",
					"Add one without parameters, or mark one with @PersistenceCreator");
		}
		else if (Hierarchy.isConcrete(entity)) {
			checkParameters(entity);
		}
		entity.properties().forEach((it) -> check(entity, it));
	}

	private void checkParameters(NosqlcPersistentEntity<?> entity) {
		InstanceCreatorMetadata<NosqlcPersistentProperty> creator = entity.getInstanceCreatorMetadata();
		if (creator == null) {
			return;
		}
		for (Parameter<Object, NosqlcPersistentProperty> parameter : creator.getParameters()) {
			String name = parameter.getName();
			if (name == null) {
				this.problems.add(entity, "the names of its constructor's parameters are not in its class file",
						"Compile it with -parameters");
			}
			else if (ReflectionUtils.findField(entity.getType(), name) == null) {
				this.problems.add(entity, "the parameter '" + name + "' of its constructor has the name of no property",
						"Call it as the property that it sets");
			}
		}
	}

	private void check(NosqlcPersistentEntity<?> entity, NosqlcPersistentProperty property) {
		Field field = property.getField();
		if (field == null) {
			return;
		}
		if (Hierarchy.isConcrete(entity) && Modifier.isFinal(field.getModifiers())
				&& !entity.isCreatorArgument(property) && property.getWither() == null) {
			this.problems.add(property, "it is final, and no parameter of the constructor has its name",
					"Add the parameter, or make it changeable");
		}
		Class<?> parent = field.getDeclaringClass().getSuperclass();
		if (parent != null && ReflectionUtils.findField(parent, field.getName()) != null) {
			this.problems.add(property,
					"a class it extends declares '" + property.getName() + "', too, so one hides the other",
					"Rename one, or keep that of the parent");
		}
		if (property.isAssociation()) {
			this.problems.add(property, "Cassandra has no references between rows", "Keep the key instead");
		}
	}

}
