package io.nosqlc.data.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.schema.ColumnIndex;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableSchema;

/**
 * What an entity is on Cassandra. The classes of a hierarchy share their table: each has
 * columns of its own, and the table has those of all. Immutable.
 *
 * @param entity the class
 * @param declaredKeyspace the keyspace that the entity names; {@code null} for that of
 * the client
 * @param name name of the table, in the case it has there
 * @param key the key
 * @param columns the columns that this class has properties for, and the discriminator;
 * key first, in its order
 * @param allColumns the columns of the table; key first, in its order
 * @param userTypes the user-defined types it needs, each after those it is made of
 * @param indexes the indexes that are declared
 * @param options the options that are declared, by their names in CQL: text, numbers,
 * booleans, and maps of text
 * @param discriminatorOrNull how the classes of the hierarchy are told apart;
 * {@code null} if there is one only
 */
public record EntityTable(NosqlcPersistentEntity<?> entity, @Nullable String declaredKeyspace, String name,
		EntityKey key, List<EntityColumn> columns, List<EntityColumn> allColumns, List<EntityUserType> userTypes,
		List<ColumnIndex> indexes, Map<String, Object> options, @Nullable EntityDiscriminator discriminatorOrNull) {

	public EntityTable {
		columns = List.copyOf(columns);
		allColumns = List.copyOf(allColumns);
		userTypes = List.copyOf(userTypes);
		indexes = List.copyOf(indexes);
		options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
	}

	/**
	 * Returns the keyspace the table is in.
	 * @param keyspace that of the client, unless the entity names another
	 */
	public String keyspaceOr(String keyspace) {
		return (this.declaredKeyspace != null) ? this.declaredKeyspace : keyspace;
	}

	/**
	 * Returns how the classes of the hierarchy are told apart; empty if there is one
	 * only.
	 */
	public Optional<EntityDiscriminator> discriminator() {
		return Optional.ofNullable(this.discriminatorOrNull);
	}

	/**
	 * Returns the column that this class has for a property, or for a path of properties
	 * joined by dots; empty if it has none.
	 */
	public Optional<EntityColumn> columnOf(String property) {
		return this.columns.stream().filter((it) -> it.propertyPath().equals(property)).findFirst();
	}

	/**
	 * Returns what the table must look like.
	 * @param keyspace that of the client, where the table is unless the entity names
	 * another
	 */
	public TableDefinition definition(String keyspace) {
		String actual = keyspaceOr(keyspace);
		return new TableDefinition(actual, this.name, of(EntityColumn.Kind.PARTITION_KEY, actual),
				this.allColumns.stream()
					.filter((it) -> it.kind() == EntityColumn.Kind.CLUSTERING_KEY)
					.map((it) -> it.clusteringIn(actual))
					.toList(),
				of(EntityColumn.Kind.STATIC, actual), of(EntityColumn.Kind.REGULAR, actual));
	}

	/**
	 * Returns what the table must look like, with its user-defined types, indexes and
	 * options.
	 * @param keyspace that of the client, where the table is unless the entity names
	 * another
	 */
	public TableSchema schema(String keyspace) {
		TableDefinition definition = definition(keyspace);
		return new TableSchema(definition,
				this.userTypes.stream().map((it) -> it.definition(definition.keyspace())).toList(), this.indexes,
				new io.nosqlc.cassandra.schema.TableOptions(this.options));
	}

	private List<TableDefinition.Column> of(EntityColumn.Kind kind, String keyspace) {
		return this.allColumns.stream().filter((it) -> it.kind() == kind).map((it) -> it.in(keyspace)).toList();
	}

}
