package io.nosqlc.cassandra.schema;

import java.util.List;

/**
 * The statements that would make a schema what it must be, to be printed, tested or run
 * by an administrator. Immutable.
 *
 * @param statements CQL without closing semicolons, in the order in which they have to
 * run; empty if there is nothing to do
 */
public record SchemaPlan(List<String> statements) {

	public SchemaPlan {
		statements = List.copyOf(statements);
	}

	/**
	 * Returns whether the schema is as it must be.
	 */
	public boolean isEmpty() {
		return this.statements.isEmpty();
	}

	/**
	 * Returns the statements as a script, one a line, each with its semicolon.
	 */
	@Override
	public String toString() {
		StringBuilder script = new StringBuilder();
		this.statements.forEach((statement) -> script.append(statement).append(";\n"));
		return script.toString();
	}

}
