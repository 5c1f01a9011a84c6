package io.nosqlc.cassandra.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * What would make a schema what it must be, to be printed, tested or run by an
 * administrator. Immutable.
 *
 * @param statements CQL without closing semicolons, in the order in which they have to
 * run; empty if there is nothing to do
 * @param conflicts differences that no statement can remove without losing data; while
 * there are any, nothing is run
 * @param notes what exists beyond what is needed, and stays
 */
public record SchemaPlan(List<String> statements, List<String> conflicts, List<String> notes) {

	public SchemaPlan {
		statements = List.copyOf(statements);
		conflicts = List.copyOf(conflicts);
		notes = List.copyOf(notes);
	}

	SchemaPlan(List<String> statements) {
		this(statements, List.of(), List.of());
	}

	SchemaPlan behind(String statement) {
		return new SchemaPlan(Stream.concat(Stream.of(statement), this.statements.stream()).toList(), this.conflicts,
				this.notes);
	}

	/**
	 * Returns whether the schema is as it must be.
	 */
	public boolean isEmpty() {
		return this.statements.isEmpty() && this.conflicts.isEmpty();
	}

	/**
	 * Returns the statements as a script, one a line, each with its semicolon; conflicts
	 * and notes are comments.
	 */
	@Override
	public String toString() {
		StringBuilder script = new StringBuilder();
		this.conflicts.forEach((conflict) -> script.append("-- conflict: ").append(conflict).append('\n'));
		this.notes.forEach((note) -> script.append("-- note: ").append(note).append('\n'));
		this.statements.forEach((statement) -> script.append(statement).append(";\n"));
		return script.toString();
	}

}
