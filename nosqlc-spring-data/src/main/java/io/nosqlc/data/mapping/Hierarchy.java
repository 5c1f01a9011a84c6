package io.nosqlc.data.mapping;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * An entity with all classes that share its table or collection.
 *
 * @param root the class with {@link Table} or {@link Document}
 * @param members all classes that are known, the root first; alone without a
 * discriminator
 */
record Hierarchy(NosqlcPersistentEntity<?> root, List<NosqlcPersistentEntity<?>> members) {

	/**
	 * Returns the hierarchy of an entity.
	 * @throws java.util.NoSuchElementException if it has no root
	 */
	static Hierarchy of(NosqlcPersistentEntity<?> entity, NosqlcMappingContext context) {
		NosqlcPersistentEntity<?> root = context
			.getRequiredPersistentEntity(Optional.ofNullable(rootOf(entity.getType())).orElseThrow());
		Set<NosqlcPersistentEntity<?>> members = new LinkedHashSet<>();
		members.add(root);
		addPermitted(root.getType(), context, members);
		context.knownEntities()
			.stream()
			.filter((it) -> haveSameRoot(it.getType(), root.getType()))
			.forEach(members::add);
		return new Hierarchy(root, List.copyOf(members));
	}

	/**
	 * Returns what the root of a class makes it; empty if it has no root.
	 */
	static Optional<EntityKind> kindOf(Class<?> type) {
		Class<?> root = rootOf(type);
		if (root == null) {
			return Optional.empty();
		}
		return Optional.of(isAnnotated(root, EntityKind.TABLE) ? EntityKind.TABLE : EntityKind.DOCUMENT);
	}

	static boolean haveSameRoot(Class<?> one, Class<?> other) {
		Class<?> root = rootOf(one);
		return root != null && root == rootOf(other);
	}

	/**
	 * Returns the nearest of a class and its parents that is annotated.
	 */
	static @Nullable Class<?> rootOf(Class<?> type) {
		return Stream.concat(Stream.of(type), parents(type)).filter(Hierarchy::isRoot).findFirst().orElse(null);
	}

	/**
	 * Returns what a class extends and implements.
	 */
	static Stream<Class<?>> parents(Class<?> type) {
		List<Class<?>> parents = new ArrayList<>();
		for (Class<?> parent = type.getSuperclass(); parent != null; parent = parent.getSuperclass()) {
			parents.add(parent);
		}
		parents.addAll(ClassUtils.getAllInterfacesForClassAsSet(type));
		parents.remove(type);
		return parents.stream();
	}

	static boolean isRoot(Class<?> type) {
		return Arrays.stream(EntityKind.values()).anyMatch((it) -> isAnnotated(type, it));
	}

	static boolean isConcrete(NosqlcPersistentEntity<?> entity) {
		return !Modifier.isAbstract(entity.getType().getModifiers());
	}

	/**
	 * Returns the classes that have instances; the root, if none is known.
	 */
	List<NosqlcPersistentEntity<?>> concrete() {
		List<NosqlcPersistentEntity<?>> concrete = new ArrayList<>(this.members);
		concrete.removeIf((it) -> !isConcrete(it));
		return concrete.isEmpty() ? List.of(this.root) : concrete;
	}

	/**
	 * Returns the properties that are marked as discriminators, one for each name.
	 */
	List<NosqlcPersistentProperty> discriminators() {
		List<NosqlcPersistentProperty> discriminators = new ArrayList<>();
		Set<String> names = new LinkedHashSet<>();
		this.members.stream()
			.flatMap((it) -> it.properties().stream())
			.filter((it) -> it.isAnnotationPresent(Discriminator.class) && names.add(it.getName()))
			.forEach(discriminators::add);
		return discriminators;
	}

	boolean isDiscriminated() {
		return this.root.declares(Discriminator.class) || !discriminators().isEmpty();
	}

	private static boolean isAnnotated(Class<?> type, EntityKind kind) {
		return AnnotatedElementUtils.isAnnotated(type, kind.annotation());
	}

	private static void addPermitted(Class<?> type, NosqlcMappingContext context,
			Set<NosqlcPersistentEntity<?>> members) {
		Class<?>[] permitted = type.getPermittedSubclasses();
		if (permitted != null) {
			for (Class<?> subclass : permitted) {
				if (haveSameRoot(subclass, type)) {
					members.add(context.getRequiredPersistentEntity(subclass));
					addPermitted(subclass, context, members);
				}
			}
		}
	}

}
