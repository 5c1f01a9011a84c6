package io.nosqlc.cassandra.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.error.NosqlcException;

/**
 * One run that makes the indexes of a collection right and complete.
 *
 * <p>
 * It begins when no writer can be left that has not heard of the youngest declaration: a
 * row that was written without the columns is in the table by then. So after it, every
 * row has them.
 */
final class Reindexing {

	private static final Duration CLOCKS_OF_SERVERS = Duration.ofSeconds(2);

	private static final Duration NOTED_EVERY = Duration.ofSeconds(5);

	private static final int POLL_MILLIS = 250;

	private static final int SHOWN = 10;

	private final Statements statements;

	private final SchemaManager schema;

	private final Declarations declarations;

	private final TableDefinition table;

	private final CallerWaits caller;

	private final Duration longestWrite;

	private final Consumer<? super IndexProgress> listener;

	private final List<String> failed = new ArrayList<>();

	private IndexProgress progress = IndexProgress.START;

	private @Nullable String lastKey;

	private long notedAt = System.nanoTime();

	Reindexing(Statements statements, SchemaManager schema, Declarations declarations, TableDefinition table,
			CallerWaits caller, Duration longestWrite, Consumer<? super IndexProgress> listener) {
		this.statements = statements;
		this.schema = schema;
		this.declarations = declarations;
		this.table = table;
		this.caller = caller;
		this.longestWrite = longestWrite;
		this.listener = listener;
	}

	IndexProgress run() {
		UUID id = this.caller.call((executor) -> this.schema.id(this.table, executor)).orElse(null);
		List<Declaration> declared = (id != null) ? settled(id) : List.of();
		if (id == null || declared.isEmpty()) {
			return this.progress;
		}
		List<Declaration> incomplete = declared.stream().filter((each) -> !each.isCompleteIn(id)).toList();
		List<SideColumn> columns = declared.stream().map(Declaration::column).toList();
		walk(new IndexScan(this.statements, this.table, columns), incomplete, id);
		if (!this.failed.isEmpty()) {
			throw unrepaired();
		}
		columns.forEach((column) -> this.caller
			.run((executor) -> this.declarations.complete(this.table.name(), column, id, executor)));
		return this.progress;
	}

	/**
	 * Waits until all writers know what is declared.
	 */
	private List<Declaration> settled(UUID id) {
		Duration enough = KnownIndexes.MAX_AGE.plus(this.longestWrite).plus(CLOCKS_OF_SERVERS);
		while (true) {
			List<Declaration> declared = this.caller
				.call((executor) -> this.declarations.read(this.table.name(), executor));
			if (declared.stream().allMatch((each) -> each.isCompleteIn(id) || each.age().compareTo(enough) >= 0)) {
				return declared;
			}
			this.listener.accept(this.progress);
			this.caller.run((executor) -> Pause.about(POLL_MILLIS, executor));
		}
	}

	private void walk(IndexScan scan, List<Declaration> incomplete, UUID id) {
		try {
			new IndexWalk(scan, this.caller).run(start(incomplete, id), (page) -> repair(scan, page, incomplete, id));
		}
		catch (RuntimeException ex) {
			note(incomplete, id);
			throw ex;
		}
	}

	/**
	 * Goes on where a run was interrupted, if it was about the same indexes; those that
	 * are complete are repaired from the start.
	 */
	private static @Nullable String start(List<Declaration> incomplete, UUID id) {
		Set<@Nullable String> keys = new HashSet<>();
		incomplete.forEach((each) -> keys.add(each.repairedUpTo(id)));
		return (keys.size() == 1) ? keys.iterator().next() : null;
	}

	private void repair(IndexScan scan, IndexScan.Page page, List<Declaration> incomplete, UUID id) {
		List<IndexedRow> wrong = page.wrong();
		List<String> unrepaired = this.caller.call((executor) -> scan.repair(wrong, executor));
		this.failed.addAll(unrepaired);
		this.progress = this.progress.plus(page.rows().size(), (long) wrong.size() - unrepaired.size(), page.corrupt());
		this.lastKey = (page.lastKey() != null) ? page.lastKey() : this.lastKey;
		if (System.nanoTime() - this.notedAt > NOTED_EVERY.toNanos()) {
			note(incomplete, id);
		}
		this.listener.accept(this.progress);
	}

	private void note(List<Declaration> incomplete, UUID id) {
		String key = this.lastKey;
		this.notedAt = System.nanoTime();
		if (key != null && this.failed.isEmpty()) {
			incomplete.forEach((each) -> this.caller
				.run((executor) -> this.declarations.progress(this.table.name(), each.column(), id, key, executor)));
		}
	}

	private NosqlcException unrepaired() {
		return new NosqlcException("Cannot make the indexes of '" + this.table.name() + "' complete: "
				+ this.failed.size() + " documents, such as '"
				+ String.join("', '", this.failed.subList(0, Math.min(SHOWN, this.failed.size())))
				+ "', have a write timestamp in the future, or were changed each time they were tried. All others are"
				+ " right. Store these again, then reindex again.");
	}

}
