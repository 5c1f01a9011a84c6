package io.nosqlc.cassandra.session;

import com.datastax.oss.driver.api.core.CqlIdentifier;

/**
 * Puts names and texts into CQL so that they cannot be taken for syntax.
 */
public final class Cql {

	private Cql() {
	}

	/**
	 * Returns a name in double quotes, which keep its case.
	 */
	public static String name(String name) {
		return CqlIdentifier.fromInternal(name).asCql(false);
	}

	/**
	 * Returns the name of a table with its keyspace, both in double quotes.
	 */
	public static String table(String keyspace, String table) {
		return name(keyspace) + "." + name(table);
	}

	/**
	 * Returns a text literal.
	 */
	public static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
