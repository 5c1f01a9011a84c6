package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;

import io.nosqlc.Position;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.error.InvalidTokenException;

/**
 * Makes the statements that read a table. All names in them are quoted, all values are
 * placeholders. The columns of the primary key are selected first.
 */
final class SelectStatements {

	private final TableDefinition table;

	private final String select;

	private final String token;

	private SelectStatements(TableDefinition table, Stream<String> selection) {
		this.table = table;
		this.select = Stream.concat(keyColumns(table).map((column) -> Cql.name(column.name())), selection)
			.collect(Collectors.joining(", ", "SELECT ", " FROM " + table.qualifiedName()));
		this.token = table.partitionKey()
			.stream()
			.map((column) -> Cql.name(column.name()))
			.collect(Collectors.joining(", ", "token(", ")"));
	}

	/**
	 * Selects the key and other columns of a table.
	 */
	static SelectStatements of(TableDefinition table, List<String> columns) {
		return new SelectStatements(table, columns.stream().map(Cql::name));
	}

	/**
	 * Selects the key, and something that is null where a column is and small where it is
	 * not.
	 */
	static SelectStatements ofPresence(TableDefinition table, String column) {
		return new SelectStatements(table, Stream.of("WRITETIME(" + Cql.name(column) + ")"));
	}

	private static Stream<Column> keyColumns(TableDefinition table) {
		return Stream.concat(table.partitionKey().stream(), table.clustering().stream().map(ClusteringColumn::column));
	}

	/**
	 * Returns whether rows are documents, whose key filters call {@code _id}.
	 */
	boolean isOfDocuments() {
		return this.table.isCollection();
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

	boolean isAscending(int depth) {
		return this.table.clustering().get(depth - 1).order() == ClusteringOrder.ASC;
	}

	RowKey keyOf(Row row) {
		return RowKey.of(row, this.table.partitionKey().size(), clusteringColumns());
	}

	/**
	 * Returns the key of a position, whose parts are values as filters know them.
	 * @throws InvalidTokenException if it is none of this table
	 */
	RowKey keyOf(Position position) {
		List<Column> columns = keyColumns(this.table).toList();
		List<ByteBuffer> values = new ArrayList<>();
		for (int i = 0; i < Math.min(columns.size(), position.key().size()); i++) {
			ColumnValues.of(columns.get(i).type()).encode(position.key().get(i)).ifPresent(values::add);
		}
		if (values.size() != columns.size() || position.key().size() != columns.size()) {
			throw new InvalidTokenException("Invalid page token: " + position.key() + " is not a key of '"
					+ this.table.name() + "'. Use it with the query that it came from.");
		}
		int partition = this.table.partitionKey().size();
		return new RowKey(values.subList(0, partition), values.subList(partition, values.size()));
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
	 */
	Select inPartition(List<ByteBuffer> partition, List<Restriction> restrictions) {
		return new Where().partition(partition).restricted(restrictions).select();
	}

	/**
	 * Selects those of a row's partition that have the same values as the row in some
	 * clustering columns, and in the next one a value behind the row's.
	 * @param depth which clustering column has another value, counted from 1
	 */
	Select behindInPartition(RowKey row, int depth, List<Restriction> restrictions) {
		Where where = new Where().partition(row.partition());
		for (int i = 0; i < depth; i++) {
			where.and(Cql.name(this.table.clustering().get(i).column().name()) + relation(i, depth) + "?",
					List.of(row.clustering().get(i)));
		}
		return where.restricted(restrictions).select();
	}

	private String relation(int column, int depth) {
		if (column < depth - 1) {
			return " = ";
		}
		return isAscending(depth) ? " > " : " < ";
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
			String where = this.conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", this.conditions);
			return new Select(SelectStatements.this.select + where, this.values);
		}

	}

}
