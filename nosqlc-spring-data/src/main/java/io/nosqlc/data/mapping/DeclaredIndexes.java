package io.nosqlc.data.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.datastax.oss.driver.api.core.type.DataTypes;

import io.nosqlc.cassandra.schema.ColumnIndex;

/**
 * The indexes that a table's columns declare.
 */
final class DeclaredIndexes {

	private final NosqlcPersistentEntity<?> root;

	private final String table;

	private final Problems problems;

	private final Map<String, EntityColumn> byName = new HashMap<>();

	DeclaredIndexes(NosqlcPersistentEntity<?> root, String table, Problems problems) {
		this.root = root;
		this.table = table;
		this.problems = problems;
	}

	/**
	 * Returns the indexes, and adds what is wrong with them.
	 */
	List<ColumnIndex> of(List<EntityColumn> columns) {
		long partitionKeys = columns.stream().filter((it) -> it.kind() == EntityColumn.Kind.PARTITION_KEY).count();
		List<ColumnIndex> indexes = new ArrayList<>();
		for (EntityColumn column : columns) {
			Optional<NosqlcPersistentProperty> property = column.property();
			Index annotation = property.map((it) -> it.findAnnotation(Index.class)).orElse(null);
			if (property.isPresent() && annotation != null) {
				if (column.kind() == EntityColumn.Kind.PARTITION_KEY && partitionKeys == 1) {
					this.problems.add(property.get(), "it is the partition key, by which rows are found anyway",
							"Remove @Index");
				}
				indexes.add(index(property.get(), column, annotation));
			}
		}
		return indexes;
	}

	private ColumnIndex index(NosqlcPersistentProperty property, EntityColumn column, Index annotation) {
		checkTarget(property, column.type(), annotation.target());
		checkType(property, column.type(), annotation.kind());
		String name = annotation.name().isEmpty()
				? (this.table + "_" + column.name() + "_idx").replaceAll("[^A-Za-z0-9_]", "_") : annotation.name();
		if (!annotation.name().isEmpty()) {
			Names.check(this.problems, this.root, "index", name);
		}
		EntityColumn other = this.byName.putIfAbsent(name, column);
		if (other != null) {
			this.problems.add(property,
					"its index is called '" + name + "', as that of '" + other.propertyPath() + "' is",
					"Give it another name");
		}
		return new ColumnIndex(name, column.name(), ColumnIndex.Target.valueOf(annotation.target().name()),
				annotation.kind() == Index.Kind.STORAGE_ATTACHED);
	}

	private void checkTarget(NosqlcPersistentProperty property, ColumnType type, Index.Target target) {
		boolean collection = type instanceof ColumnType.ListOf || type instanceof ColumnType.SetOf
				|| type instanceof ColumnType.MapOf;
		boolean openMap = type instanceof ColumnType.MapOf && !type.isFrozen();
		if ((target == Index.Target.KEYS || target == Index.Target.ENTRIES) && !openMap) {
			this.problems.add(property,
					"only a map that is not frozen has " + target.name().toLowerCase(Locale.ROOT) + " to be indexed",
					"Choose another target");
		}
		if (target == Index.Target.FULL && !(collection && type.isFrozen())) {
			this.problems.add(property, "only a frozen collection is indexed as a whole",
					"Annotate it with @Frozen, or choose another target");
		}
		if (target == Index.Target.VALUES && collection && type.isFrozen()) {
			this.problems.add(property, "a frozen collection has no elements to be indexed",
					"Use @Index(target = FULL), or remove @Frozen");
		}
	}

	private void checkType(NosqlcPersistentProperty property, ColumnType type, Index.Kind kind) {
		if (type.contains((it) -> it.is(DataTypes.DURATION))) {
			this.problems.add(property, "Cassandra cannot compare durations, so none is indexed", "Remove @Index");
		}
		if (kind == Index.Kind.STORAGE_ATTACHED && type.contains((it) -> it.is(DataTypes.BLOB))) {
			this.problems.add(property, "blobs have no storage-attached index", "Use @Index(kind = SECONDARY)");
		}
		if (kind == Index.Kind.SECONDARY && type instanceof ColumnType.VectorOf) {
			this.problems.add(property, "vectors have no secondary index", "Use a storage-attached one");
		}
	}

}
