package io.nosqlc.data.mapping;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Makes the collections of entities, and finds everything that is wrong with them.
 */
final class CollectionModel {

	private static final List<Class<? extends Annotation>> OF_COLUMNS = List.of(PartitionKey.class, ClusteringKey.class,
			Counter.class, Index.class, Json.class, Frozen.class, Ascii.class, TimeUuid.class, Vector.class);

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
		List<NosqlcPersistentEntity<?>> classes = (discriminator != null) ? hierarchy.concrete() : List.of(entity);
		classes.forEach((it) -> check(it, discriminator));
		checkSameFields(classes);
		Duration timeToLive = new TimeToLive(root, this.problems).read();
		return Stream.concat(Stream.of(entity), hierarchy.concrete().stream())
			.flatMap((it) -> Stream.ofNullable(it.getIdProperty()))
			.findFirst()
			.map((id) -> new EntityCollection(entity, name, id, timeToLive, discriminator));
	}

	private void check(NosqlcPersistentEntity<?> entity, @Nullable EntityDiscriminator discriminator) {
		new ClassRules(this.problems).check(entity);
		new DocumentTypeRules(this.context, this.problems).check(entity);
		checkId(entity);
		List<NosqlcPersistentProperty> versions = entity.versions();
		if (versions.size() > 1) {
			this.problems.add(versions.get(1), "'" + versions.get(0).describe() + "' has @Version, too",
					"Keep one of them");
		}
		PropertyRules rules = new PropertyRules(this.problems);
		for (NosqlcPersistentProperty property : entity.properties()) {
			rules.check(property);
			checkField(property, discriminator);
			for (Class<? extends Annotation> it : OF_COLUMNS) {
				if (property.isAnnotationPresent(it)) {
					this.problems.add(property, "@" + it.getSimpleName() + " is about columns, and a document has none",
							"Remove the annotation, or make '" + entity.describe() + "' a @Table");
				}
			}
		}
	}

	private void checkField(NosqlcPersistentProperty property, @Nullable EntityDiscriminator discriminator) {
		Column column = property.findAnnotation(Column.class);
		if (column != null && column.isStatic()) {
			this.problems.add(property, "a document has no partition to share it with", "Remove isStatic");
		}
		if (column != null && property.isIdProperty() && !column.name().isEmpty()) {
			this.problems.add(property, "the key of a document is always its '_id'", "Remove the name");
		}
		if (property.getFieldName().equals(io.nosqlc.Document.ID) && !property.isIdProperty()) {
			this.problems.add(property, "'_id' is the key of a document", "Name its field with @Column");
		}
		if (discriminator != null && property.getFieldName().equals(discriminator.column())
				&& !property.isAnnotationPresent(Discriminator.class)) {
			this.problems.add(property, "the field '" + discriminator.column() + "' tells the classes apart",
					"Name its field with @Column, or mark it with @Discriminator instead of the type");
		}
	}

	/**
	 * Filters name properties, whatever the class of a document is.
	 */
	private void checkSameFields(List<NosqlcPersistentEntity<?>> classes) {
		Map<String, NosqlcPersistentProperty> known = new HashMap<>();
		for (NosqlcPersistentEntity<?> entity : classes) {
			for (NosqlcPersistentProperty property : entity.properties()) {
				NosqlcPersistentProperty other = known.putIfAbsent(property.getName(), property);
				if (other != null && !other.getFieldName().equals(property.getFieldName())) {
					this.problems.add(property,
							"its field is called '" + property.getFieldName() + "', and that of '" + other.describe()
									+ "' '" + other.getFieldName() + "'",
							"Name them alike: filters name the property, whatever the class");
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
		else if (!DocumentTypeRules.isKey(ids.get(0).getType())) {
			this.problems.add(ids.get(0), "the key of a document is text, a UUID, a whole number or an enum, not "
					+ ids.get(0).getType().getSimpleName(), "Make it a String");
		}
	}

}
