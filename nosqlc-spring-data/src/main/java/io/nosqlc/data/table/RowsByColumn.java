package io.nosqlc.data.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.FindSpec;
import io.nosqlc.Match;
import io.nosqlc.Position;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.query.RowReader;
import io.nosqlc.cassandra.query.RowValues;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

/**
 * Makes items of rows of which only the columns are known.
 *
 * @param <T> type of the items
 * @param table where the rows are
 * @param item makes an item of a row
 */
record RowsByColumn<T>(TableDefinition table, Function<Row, T> item) implements RowReader<T> {

	/**
	 * Returns what makes documents of rows, with a field for each column.
	 */
	static RowsByColumn<Document> documents(TableDefinition table) {
		List<String> columns = all(table).map(Column::name).toList();
		return new RowsByColumn<>(table, (row) -> {
			RowValues values = new RowValues(row);
			Map<String, @Nullable Object> fields = new LinkedHashMap<>();
			columns.forEach((column) -> fields.put(column, values.apply(FieldPath.of(column))));
			return Document.copyOf(fields);
		});
	}

	/**
	 * Returns what a table or a materialised view looks like.
	 */
	static TableDefinition definition(RelationMetadata relation) {
		List<ColumnMetadata> others = relation.getColumns()
			.values()
			.stream()
			.filter((it) -> !relation.getPrimaryKey().contains(it))
			.toList();
		return new TableDefinition(relation.getKeyspace().asInternal(), relation.getName().asInternal(),
				relation.getPartitionKey().stream().map(RowsByColumn::column).toList(),
				relation.getClusteringColumns()
					.entrySet()
					.stream()
					.map((it) -> new ClusteringColumn(column(it.getKey()),
							(it.getValue() == ClusteringOrder.DESC) ? ClusteringOrder.DESC : ClusteringOrder.ASC))
					.toList(),
				others.stream().filter(ColumnMetadata::isStatic).map(RowsByColumn::column).toList(),
				others.stream().filter((it) -> !it.isStatic()).map(RowsByColumn::column).toList());
	}

	private static Column column(ColumnMetadata column) {
		CqlIdentifier name = column.getName();
		return new Column(name.asInternal(), column.getType());
	}

	private static Stream<Column> all(TableDefinition table) {
		return Stream
			.of(table.partitionKey(), table.clustering().stream().map(ClusteringColumn::column).toList(),
					table.staticColumns(), table.regular())
			.flatMap(List::stream);
	}

	@Override
	public List<String> columns() {
		return Stream.concat(this.table.staticColumns().stream(), this.table.regular().stream())
			.map(Column::name)
			.toList();
	}

	@Override
	public Optional<String> countedBy() {
		return Optional.empty();
	}

	@Override
	public Selection<T> select(Filter residual, FindSpec spec) {
		return (row) -> residual.matches(new RowValues(row)) ? match(row) : null;
	}

	@Override
	public boolean skips(CorruptDocumentException error) {
		return false;
	}

	private Match<T> match(Row row) {
		return new Match<>() {

			@Override
			public T item() {
				return RowsByColumn.this.item.apply(row);
			}

			@Override
			public Position position(List<SortKey> sort) {
				return new RowValues(row).position(RowsByColumn.this.table, sort);
			}

		};
	}

}
