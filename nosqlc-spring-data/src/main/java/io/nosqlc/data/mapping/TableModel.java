package io.nosqlc.data.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.datastax.oss.driver.api.core.type.DataTypes;

import org.jspecify.annotations.Nullable;

/**
 * Makes the tables of entities, and finds everything that is wrong with them.
 */
final class TableModel {

	private final NosqlcMappingContext context;

	private final Problems problems;

	private final ColumnTypes types;

	TableModel(NosqlcMappingContext context, ColumnTypes types, Problems problems) {
		this.context = context;
		this.problems = problems;
		this.types = types;
	}

	/**
	 * Returns the table of an entity, which is incomplete if it has problems.
	 */
	EntityTable of(NosqlcPersistentEntity<?> entity) {
		Hierarchy hierarchy = Hierarchy.of(entity, this.context);
		NosqlcPersistentEntity<?> root = hierarchy.root();
		Table annotation = root.declared(Table.class);
		String name = this.context.nameOf(root.getType(), (annotation != null) ? annotation.value() : "");
		Names.check(this.problems, root, "table", name);
		String keyspace = (annotation != null && !annotation.keyspace().isEmpty()) ? annotation.keyspace() : null;
		if (keyspace != null) {
			Names.check(this.problems, root, "keyspace", keyspace);
		}
		EntityDiscriminator discriminator = new HierarchyRules(hierarchy, this.problems).check(entity);
		Map<NosqlcPersistentEntity<?>, List<EntityColumn>> columns = columns(entity, hierarchy, discriminator);
		List<EntityColumn> all = union(columns);
		List<EntityColumn> own = columns.getOrDefault(entity, List.of());
		return new EntityTable(entity, keyspace, name, key(entity, own, all), own, all, userTypes(all),
				new DeclaredIndexes(root, name, this.problems).of(all), new DeclaredOptions(root, this.problems).read(),
				discriminator);
	}

	/**
	 * Returns the columns of each class that shares the table.
	 */
	private Map<NosqlcPersistentEntity<?>, List<EntityColumn>> columns(NosqlcPersistentEntity<?> entity,
			Hierarchy hierarchy, @Nullable EntityDiscriminator discriminator) {
		PropertyColumns properties = new PropertyColumns(this.context, this.types, this.problems);
		List<NosqlcPersistentEntity<?>> members = (discriminator != null) ? hierarchy.members() : List.of(entity);
		Map<NosqlcPersistentEntity<?>, List<EntityColumn>> columns = new LinkedHashMap<>();
		for (NosqlcPersistentEntity<?> member : members) {
			new ClassRules(this.problems).check(member);
			List<EntityColumn> own = new ArrayList<>(properties.of(member));
			if (hierarchy.root().declares(Discriminator.class) && discriminator != null) {
				own.add(discriminatorColumn(discriminator));
			}
			columns.put(member, own);
		}
		(discriminator != null ? hierarchy.concrete() : members)
			.forEach((it) -> new TableRules(it, columns.getOrDefault(it, List.of()), this.problems).check());
		return columns;
	}

	private static EntityColumn discriminatorColumn(EntityDiscriminator discriminator) {
		return new EntityColumn(discriminator.column(), EntityColumn.Kind.REGULAR, 0, ClusteringKey.Order.ASC,
				new ColumnType.Scalar(String.class, DataTypes.TEXT), List.of());
	}

	/**
	 * Returns the columns of all classes. The same column may be in several of them.
	 */
	private List<EntityColumn> union(Map<NosqlcPersistentEntity<?>, List<EntityColumn>> columns) {
		Map<String, EntityColumn> union = new LinkedHashMap<>();
		List<String> key = new ArrayList<>();
		columns.forEach((entity, own) -> {
			own.forEach((column) -> addTo(union, entity, column));
			if (Hierarchy.isConcrete(entity)) {
				List<String> ownKey = own.stream().filter(EntityColumn::isKey).map(EntityColumn::name).toList();
				if (key.isEmpty()) {
					key.addAll(ownKey);
				}
				else if (!key.equals(ownKey)) {
					this.problems.add(entity, "its key is " + ownKey + ", and that of its hierarchy " + key,
							"Give all classes of the hierarchy the same key");
				}
			}
		});
		return PropertyColumns.keyFirst(union.values().stream());
	}

	private void addTo(Map<String, EntityColumn> union, NosqlcPersistentEntity<?> entity, EntityColumn column) {
		EntityColumn known = union.putIfAbsent(column.name(), column);
		if (known != null && !known.isLike(column)) {
			this.problems.add(
					entity, "its column '" + column.name() + "' is " + describe(column)
							+ ", and in another class of its table " + describe(known),
					"Make them alike, or name one of them with @Column");
		}
	}

	private static String describe(EntityColumn column) {
		String kind = column.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
		return column.cqlType() + " (" + kind + (column.isKey() ? " " + column.ordinal() + " " + column.order() : "")
				+ ")";
	}

	private EntityKey key(NosqlcPersistentEntity<?> entity, List<EntityColumn> own, List<EntityColumn> all) {
		List<EntityColumn> key = own.stream().filter(EntityColumn::isKey).toList();
		return new EntityKey(entity, key.isEmpty() ? all.stream().filter(EntityColumn::isKey).toList() : key,
				this.context);
	}

	/**
	 * Returns the types of all columns, each after those it is made of.
	 */
	private List<EntityUserType> userTypes(List<EntityColumn> columns) {
		Set<EntityUserType> userTypes = new LinkedHashSet<>();
		columns.forEach((it) -> EntityUserType.addTo(userTypes, it.type()));
		Map<String, EntityUserType> byName = new LinkedHashMap<>();
		for (EntityUserType type : userTypes) {
			EntityUserType other = byName.putIfAbsent(type.name(), type);
			if (other != null) {
				this.problems.add(type.entity(),
						"its type is called '" + type.name() + "', as that of '" + other.entity().describe() + "' is",
						"Name one of them with @UserType");
			}
		}
		return List.copyOf(userTypes);
	}

}
