package io.nosqlc.data.mapping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What is true of classes that share a table or a collection.
 */
final class HierarchyRules {

	private final Hierarchy hierarchy;

	private final Problems problems;

	HierarchyRules(Hierarchy hierarchy, Problems problems) {
		this.hierarchy = hierarchy;
		this.problems = problems;
	}

	/**
	 * Adds what is wrong, and returns how the classes are told apart; {@code null} if
	 * there is only one.
	 */
	@Nullable EntityDiscriminator check(NosqlcPersistentEntity<?> entity) {
		checkRoot();
		if (!this.hierarchy.isDiscriminated()) {
			checkAlone(entity);
			return null;
		}
		checkDiscriminators();
		this.hierarchy.members().stream().filter((it) -> it != this.hierarchy.root()).forEach(this::checkMember);
		return new EntityDiscriminator(column(), types());
	}

	private void checkRoot() {
		NosqlcPersistentEntity<?> root = this.hierarchy.root();
		if (root.declares(Table.class) && root.declares(Document.class)) {
			this.problems.add(root, "it has both @Table and @Document", "Keep one: rows have columns, documents JSON");
		}
		if (root.declares(UserType.class) || root.declares(Tuple.class)) {
			this.problems.add(root, "what has @UserType or @Tuple is part of a row, and no row itself",
					"Keep one of the annotations");
		}
		Hierarchy.parents(root.getType())
			.filter(Hierarchy::isRoot)
			.forEach((it) -> this.problems.add(root,
					"it is annotated as the root of a hierarchy, and so is '" + it.getSimpleName()
							+ "', which it extends",
					"Give it a @DiscriminatorValue instead, or put what both share into a class without annotation"));
	}

	private void checkAlone(NosqlcPersistentEntity<?> entity) {
		NosqlcPersistentEntity<?> root = this.hierarchy.root();
		if (!Hierarchy.isConcrete(root)) {
			this.problems.add(root, "it has no instances, and nothing tells which of its subclasses a row is of",
					"Mark a property, or the type itself, with @Discriminator, or annotate its subclasses instead");
		}
		this.hierarchy.members()
			.stream()
			.filter((it) -> it.declares(DiscriminatorValue.class))
			.forEach((it) -> this.problems.add(it, "it has a @DiscriminatorValue, and its hierarchy no discriminator",
					"Mark a property of '" + root.describe() + "' with @Discriminator, or remove the value"));
		if (entity != root && !entity.declares(DiscriminatorValue.class)) {
			this.problems.add(entity,
					"it extends '" + root.describe() + "', whose rows and documents are of one class only",
					"Give '" + root.describe() + "' a @Discriminator, or annotate this class, too");
		}
	}

	private void checkDiscriminators() {
		NosqlcPersistentEntity<?> root = this.hierarchy.root();
		List<NosqlcPersistentProperty> properties = this.hierarchy.discriminators();
		Discriminator ofType = root.declared(Discriminator.class);
		if (properties.size() + ((ofType != null) ? 1 : 0) > 1) {
			this.problems.add(root, "it has several discriminators: "
					+ properties.stream().map((it) -> "'" + it.describe() + "'").collect(Collectors.joining(", "))
					+ ((ofType != null) ? " and the one of the type" : ""), "Keep one @Discriminator");
		}
		if (ofType != null && ofType.value().isEmpty()) {
			this.problems.add(root, "its @Discriminator does not say in which column it is",
					"Name the column, as in @Discriminator(\"kind\")");
		}
		properties.forEach(this::checkDiscriminator);
	}

	private void checkDiscriminator(NosqlcPersistentProperty property) {
		NosqlcPersistentEntity<?> root = this.hierarchy.root();
		Class<?> type = property.getType();
		if (type != String.class && !type.isEnum() || property.isAnnotationPresent(Json.class)) {
			this.problems.add(property, "a discriminator is text or an enum, not " + type.getSimpleName(),
					"Make it a String");
		}
		if (root.getPersistentProperty(property.getName()) == null) {
			this.problems.add(property, "'" + root.describe() + "', the root of the hierarchy, does not have it",
					"Move it there, or name the column there with @Discriminator on the type");
		}
		if (!property.getRequiredAnnotation(Discriminator.class).value().isEmpty()) {
			this.problems.add(property, "its @Discriminator names a column, which only that of a type does",
					"Name the column with @Column");
		}
	}

	private void checkMember(NosqlcPersistentEntity<?> member) {
		for (Class<? extends java.lang.annotation.Annotation> annotation : List.of(TableOptions.class, Ttl.class,
				Discriminator.class)) {
			if (member.declares(annotation)) {
				this.problems.add(member, "it has @" + annotation.getSimpleName()
						+ ", and shares its table or collection with '" + this.hierarchy.root().describe() + "'",
						"Move the annotation there");
			}
		}
	}

	private String column() {
		Discriminator ofType = this.hierarchy.root().declared(Discriminator.class);
		return (ofType != null) ? ofType.value() : name(this.hierarchy.discriminators().get(0));
	}

	private String name(NosqlcPersistentProperty property) {
		return this.hierarchy.root().declares(Table.class) ? property.getColumnName() : property.getFieldName();
	}

	private Map<String, Class<?>> types() {
		Map<String, Class<?>> types = new LinkedHashMap<>();
		Map<String, NosqlcPersistentEntity<?>> owners = new HashMap<>();
		for (NosqlcPersistentEntity<?> member : this.hierarchy.members()) {
			DiscriminatorValue annotation = member.declared(DiscriminatorValue.class);
			if (annotation != null) {
				checkValue(member, annotation.value(), owners.putIfAbsent(annotation.value(), member));
				types.putIfAbsent(annotation.value(), member.getType());
			}
		}
		return types;
	}

	private void checkValue(NosqlcPersistentEntity<?> member, String value, @Nullable NosqlcPersistentEntity<?> other) {
		if (value.isEmpty()) {
			this.problems.add(member, "its @DiscriminatorValue is empty", "Write what tells it from other classes");
		}
		if (other != null) {
			this.problems.add(member,
					"its @DiscriminatorValue '" + value + "' is that of '" + other.describe() + "', too",
					"Give each class another value");
		}
		if (!Hierarchy.isConcrete(member)) {
			this.problems.add(member, "it has a @DiscriminatorValue, and cannot have instances",
					"Give the value to the classes that extend it");
		}
		for (NosqlcPersistentProperty property : this.hierarchy.discriminators()) {
			if (property.getType().isEnum() && Arrays.stream(property.getType().getEnumConstants())
				.noneMatch((it) -> ((Enum<?>) it).name().equals(value))) {
				this.problems.add(member,
						"its @DiscriminatorValue '" + value + "' is no constant of "
								+ property.getType().getSimpleName(),
						"Use the name of a constant, or make '" + property.describe() + "' a String");
			}
		}
	}

}
