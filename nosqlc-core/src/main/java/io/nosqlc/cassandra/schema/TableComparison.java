package io.nosqlc.cassandra.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;

import io.nosqlc.cassandra.schema.SystemSchema.ExistingColumn;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.error.SchemaConflictException;

/**
 * Compares a table with its definition.
 */
final class TableComparison {

	private final TableDefinition definition;

	private final List<ExistingColumn> existing;

	TableComparison(TableDefinition definition, List<ExistingColumn> existing) {
		this.definition = definition;
		this.existing = existing;
	}

	/**
	 * Refuses a table that is not what the definition says, naming all differences.
	 */
	void refuseConflicts() {
		List<String> differences = new ArrayList<>(conflicts());
		missing("static", this.definition.staticColumns(), differences);
		missing("regular", this.definition.regular(), differences);
		if (!differences.isEmpty()) {
			throw new SchemaConflictException("Cannot use table '" + this.definition.keyspace() + "."
					+ this.definition.name() + "': " + String.join("; ", differences)
					+ ". Use another name, or rename or drop the table if nobody needs it.");
		}
	}

	/**
	 * Returns the differences that cannot be removed by adding columns.
	 */
	List<String> conflicts() {
		List<String> conflicts = new ArrayList<>();
		compareKey("partition_key", this.definition.partitionKey().stream().map(TableComparison::describe), conflicts);
		compareKey("clustering", this.definition.clustering().stream().map(TableComparison::describe), conflicts);
		compareColumns("static", this.definition.staticColumns(), conflicts);
		compareColumns("regular", this.definition.regular(), conflicts);
		return conflicts;
	}

	private void missing(String kind, List<Column> expected, List<String> differences) {
		expected.stream()
			.filter((column) -> existing(column).isEmpty())
			.forEach((column) -> differences.add("its column '" + column.name() + "' is missing where ("
					+ describe(column) + " " + kind + ") is needed"));
	}

	/**
	 * Returns the columns that can be added, as CQL writes them.
	 */
	List<String> additions() {
		return Stream
			.concat(additions(this.definition.staticColumns(), " static"), additions(this.definition.regular(), ""))
			.toList();
	}

	private Stream<String> additions(List<Column> columns, String suffix) {
		return columns.stream()
			.filter((column) -> existing(column).isEmpty())
			.map((column) -> Cql.name(column.name()) + " " + column.cqlType() + suffix);
	}

	/**
	 * Returns the names of columns that are not in the definition.
	 */
	List<String> additional() {
		return this.existing.stream()
			.map(ExistingColumn::name)
			.filter((name) -> this.definition.column(name) == null)
			.sorted()
			.toList();
	}

	private Optional<ExistingColumn> existing(Column column) {
		return this.existing.stream().filter((found) -> found.name().equals(column.name())).findFirst();
	}

	private void compareKey(String kind, Stream<String> columns, List<String> conflicts) {
		String wanted = joined(columns);
		String found = joined(this.existing.stream()
			.filter((it) -> it.kind().equals(kind))
			.sorted(Comparator.comparingInt(ExistingColumn::position))
			.map((it) -> it.name() + " " + it.type() + (it.order().equals("desc") ? " DESC" : "")));
		if (!wanted.equals(found)) {
			conflicts.add("its " + kind.replace('_', ' ') + " is " + found + " where " + wanted + " is needed");
		}
	}

	private void compareColumns(String kind, List<Column> expected, List<String> conflicts) {
		for (Column column : expected) {
			existing(column)
				.filter((found) -> !found.kind().equals(kind) || !CqlTypes.isSame(found.type(), column.cqlType()))
				.ifPresent((found) -> conflicts
					.add("its column '" + column.name() + "' is (" + found.name() + " " + found.type() + " "
							+ found.kind() + ") where (" + describe(column) + " " + kind + ") is needed"));
		}
	}

	private static String describe(ClusteringColumn column) {
		return describe(column.column()) + ((column.order() == ClusteringOrder.DESC) ? " DESC" : "");
	}

	private static String describe(Column column) {
		return column.name() + " " + column.cqlType();
	}

	private static String joined(Stream<String> columns) {
		String joined = columns.collect(Collectors.joining(", "));
		return joined.isEmpty() ? "missing" : "(" + joined + ")";
	}

}
