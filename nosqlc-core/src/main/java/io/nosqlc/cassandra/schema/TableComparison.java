package io.nosqlc.cassandra.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.nosqlc.cassandra.schema.SystemSchema.ExistingColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
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
	 * Refuses a table that cannot be what the definition says, naming all differences.
	 */
	void refuseConflicts() {
		List<String> conflicts = new ArrayList<>();
		compareKey("partition_key", this.definition.partitionKey(), conflicts);
		compareKey("clustering", this.definition.clustering().stream().map((it) -> it.column()).toList(), conflicts);
		compareColumns("static", this.definition.staticColumns(), conflicts);
		compareColumns("regular", this.definition.regular(), conflicts);
		if (!conflicts.isEmpty()) {
			throw new SchemaConflictException("Cannot use table '" + this.definition.keyspace() + "."
					+ this.definition.name() + "': " + String.join("; ", conflicts)
					+ ". Use another name, or rename or drop the table if nobody needs it.");
		}
	}

	private void compareKey(String kind, List<Column> expected, List<String> conflicts) {
		String wanted = describe(expected.stream().map((it) -> it.name() + " " + it.cqlType()));
		String found = describe(this.existing.stream()
			.filter((it) -> it.kind().equals(kind))
			.sorted(Comparator.comparingInt(ExistingColumn::position))
			.map((it) -> it.name() + " " + it.type()));
		if (!wanted.equals(found)) {
			conflicts.add("its " + kind.replace('_', ' ') + " is " + found + " where " + wanted + " is needed");
		}
	}

	private void compareColumns(String kind, List<Column> expected, List<String> conflicts) {
		for (Column column : expected) {
			String wanted = column.name() + " " + column.cqlType() + " " + kind;
			String found = describe(this.existing.stream()
				.filter((it) -> it.name().equals(column.name()))
				.map((it) -> it.name() + " " + it.type() + " " + it.kind()));
			if (!found.equals("(" + wanted + ")")) {
				conflicts.add("its column '" + column.name() + "' is " + found + " where (" + wanted + ") is needed");
			}
		}
	}

	private static String describe(Stream<String> columns) {
		String joined = columns.collect(Collectors.joining(", "));
		return joined.isEmpty() ? "missing" : "(" + joined + ")";
	}

}
