package io.nosqlc.cassandra.query;

import io.nosqlc.cassandra.session.Cql;

/**
 * What CQL can demand of one column.
 *
 * @param column name of the column, in the case it has in the table
 * @param relation how it is compared
 * @param value what with, of the Java type that the driver maps to the column's type; of
 * a collection's column, to that of its elements; a list of such for {@code IN}
 */
public record Restriction(String column, Relation relation, Object value) {

	String cql() {
		return Cql.name(this.column) + " " + this.relation.cql + " ?";
	}

	/**
	 * How a column is compared with a value.
	 */
	public enum Relation {

		/** Equal to the value. */
		EQ("="),

		/** Greater than the value. */
		GT(">"),

		/** Greater than or equal to the value. */
		GTE(">="),

		/** Less than the value. */
		LT("<"),

		/** Less than or equal to the value. */
		LTE("<="),

		/** Equal to one of a list of values. */
		IN("IN"),

		/** A collection that has the value as an element. */
		CONTAINS("CONTAINS"),

		/** A map that has the value as a key. */
		CONTAINS_KEY("CONTAINS KEY");

		private final String cql;

		Relation(String cql) {
			this.cql = cql;
		}

		boolean isUpper() {
			return this == LT || this == LTE;
		}

		boolean isLower() {
			return this == GT || this == GTE;
		}

	}

}
