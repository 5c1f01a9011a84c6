package io.nosqlc.data.mapping;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.Predicate;

/**
 * How the properties of a key are marked: one by one, or together with {@code @Id}.
 */
final class KeyMarkRules {

	private static final List<Class<? extends Annotation>> OF_COLUMNS = List.of(Column.class, Index.class,
			Default.class, Frozen.class, Ascii.class, TimeUuid.class, Vector.class);

	private final Problems problems;

	KeyMarkRules(Problems problems) {
		this.problems = problems;
	}

	void check(NosqlcPersistentEntity<?> entity, Predicate<NosqlcPersistentProperty> isKeyObject) {
		List<NosqlcPersistentProperty> ids = entity.ids();
		if (ids.size() > 1) {
			this.problems.add(ids.get(1), "'" + ids.get(0).describe() + "' has @Id, too, and a key has it once",
					"Mark the properties with @PartitionKey and @ClusteringKey, or put them into a record with @Id");
		}
		for (NosqlcPersistentProperty property : entity.properties()) {
			checkMarks(property);
			if (ids.size() == 1 && isMarked(property) && !(property == ids.get(0) && !isKeyObject.test(property)
					&& property.isAnnotationPresent(PartitionKey.class))) {
				this.problems.add(property, "'" + ids.get(0).describe() + "' has @Id, and is the whole key then",
						"Remove @Id, or put the properties of the key into a record with @Id");
			}
		}
	}

	/**
	 * Checks the class of a key that is an object of its own.
	 */
	void checkKeyObject(NosqlcPersistentProperty id, NosqlcPersistentEntity<?> key) {
		new ClassRules(this.problems).check(key);
		for (Class<? extends Annotation> annotation : OF_COLUMNS) {
			if (id.isAnnotationPresent(annotation)) {
				this.problems.add(id, "each of its properties has a column, and it has none itself",
						"Remove @" + annotation.getSimpleName() + ", or move it to one of them");
			}
		}
		for (NosqlcPersistentProperty property : key.properties()) {
			checkMarks(property);
			if (!isMarked(property)) {
				this.problems.add(property, "it is in the key of '" + id.describe() + "', and nothing says as what",
						"Annotate it with @PartitionKey or @ClusteringKey");
			}
		}
	}

	private void checkMarks(NosqlcPersistentProperty property) {
		PartitionKey partitionKey = property.findAnnotation(PartitionKey.class);
		ClusteringKey clusteringKey = property.findAnnotation(ClusteringKey.class);
		if (partitionKey != null && clusteringKey != null) {
			this.problems.add(property, "it is marked as partition key and as clustering key", "Keep one of the marks");
		}
		int ordinal = Math.min((partitionKey != null) ? partitionKey.ordinal() : 0,
				(clusteringKey != null) ? clusteringKey.ordinal() : 0);
		if (ordinal < 0) {
			this.problems.add(property, "its ordinal " + ordinal + " is negative", "Count from 0");
		}
	}

	private static boolean isMarked(NosqlcPersistentProperty property) {
		return property.isAnnotationPresent(PartitionKey.class) || property.isAnnotationPresent(ClusteringKey.class);
	}

}
