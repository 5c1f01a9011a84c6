package io.nosqlc.data.mapping;

import java.util.List;
import java.util.Optional;

import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import io.nosqlc.cassandra.schema.TableDefinition;

/**
 * A column of an entity's table. Immutable.
 *
 * @param name its name, in the case it has in the table
 * @param kind what it is in the row
 * @param ordinal the place in its part of the key; 0 if it is in none
 * @param order how it orders rows; ascending if it is no clustering key
 * @param type its type
 * @param path the properties that lead from the entity to its value: one, two if the key
 * is an object of its own, or none for a discriminator that no class has a property for
 */
public record EntityColumn(String name, Kind kind, int ordinal, ClusteringKey.Order order, ColumnType type,
		List<NosqlcPersistentProperty> path) {

	public EntityColumn {
		path = List.copyOf(path);
	}

	/**
	 * Returns the property that holds its value; empty if no class has one for it.
	 */
	public Optional<NosqlcPersistentProperty> property() {
		return this.path.isEmpty() ? Optional.empty() : Optional.of(this.path.get(this.path.size() - 1));
	}

	/**
	 * Returns the path in the names of its properties, joined by dots; the name of the
	 * column, if it has none.
	 */
	public String propertyPath() {
		return this.path.isEmpty() ? this.name
				: String.join(".", this.path.stream().map(NosqlcPersistentProperty::getName).toList());
	}

	/**
	 * Returns whether it is a part of the key.
	 */
	public boolean isKey() {
		return this.kind == Kind.PARTITION_KEY || this.kind == Kind.CLUSTERING_KEY;
	}

	TableDefinition.Column in(String keyspace) {
		return new TableDefinition.Column(this.name, this.type.in(keyspace));
	}

	TableDefinition.ClusteringColumn clusteringIn(String keyspace) {
		return new TableDefinition.ClusteringColumn(in(keyspace),
				(this.order == ClusteringKey.Order.DESC) ? ClusteringOrder.DESC : ClusteringOrder.ASC);
	}

	/**
	 * Returns whether both are the same in the table, wherever their values are.
	 */
	boolean isLike(EntityColumn other) {
		return this.name.equals(other.name) && this.kind == other.kind && this.ordinal == other.ordinal
				&& this.order == other.order && cqlType().equals(other.cqlType());
	}

	/**
	 * Returns its type as CQL writes it, with user-defined types of a keyspace that does
	 * not matter.
	 */
	String cqlType() {
		return in("k").cqlType();
	}

	/**
	 * What a column is in the row.
	 */
	public enum Kind {

		/** A part of the partition key. */
		PARTITION_KEY,

		/** Orders the rows of a partition. */
		CLUSTERING_KEY,

		/** Shared by all rows of a partition. */
		STATIC,

		/** Any other. */
		REGULAR

	}

}
