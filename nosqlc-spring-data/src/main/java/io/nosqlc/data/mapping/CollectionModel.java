package io.nosqlc.data.mapping;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.util.ClassUtils;

/**
 * Makes the collections of entities, and finds everything that is wrong with them.
 */
final class CollectionModel {

	private static final Set<Class<?>> KEYS = Set.of(String.class, UUID.class, Long.class, Integer.class);

	private static final List<Class<? extends Annotation>> OF_COLUMNS = List.of(PartitionKey.class, ClusteringKey.class,
			Column.class, Counter.class, Index.class, Json.class, Frozen.class, Ascii.class, TimeUuid.class,
			Vector.class);

	private final NosqlcMappingContext context;

	private final Problems problems;

	CollectionModel(NosqlcMappingContext context, Problems problems) {
		this.context = context;
		this.problems = problems;
	}

	/**
	 * Returns the collection of an entity; empty if it has no key, which is a problem
	 * then.
	 */
	Optional<EntityCollection> of(NosqlcPersistentEntity<?> entity) {
		Hierarchy hierarchy = Hierarchy.of(entity, this.context);
		NosqlcPersistentEntity<?> root = hierarchy.root();
		Document annotation = root.declared(Document.class);
		String name = this.context.nameOf(root.getType(), (annotation != null) ? annotation.value() : "");
		Names.checkCollection(this.problems, root, name);
		if (root.declares(TableOptions.class)) {
			this.problems.add(root, "@TableOptions is about tables, and it has @Document",
					"Remove the annotation, or make it a @Table");
		}
		EntityDiscriminator discriminator = new HierarchyRules(hierarchy, this.problems).check(entity);
		((discriminator != null) ? hierarchy.concrete() : List.of(entity)).forEach(this::check);
		Duration timeToLive = new TimeToLive(root, this.problems).read();
		return Stream.concat(Stream.of(entity), hierarchy.concrete().stream())
			.flatMap((it) -> Stream.ofNullable(it.getIdProperty()))
			.findFirst()
			.map((id) -> new EntityCollection(entity, name, id, timeToLive, discriminator));
	}

	private void check(NosqlcPersistentEntity<?> entity) {
		new ClassRules(this.problems).check(entity);
		checkId(entity);
		List<NosqlcPersistentProperty> versions = entity.versions();
		if (versions.size() > 1) {
			this.problems.add(versions.get(1), "'" + versions.get(0).describe() + "' has @Version, too",
					"Keep one of them");
		}
		PropertyRules rules = new PropertyRules(this.problems);
		for (NosqlcPersistentProperty property : entity.properties()) {
			rules.check(property);
			for (Class<? extends Annotation> it : OF_COLUMNS) {
				if (property.isAnnotationPresent(it)) {
					this.problems.add(property, "@" + it.getSimpleName() + " is about columns, and a document has none",
							"Remove the annotation, or make '" + entity.describe() + "' a @Table");
				}
			}
		}
	}

	private void checkId(NosqlcPersistentEntity<?> entity) {
		List<NosqlcPersistentProperty> ids = entity.ids();
		if (ids.isEmpty()) {
			this.problems.add(entity, "nothing is the key of its documents", "Mark a property with @Id");
		}
		else if (ids.size() > 1) {
			this.problems.add(ids.get(1), "'" + ids.get(0).describe() + "' has @Id, too, and a document has one key",
					"Keep one of them");
		}
		else if (!KEYS.contains(ClassUtils.resolvePrimitiveIfNecessary(ids.get(0).getType()))) {
			this.problems.add(ids.get(0), "the key of a document is text, a UUID or a whole number, not "
					+ ids.get(0).getType().getSimpleName(), "Make it a String");
		}
	}

}
