package io.nosqlc.cassandra.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.nosqlc.cassandra.schema.SystemSchema.ExistingIndex;

/**
 * Compares a table and what belongs to it with what there is. Only what Cassandra can add
 * is added: it has no way to change a key, the order of rows or the type of a column, and
 * what nobody asked for is never dropped. For one comparison and one thread.
 */
final class SchemaComparison {

	private final TableSchema wanted;

	private final ExistingSchema existing;

	private final String keyspace;

	private final List<String> statements = new ArrayList<>();

	private final List<String> conflicts = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	SchemaComparison(TableSchema wanted, ExistingSchema existing) {
		this.wanted = wanted;
		this.existing = existing;
		this.keyspace = wanted.table().keyspace();
	}

	/**
	 * Returns the plan for what is in the keyspace.
	 * @param defaults options of a table that is created, unless it has these of its own
	 */
	SchemaPlan plan(Map<String, Object> defaults) {
		SchemaPlan types = TypeComparison.plan(this.keyspace, this.wanted.types(), this.existing.types());
		this.statements.addAll(types.statements());
		this.conflicts.addAll(types.conflicts());
		this.notes.addAll(types.notes());
		if (this.existing.columns().isEmpty()) {
			this.statements.add(this.wanted.table().createStatement(creationOptions(defaults)));
		}
		else {
			compareTable();
		}
		this.wanted.indexes().forEach(this::compare);
		noteIndexes();
		return new SchemaPlan(this.statements, this.conflicts, this.notes);
	}

	private List<String> creationOptions(Map<String, Object> defaults) {
		Map<String, Object> own = this.wanted.options().values();
		return Stream
			.of(new TableOptions(defaults.entrySet()
				.stream()
				.filter((option) -> !own.containsKey(option.getKey()))
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))), this.wanted.options())
			.flatMap((options) -> options.toCql().stream())
			.toList();
	}

	private void compareTable() {
		TableDefinition table = this.wanted.table();
		TableComparison comparison = new TableComparison(table, this.existing.columns());
		this.conflicts.addAll(comparison.conflicts());
		List<String> additions = comparison.additions();
		if (!additions.isEmpty()) {
			this.statements.add("ALTER TABLE " + table.qualifiedName() + " ADD (" + String.join(", ", additions) + ")");
		}
		comparison.additional().forEach((name) -> this.notes.add("the table has column '" + name + "', too"));
		TableOptions different = this.wanted.options().differentFrom(this.existing.options());
		if (!different.values().isEmpty()) {
			this.statements
				.add("ALTER TABLE " + table.qualifiedName() + " WITH " + String.join(" AND ", different.toCql()));
		}
	}

	private void compare(ColumnIndex index) {
		String target = index.target(this.wanted.table());
		Optional<ExistingIndex> sameName = this.existing.indexes()
			.stream()
			.filter((found) -> found.name().equals(index.name()))
			.findFirst();
		if (sameName.isPresent() && !sameName.get().serves(target, index.storageAttached())) {
			this.conflicts.add("index '" + index.name() + "' is " + sameName.get().describe() + " where "
					+ ExistingIndex.describe(target, index.storageAttached()) + " is needed");
		}
		else if (this.existing.indexes().stream().noneMatch((found) -> found.serves(target, index.storageAttached()))) {
			this.statements.add(index.createStatement(this.wanted.table()));
		}
	}

	private void noteIndexes() {
		this.existing.indexes()
			.stream()
			.filter((found) -> this.wanted.indexes()
				.stream()
				.noneMatch((index) -> found.serves(index.target(this.wanted.table()), index.storageAttached())
						|| found.name().equals(index.name())))
			.forEach((found) -> this.notes.add("the table has index '" + found.name() + "', too: " + found.describe()));
	}

}
