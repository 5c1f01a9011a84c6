package io.nosqlc.cassandra.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.cassandra.session.Deadline;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.QueryTimeoutException;
import io.nosqlc.error.SchemaConflictException;

/**
 * One call that declares indexes on a collection.
 *
 * <p>
 * A table that exists gets a column and an index, and when all nodes have built it, the
 * declaration: so nobody writes a column that some node does not know. A table that does
 * not exist is created with its columns, and what is declared becomes known before that:
 * no row of such a table can be without them, and its indexes are complete from the
 * start.
 */
final class IndexCreation {

	private static final int POLL_MILLIS = 100;

	private final Nodes nodes;

	private final SchemaManager schema;

	private final Declarations declarations;

	private final TableDefinition table;

	private final CallerWaits caller;

	private final Deadline deadline;

	IndexCreation(Nodes nodes, SchemaManager schema, Declarations declarations, TableDefinition table,
			CallerWaits caller, Deadline deadline) {
		this.nodes = nodes;
		this.schema = schema;
		this.declarations = declarations;
		this.table = table;
		this.caller = caller;
		this.deadline = deadline;
	}

	/**
	 * Makes sure that indexes are declared, and waits until they can be.
	 */
	void run(List<IndexDefinition> wanted) {
		List<SideColumn> columns = wanted.stream().distinct().map(SideColumn::of).toList();
		List<SideColumn> declared = declared();
		refuseConflicts(columns, declared);
		Set<String> existing = this.caller.call((executor) -> this.schema.indexes(this.table, executor));
		if (declared.containsAll(columns)
				&& columns.stream().allMatch((column) -> existing.contains(column.indexName(this.table.name())))) {
			return;
		}
		this.nodes.requireIndexes();
		this.caller.run((executor) -> this.schema.ensureTable(this.table, (unused, id, background) -> this.declarations
			.declareBeforeCreation(this.table.name(), columns, id, background), executor));
		columns.forEach(this::create);
	}

	private List<SideColumn> declared() {
		return this.caller.call((executor) -> this.declarations.read(this.table.name(), executor))
			.stream()
			.map(Declaration::column)
			.toList();
	}

	private void refuseConflicts(List<SideColumn> columns, List<SideColumn> declared) {
		List<SideColumn> all = new ArrayList<>(declared);
		columns.stream().filter((column) -> !declared.contains(column)).forEach(all::add);
		for (SideColumn column : all) {
			for (SideColumn other : all) {
				if (other.path().equals(column.path()) && !other.equals(column)) {
					throw new SchemaConflictException("Cannot declare the index of '" + column.path() + "' on '"
							+ this.table.name() + "': it is asked for as " + column.definition().kind() + " and as "
							+ other.definition().kind() + ", and a path has one index. Decide for one kind.");
				}
			}
		}
		if (all.size() > IndexDefinition.MOST) {
			throw new QueryRejectedException("Cannot declare " + all.size() + " indexes on '" + this.table.name()
					+ "': every write has to write all of them, so " + IndexDefinition.MOST
					+ " are the most. Index the paths that tell most documents apart.");
		}
	}

	/**
	 * A column that is declared and missing has been dropped, so that all rows are
	 * without it: that it was complete does not count any more.
	 */
	private void create(SideColumn column) {
		Set<String> columns = this.caller.call((executor) -> this.schema.columns(this.table, executor));
		boolean added = !columns.contains(column.column());
		if (added) {
			change(column, "ALTER TABLE " + this.table.qualifiedName() + " ADD IF NOT EXISTS " + column.column() + " "
					+ column.inTable().cqlType());
		}
		String index = column.indexName(this.table.name());
		change(column, "CREATE CUSTOM INDEX IF NOT EXISTS " + Cql.name(index) + " ON " + this.table.qualifiedName()
				+ " (" + column.column() + ") USING 'StorageAttachedIndex'");
		awaitQueryable(column, index);
		if (added || !declared().contains(column)) {
			this.caller.run((executor) -> this.declarations.declare(this.table.name(), column, null, executor));
		}
	}

	/**
	 * Changes of the schema that have to do with indexes must not run at the same time.
	 */
	private void change(SideColumn column, String cql) {
		String task = "declare the index of '" + column.path() + "' on '" + this.table.name() + "'";
		this.caller.run((executor) -> this.schema.runAlone(this.table.keyspace(),
				"declare indexes in keyspace '" + this.table.keyspace() + "'",
				() -> CompletableFuture.completedFuture(false), () -> this.schema.change(cql, task, executor),
				executor));
	}

	private void awaitQueryable(SideColumn column, String index) {
		while (!this.caller.call(this.nodes::queryable).contains(index)) {
			if (this.deadline.left().isZero()) {
				throw new QueryTimeoutException("Cannot declare the index of '" + column.path() + "' on '"
						+ this.table.name() + "' within " + this.deadline.limit().toMinutes()
						+ " min: not all nodes have built it, which goes on. Declare it again to wait for that.");
			}
			this.caller.run((executor) -> Pause.about(POLL_MILLIS, executor));
		}
	}

}
