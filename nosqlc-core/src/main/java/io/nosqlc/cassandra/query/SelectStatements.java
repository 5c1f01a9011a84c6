package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.session.Cql;

/**
 * Makes the statements that read a table. All names in them are quoted, all values are
 * placeholders. The columns of the primary key are selected first.
 */
final class SelectStatements {

	private static final String SELECT = "SELECT ";

	private static final String SELECT_DISTINCT = "SELECT DISTINCT ";

	private final TableDefinition table;

	private final String select;

	private final String token;

	/** What follows all conditions. */
	private final String end;

	private SelectStatements(TableDefinition table, Stream<String> selection) {
		this.end = "";
		this.table = table;
		this.select = Stream.concat(keyColumns(table).map((column) -> Cql.name(column.name())), selection)
			.collect(Collectors.joining(", ", SELECT, " FROM " + table.qualifiedName()));
		this.token = table.partitionKey()
			.stream()
			.map((column) -> Cql.name(column.name()))
			.collect(Collectors.joining(", ", "token(", ")"));
	}

	private SelectStatements(SelectStatements other, String select, String end) {
		this.end = end;
		this.table = other.table;
		this.select = select;
		this.token = other.token;
	}

	/**
	 * Selects the key of each partition once, and static columns.
	 * @param table partitions as the rows of a table
	 */
	static SelectStatements ofPartitions(TableDefinition table, List<String> columns) {
		SelectStatements ofRows = of(table, columns);
		return new SelectStatements(ofRows, SELECT_DISTINCT + ofRows.select.substring(SELECT.length()), "");
	}

	boolean isOfPartitions() {
		return this.select.startsWith(SELECT_DISTINCT);
	}

	/**
	 * Returns statements that let the server filter rows.
	 */
	SelectStatements allowFiltering() {
		return new SelectStatements(this, this.select, " ALLOW FILTERING");
	}

	/**
	 * Selects the key and other columns of a table.
	 */
	static SelectStatements of(TableDefinition table, List<String> columns) {
		return new SelectStatements(table, columns.stream().map(Cql::name));
	}

	/**
	 * Selects the key, and something that is null where a column is and small where it is
	 * not, unless it is of the key.
	 */
	static SelectStatements ofPresence(TableDefinition table, String column) {
		return keyColumns(table).anyMatch((it) -> it.name().equals(column)) ? of(table, List.of())
				: new SelectStatements(table, Stream.of("WRITETIME(" + Cql.name(column) + ")"));
	}

	static Stream<Column> keyColumns(TableDefinition table) {
		return Stream.concat(table.partitionKey().stream(), table.clustering().stream().map(ClusteringColumn::column));
	}

	/**
	 * Returns whether rows are documents, whose key filters call {@code _id}.
	 */
	boolean isOfDocuments() {
		return this.table.isCollection();
	}

	/**
	 * Returns what filters call the partition key.
	 */
	List<String> partitionKey() {
		return isOfDocuments() ? List.of(Document.ID) : this.table.partitionKey().stream().map(Column::name).toList();
	}

	TableDefinition table() {
		return this.table;
	}

	int clusteringColumns() {
		return this.table.clustering().size();
	}

	/**
	 * Returns a clustering column, counted from 1.
	 */
	Column clusteringColumn(int depth) {
		return this.table.clustering().get(depth - 1).column();
	}

	/**
	 * Returns whether the values of a clustering column become greater as rows are read.
	 * @param depth which column, counted from 1
	 * @param order in which order they are read; {@code null} for the table's
	 */
	boolean isAscending(int depth, @Nullable PartitionOrder order) {
		ClusteringColumn column = this.table.clustering().get(depth - 1);
		return ((order != null) ? order : PartitionOrder.DECLARED).isAscending(column);
	}

	RowKey keyOf(Row row) {
		return RowKey.of(row, this.table.partitionKey().size(), clusteringColumns());
	}

	/**
	 * Selects the rows that meet some restrictions.
	 */
	Select matching(List<Restriction> restrictions) {
		return new Where().restricted(restrictions).select();
	}

	/**
	 * Selects those with some tokens.
	 */
	Select inTokens(List<Restriction> restrictions, TokenRange range) {
		return new Where().restricted(restrictions)
			.and(this.token + " >= ?", List.of(range.first()))
			.and(this.token + " <= ?", List.of(range.last()))
			.select();
	}

	/**
	 * Selects those of the partitions that have the token of another one.
	 */
	Select ofTokenOf(List<Restriction> restrictions, RowKey key) {
		return new Where().restricted(restrictions).and(this.token + " = " + tokenOfKey(), key.partition()).select();
	}

	/**
	 * Selects those with greater tokens.
	 */
	Select behindTokenOf(List<Restriction> restrictions, RowKey key) {
		return new Where().restricted(restrictions).and(this.token + " > " + tokenOfKey(), key.partition()).select();
	}

	/**
	 * Selects those of a partition.
	 * @param order in which order; {@code null} for the table's
	 */
	Select inPartition(List<ByteBuffer> partition, List<Restriction> restrictions, @Nullable PartitionOrder order) {
		return new Where().partition(partition).restricted(restrictions).select(orderBy(order));
	}

	/**
	 * Selects those of a row's partition that have the same values as the row in some
	 * clustering columns, and in the next one a value behind the row's.
	 * @param depth which clustering column has another value, counted from 1
	 * @param order in which order rows are read; {@code null} for the table's
	 */
	Select behindInPartition(RowKey row, int depth, List<Restriction> restrictions, @Nullable PartitionOrder order) {
		Where where = new Where().partition(row.partition());
		for (int i = 0; i < depth; i++) {
			where.and(Cql.name(this.table.clustering().get(i).column().name()) + relation(i, depth, order) + "?",
					List.of(row.clustering().get(i)));
		}
		return where.restricted(restrictions).select(orderBy(order));
	}

	private String relation(int column, int depth, @Nullable PartitionOrder order) {
		if (column < depth - 1) {
			return " = ";
		}
		return isAscending(depth, order) ? " > " : " < ";
	}

	private String orderBy(@Nullable PartitionOrder order) {
		return (order == null || this.table.clustering().isEmpty()) ? ""
				: this.table.clustering()
					.stream()
					.map((it) -> Cql.name(it.column().name()) + (order.isAscending(it) ? " ASC" : " DESC"))
					.collect(Collectors.joining(", ", " ORDER BY ", ""));
	}

	private String tokenOfKey() {
		return this.table.partitionKey().stream().map((column) -> "?").collect(Collectors.joining(", ", "token(", ")"));
	}

	/**
	 * A condition in the making.
	 */
	private final class Where {

		private final List<String> conditions = new ArrayList<>();

		private final List<Object> values = new ArrayList<>();

		Where partition(List<ByteBuffer> partition) {
			for (int i = 0; i < partition.size(); i++) {
				and(Cql.name(SelectStatements.this.table.partitionKey().get(i).name()) + " = ?",
						List.of(partition.get(i)));
			}
			return this;
		}

		Where restricted(List<Restriction> restrictions) {
			restrictions.forEach((restriction) -> and(restriction.cql(), List.of(restriction.value())));
			return this;
		}

		Where and(String condition, List<?> placed) {
			this.conditions.add(condition);
			this.values.addAll(placed);
			return this;
		}

		Select select() {
			return select("");
		}

		Select select(String orderBy) {
			String where = this.conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", this.conditions);
			return new Select(SelectStatements.this.select + where + orderBy + SelectStatements.this.end, this.values);
		}

	}

}
