package io.nosqlc.cassandra.schema;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.Cql;

/**
 * What a table must look like: a collection's, or an entity's. A table may have more
 * columns than its definition, though not in its key. Immutable.
 *
 * @param keyspace its keyspace, in the case it has there
 * @param name its name, in the case it has there
 * @param partitionKey the columns of the partition key, in their order; at least one
 * @param clustering the clustering columns, in their order
 * @param staticColumns columns that all rows of a partition share
 * @param regular all other columns
 */
public record TableDefinition(String keyspace, String name, List<Column> partitionKey,
		List<ClusteringColumn> clustering, List<Column> staticColumns, List<Column> regular) {

	private static final Column KEY = new Column("pk", DataTypes.TEXT);

	private static final Column DATA = new Column("data", DataTypes.TEXT);

	public TableDefinition {
		partitionKey = List.copyOf(partitionKey);
		clustering = List.copyOf(clustering);
		staticColumns = List.copyOf(staticColumns);
		regular = List.copyOf(regular);
		if (partitionKey.isEmpty()) {
			throw new IllegalArgumentException("The partition key of a table must not be empty");
		}
	}

	/**
	 * Returns the definition of a collection's table:
	 * {@code pk text PRIMARY KEY, data text}.
	 */
	public static TableDefinition collection(String keyspace, String name) {
		return new TableDefinition(keyspace, name, List.of(KEY), List.of(), List.of(), List.of(DATA));
	}

	/**
	 * Returns whether this is the table of a collection.
	 */
	public boolean isCollection() {
		return this.clustering.isEmpty() && this.partitionKey.equals(List.of(KEY)) && this.regular.contains(DATA);
	}

	/**
	 * Returns the column of a name; {@code null} if there is none.
	 */
	public @Nullable Column column(String name) {
		return Stream
			.of(this.partitionKey, this.clustering.stream().map(ClusteringColumn::column).toList(), this.staticColumns,
					this.regular)
			.flatMap(List::stream)
			.filter((column) -> column.name().equals(name))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Returns whether a column is a part of the primary key.
	 */
	public boolean isKey(Column column) {
		return this.partitionKey.contains(column)
				|| this.clustering.stream().anyMatch((it) -> it.column().equals(column));
	}

	/**
	 * Returns the partitions of the table as if each were a row: with the partition key,
	 * and the static columns as its only others.
	 */
	public TableDefinition partitions() {
		return new TableDefinition(this.keyspace, this.name, this.partitionKey, List.of(), List.of(),
				this.staticColumns);
	}

	/**
	 * Returns the same table with more columns.
	 */
	TableDefinition with(List<Column> more) {
		return new TableDefinition(this.keyspace, this.name, this.partitionKey, this.clustering, this.staticColumns,
				Stream.concat(this.regular.stream(), more.stream()).toList());
	}

	/**
	 * Returns the name of the table with its keyspace, quoted for CQL.
	 */
	public String qualifiedName() {
		return Cql.table(this.keyspace, this.name);
	}

	/**
	 * Returns the statement that creates the table if it does not exist.
	 * @param options what follows WITH, beside the order of clustering columns
	 */
	String createStatement(List<String> options) {
		Stream<String> columns = Stream
			.of(describe(this.partitionKey, ""),
					describe(this.clustering.stream().map(ClusteringColumn::column).toList(), ""),
					describe(this.staticColumns, " static"), describe(this.regular, ""))
			.flatMap(List::stream);
		String with = Stream.concat(clusteringOrder(), options.stream()).collect(Collectors.joining(" AND "));
		return "CREATE TABLE IF NOT EXISTS " + qualifiedName() + " (" + columns.collect(Collectors.joining(", "))
				+ ", PRIMARY KEY (" + primaryKey() + "))" + (with.isEmpty() ? "" : " WITH " + with);
	}

	private String primaryKey() {
		String partition = "(" + names(this.partitionKey.stream().map(Column::name)) + ")";
		return this.clustering.isEmpty() ? partition
				: partition + ", " + names(this.clustering.stream().map((it) -> it.column().name()));
	}

	private Stream<String> clusteringOrder() {
		if (this.clustering.stream().allMatch((it) -> it.order() == ClusteringOrder.ASC)) {
			return Stream.empty();
		}
		return Stream.of(this.clustering.stream()
			.map((it) -> Cql.name(it.column().name()) + " " + it.order())
			.collect(Collectors.joining(", ", "CLUSTERING ORDER BY (", ")")));
	}

	private static List<String> describe(List<Column> columns, String suffix) {
		return columns.stream().map((it) -> Cql.name(it.name()) + " " + it.cqlType() + suffix).toList();
	}

	private static String names(Stream<String> names) {
		return names.map(Cql::name).collect(Collectors.joining(", "));
	}

	/**
	 * A column.
	 *
	 * @param name its name, in the case it has in the table
	 * @param type its type
	 */
	public record Column(String name, DataType type) {

		/**
		 * Returns the type as CQL writes it.
		 */
		public String cqlType() {
			return CqlTypes.of(this.type);
		}

		boolean hasElements() {
			return this.type instanceof ListType || this.type instanceof SetType || this.type instanceof MapType;
		}

	}

	/**
	 * A column that orders the rows of a partition.
	 *
	 * @param column name and type
	 * @param order the way they are ordered
	 */
	public record ClusteringColumn(Column column, ClusteringOrder order) {

	}

}
