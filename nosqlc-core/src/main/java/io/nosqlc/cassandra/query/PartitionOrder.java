package io.nosqlc.cassandra.query;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import org.jspecify.annotations.Nullable;

import io.nosqlc.SortKey;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;

/**
 * In which order the rows of one partition are read.
 */
enum PartitionOrder {

	/** That of the clustering columns as the table declares it. */
	DECLARED("rows come in the order of the clustering columns"),

	/** The exact reverse. */
	REVERSED("rows come in the reverse order of the clustering columns");

	private final String description;

	PartitionOrder(String description) {
		this.description = description;
	}

	String described() {
		return this.description;
	}

	boolean isAscending(ClusteringColumn column) {
		return (column.order() == ClusteringOrder.ASC) == (this == DECLARED);
	}

	/**
	 * Returns in which order a partition is to be read so that its rows are sorted; empty
	 * if there is none.
	 * @param table the table
	 * @param single clustering columns of which only one value is read
	 * @param sort what to sort by
	 */
	static Optional<PartitionOrder> of(TableDefinition table, Set<String> single, List<SortKey> sort) {
		Predicate<String> isOneValue = (name) -> single.contains(name)
				|| Stream.concat(table.partitionKey().stream(), table.staticColumns().stream())
					.map(Column::name)
					.anyMatch(name::equals);
		Iterator<ClusteringColumn> columns = table.clustering()
			.stream()
			.filter((it) -> !isOneValue.test(it.column().name()))
			.iterator();
		PartitionOrder found = null;
		boolean tied = false;
		for (SortKey key : sort) {
			boolean redundant = isOneValue.test(key.path().names().get(0)) || (!columns.hasNext() && !tied);
			if (redundant) {
				continue;
			}
			ClusteringColumn column = (columns.hasNext() && !tied) ? columns.next() : null;
			PartitionOrder order = order(column, key);
			if (column == null || order == null || (found != null && found != order)) {
				return Optional.empty();
			}
			found = order;
			tied = hasTwoZeros(column.column().type());
		}
		return Optional.of((found != null) ? found : DECLARED);
	}

	private static @Nullable PartitionOrder order(@Nullable ClusteringColumn column, SortKey key) {
		if (column == null) {
			return null;
		}
		if (!key.path().names().equals(List.of(column.column().name())) || !RowOrder.isKnown(column.column().type())) {
			return null;
		}
		return (key.descending() == (column.order() == ClusteringOrder.DESC)) ? DECLARED : REVERSED;
	}

	/**
	 * Rows that are equal to a sort order need not be to Cassandra, which puts -0.0
	 * before 0.0.
	 */
	private static boolean hasTwoZeros(DataType type) {
		return type.equals(DataTypes.DOUBLE) || type.equals(DataTypes.FLOAT);
	}

}
