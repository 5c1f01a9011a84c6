package io.nosqlc.data.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes columns of the properties of a class.
 */
final class PropertyColumns {

	private static final Comparator<EntityColumn> KEY_FIRST = Comparator.comparing(EntityColumn::isKey)
		.reversed()
		.thenComparing((it) -> it.isKey() ? it.kind().ordinal() : 0)
		.thenComparing(EntityColumn::ordinal);

	private final NosqlcMappingContext context;

	private final ColumnTypes types;

	private final PropertyRules rules;

	private final KeyMarkRules keyMarks;

	PropertyColumns(NosqlcMappingContext context, ColumnTypes types, Problems problems) {
		this.context = context;
		this.types = types;
		this.rules = new PropertyRules(problems);
		this.keyMarks = new KeyMarkRules(problems);
	}

	/**
	 * Returns the columns, key first; without those of properties that have no type.
	 */
	List<EntityColumn> of(NosqlcPersistentEntity<?> entity) {
		this.keyMarks.check(entity, this::isKeyObject);
		List<EntityColumn> columns = new ArrayList<>();
		for (NosqlcPersistentProperty property : entity.properties()) {
			if (isKeyObject(property)) {
				addKeyObject(property, columns);
			}
			else {
				add(property, List.of(property), columns);
			}
		}
		columns.sort(KEY_FIRST);
		return columns;
	}

	/**
	 * Returns columns in the order of a table.
	 */
	static List<EntityColumn> keyFirst(Stream<EntityColumn> columns) {
		return columns.sorted(KEY_FIRST).toList();
	}

	/**
	 * Returns whether a property is the key as an object with properties of its own.
	 */
	private boolean isKeyObject(NosqlcPersistentProperty property) {
		return property.isIdProperty() && !property.isAnnotationPresent(Json.class)
				&& !NestedTypes.isNested(property.getType()) && !property.getType().isEnum()
				&& this.context.getPersistentEntity(property.getTypeInformation()) != null;
	}

	private void addKeyObject(NosqlcPersistentProperty id, List<EntityColumn> columns) {
		NosqlcPersistentEntity<?> key = this.context.getRequiredPersistentEntity(id.getTypeInformation());
		this.keyMarks.checkKeyObject(id, key);
		key.properties().forEach((it) -> add(it, List.of(id, it), columns));
	}

	private void add(NosqlcPersistentProperty property, List<NosqlcPersistentProperty> path,
			List<EntityColumn> columns) {
		this.rules.check(property);
		ColumnType type = this.types.of(property);
		if (type != null) {
			columns.add(column(property, type, path));
		}
	}

	private static EntityColumn column(NosqlcPersistentProperty property, ColumnType type,
			List<NosqlcPersistentProperty> path) {
		String name = property.getColumnName();
		PartitionKey partitionKey = property.findAnnotation(PartitionKey.class);
		ClusteringKey clusteringKey = property.findAnnotation(ClusteringKey.class);
		if (partitionKey != null || property.isIdProperty()) {
			return new EntityColumn(name, EntityColumn.Kind.PARTITION_KEY,
					(partitionKey != null) ? partitionKey.ordinal() : 0, ClusteringKey.Order.ASC, type, path);
		}
		if (clusteringKey != null) {
			return new EntityColumn(name, EntityColumn.Kind.CLUSTERING_KEY, clusteringKey.ordinal(),
					clusteringKey.order(), type, path);
		}
		Column column = property.findAnnotation(Column.class);
		boolean isStatic = column != null && column.isStatic();
		return new EntityColumn(name, isStatic ? EntityColumn.Kind.STATIC : EntityColumn.Kind.REGULAR, 0,
				ClusteringKey.Order.ASC, type, path);
	}

}
