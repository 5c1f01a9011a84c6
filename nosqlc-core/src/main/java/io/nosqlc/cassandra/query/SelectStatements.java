package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.type.DataTypes;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.Cql;

/**
 * The texts of the statements that read a table whose primary key is one column of text.
 * All names in them are quoted, all values are placeholders.
 *
 * @param select what to select and from where
 * @param key name of the key column, quoted
 */
record SelectStatements(String select, String key) {

	/**
	 * Selects the key and other columns of a table.
	 */
	static SelectStatements of(TableDefinition table, List<String> columns) {
		String key = Cql.name(keyOf(table));
		String selection = Stream.concat(Stream.of(key), columns.stream().map(Cql::name))
			.collect(Collectors.joining(", "));
		return new SelectStatements("SELECT " + selection + " FROM " + table.qualifiedName(), key);
	}

	/**
	 * Selects the key, and something that is null where a column is and small where it is
	 * not.
	 */
	static SelectStatements ofPresence(TableDefinition table, String column) {
		String key = Cql.name(keyOf(table));
		return new SelectStatements(
				"SELECT " + key + ", WRITETIME(" + Cql.name(column) + ") FROM " + table.qualifiedName(), key);
	}

	String all() {
		return this.select;
	}

	String byKey() {
		return this.select + " WHERE " + this.key + " = ?";
	}

	String ofToken() {
		return this.select + " WHERE token(" + this.key + ") = token(?)";
	}

	String behindToken() {
		return this.select + " WHERE token(" + this.key + ") > token(?)";
	}

	String ofTokens() {
		return this.select + " WHERE token(" + this.key + ") >= ? AND token(" + this.key + ") <= ?";
	}

	private static String keyOf(TableDefinition table) {
		List<TableDefinition.Column> key = table.partitionKey();
		if (key.size() > 1 || !table.clustering().isEmpty() || !key.get(0).type().equals(DataTypes.TEXT)) {
			throw new UnsupportedOperationException("Cannot find in '" + table.name()
					+ "': its primary key is not one column of text, and finds over other keys are not supported.");
		}
		return key.get(0).name();
	}

}
