package io.nosqlc.data.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.type.DataTypes;

/**
 * What is true of the columns of a class with instances, all together.
 */
final class TableRules {

	private final NosqlcPersistentEntity<?> entity;

	private final List<EntityColumn> columns;

	private final Problems problems;

	TableRules(NosqlcPersistentEntity<?> entity, List<EntityColumn> columns, Problems problems) {
		this.entity = entity;
		this.columns = columns;
		this.problems = problems;
	}

	void check() {
		checkNames();
		checkKey();
		checkCounters();
		checkStatics();
		checkVersions();
	}

	private void checkNames() {
		Map<String, EntityColumn> byName = new HashMap<>();
		for (EntityColumn column : this.columns) {
			EntityColumn other = byName.putIfAbsent(column.name(), column);
			if (other != null && !isHidden(column, other)) {
				add(column,
						"its column is called '" + column.name() + "', as that of '" + other.propertyPath() + "' is",
						"Name one of them with @Column");
			}
		}
	}

	/**
	 * Returns whether the properties differ only in the class that declares them, which
	 * is a problem of its own.
	 */
	private static boolean isHidden(EntityColumn column, EntityColumn other) {
		return !column.path().isEmpty() && !other.path().isEmpty()
				&& column.propertyPath().equals(other.propertyPath());
	}

	private void checkKey() {
		List<EntityColumn> partitionKey = columns(EntityColumn.Kind.PARTITION_KEY);
		if (partitionKey.isEmpty() && !isMarked()) {
			this.problems.add(this.entity, "nothing tells in which partition a row is",
					"Mark at least one property with @PartitionKey");
		}
		if (this.entity.ids().size() < 2) {
			checkOrdinals(partitionKey, "@PartitionKey");
		}
		checkOrdinals(columns(EntityColumn.Kind.CLUSTERING_KEY), "@ClusteringKey");
		this.columns.stream().filter(EntityColumn::isKey).forEach(this::checkKeyType);
	}

	/**
	 * Returns whether there is a partition key, even one whose type is a problem.
	 */
	private boolean isMarked() {
		boolean keyObject = this.columns.stream().anyMatch((it) -> it.path().size() > 1);
		return (this.entity.hasIdProperty() && !keyObject)
				|| this.entity.properties().stream().anyMatch((it) -> it.isAnnotationPresent(PartitionKey.class));
	}

	private void checkOrdinals(List<EntityColumn> key, String annotation) {
		if (key.stream().map(EntityColumn::ordinal).distinct().count() < key.size()) {
			this.problems.add(this.entity,
					names(key) + " have " + annotation + ", and their ordinals do not tell them apart: "
							+ key.stream().map((it) -> String.valueOf(it.ordinal())).collect(Collectors.joining(", ")),
					"Number them, as in " + annotation + "(ordinal = 1)");
		}
	}

	private void checkKeyType(EntityColumn column) {
		if (!column.type().isFrozen()) {
			add(column, "a key is compared as a whole, and the elements of this collection are written one by one",
					"Annotate it with @Frozen");
		}
		if (column.type().contains((it) -> it.is(DataTypes.DURATION))) {
			add(column, "Cassandra cannot compare durations, so none is in a key",
					"Use a number of a unit of your choice");
		}
	}

	private void checkCounters() {
		List<EntityColumn> counters = this.columns.stream().filter(TableRules::isCounter).toList();
		List<EntityColumn> data = this.columns.stream().filter((it) -> !it.isKey() && !isCounter(it)).toList();
		if (!counters.isEmpty() && !data.isEmpty()) {
			this.problems.add(this.entity,
					"a table has either counters or other columns beside its key, and it has " + names(counters)
							+ " and " + names(data),
					"Move the counters into an entity of their own, with the same key");
		}
		if (!counters.isEmpty() && this.entity.declares(Ttl.class)) {
			this.problems.add(this.entity, "counters never expire, and it has @Ttl", "Remove @Ttl");
		}
	}

	private void checkStatics() {
		List<EntityColumn> statics = columns(EntityColumn.Kind.STATIC);
		if (columns(EntityColumn.Kind.CLUSTERING_KEY).isEmpty()) {
			statics.forEach((it) -> add(it, "it is static, and without clustering keys a partition has one row only",
					"Remove isStatic, or add a @ClusteringKey"));
		}
	}

	private void checkVersions() {
		List<NosqlcPersistentProperty> versions = this.entity.versions();
		if (versions.size() > 1) {
			this.problems.add(versions.get(1), "'" + versions.get(0).describe() + "' has @Version, too",
					"Keep one of them");
		}
	}

	/**
	 * Adds a problem with the property of a column, or with the class if there is none.
	 */
	private void add(EntityColumn column, String why, String remedy) {
		column.property()
			.ifPresentOrElse((it) -> this.problems.add(it, why, remedy),
					() -> this.problems.add(this.entity, why, remedy));
	}

	private List<EntityColumn> columns(EntityColumn.Kind kind) {
		return this.columns.stream().filter((it) -> it.kind() == kind).toList();
	}

	private static String names(List<EntityColumn> columns) {
		return columns.stream().map((it) -> "'" + it.propertyPath() + "'").collect(Collectors.joining(", "));
	}

	private static boolean isCounter(EntityColumn column) {
		return column.type().is(DataTypes.COUNTER);
	}

}
