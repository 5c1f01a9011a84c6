package io.nosqlc.data.mapping;

import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.core.ResolvableType;
import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * What is true of a property with a column, whatever the others are.
 */
final class PropertyRules {

	private final Problems problems;

	PropertyRules(Problems problems) {
		this.problems = problems;
	}

	void check(NosqlcPersistentProperty property) {
		checkKey(property);
		checkCounter(property);
		Column column = property.findAnnotation(Column.class);
		if (column != null && !column.name().isEmpty() && column.name().isBlank()) {
			this.problems.add(property, "the name of its column is blank", "Name it, or leave the name out");
		}
		if (property.isOptional() && property.isAnnotationPresent(Required.class)) {
			this.problems.add(property, "it is @Required, and an Optional is for what may be absent",
					"Remove @Required, or the Optional");
		}
		if (property.isVersionProperty() && !isWhole(property)) {
			this.problems.add(property, "a @Version is counted up, and it is no whole number", "Make it a long");
		}
		Default supplied = property.findAnnotation(Default.class);
		if (supplied != null) {
			checkDefault(property, supplied.value());
		}
	}

	private void checkKey(NosqlcPersistentProperty property) {
		if (!isKey(property)) {
			return;
		}
		if (property.isOptional()) {
			this.problems.add(property, "a part of the key is never absent", "Declare it without Optional");
		}
		for (Class<? extends Annotation> annotation : List.of(Counter.class, Json.class)) {
			if (property.isAnnotationPresent(annotation)) {
				this.problems.add(property, "a part of the key cannot have @" + annotation.getSimpleName(),
						"Remove the annotation, or use another key");
			}
		}
		Column column = property.findAnnotation(Column.class);
		if (column != null && column.isStatic()) {
			this.problems.add(property, "a part of the key is never static", "Remove isStatic");
		}
	}

	private void checkCounter(NosqlcPersistentProperty property) {
		if (!property.isAnnotationPresent(Counter.class)) {
			return;
		}
		for (Class<? extends Annotation> annotation : List.of(Required.class, Default.class, Index.class)) {
			if (property.isAnnotationPresent(annotation)) {
				this.problems.add(property, "a counter begins at 0, is never written as a value, and has no index, so"
						+ " it cannot have @" + annotation.getSimpleName(), "Remove the annotation");
			}
		}
	}

	private void checkDefault(NosqlcPersistentProperty property, Class<? extends Supplier<?>> supplier) {
		if (property.getType().isPrimitive() || property.isOptional()) {
			this.problems.add(property, "it is never null, so its @Default would never be used",
					"Use " + (property.isOptional() ? "the type without Optional" : "a wrapper class, such as Integer")
							+ ", or a field initialiser");
		}
		if (Modifier.isAbstract(supplier.getModifiers())
				|| Arrays.stream(supplier.getDeclaredConstructors()).noneMatch((it) -> it.getParameterCount() == 0)) {
			this.problems.add(property, "'" + supplier.getSimpleName() + "' has no constructor without parameters",
					"Add one");
		}
		TypeInformation<?> type = property.getValueType();
		Class<?> supplied = ResolvableType.forClass(supplier).as(Supplier.class).getGeneric().resolve(Object.class);
		if (!ClassUtils.isAssignable(type.getType(), supplied)) {
			this.problems.add(property, "its @Default supplies " + supplied.getSimpleName() + ", and it is a "
					+ type.getType().getSimpleName(), "Use a supplier of its type");
		}
	}

	private static boolean isKey(NosqlcPersistentProperty property) {
		return property.isIdProperty() || property.isAnnotationPresent(PartitionKey.class)
				|| property.isAnnotationPresent(ClusteringKey.class);
	}

	private static boolean isWhole(NosqlcPersistentProperty property) {
		return List.<Class<?>>of(Long.class, Integer.class)
			.contains(ClassUtils.resolvePrimitiveIfNecessary(property.getType()));
	}

}
