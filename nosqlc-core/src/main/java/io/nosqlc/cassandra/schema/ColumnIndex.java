package io.nosqlc.cassandra.schema;

import java.util.Locale;

import io.nosqlc.cassandra.session.Cql;

/**
 * An index that a table must have on one of its columns. Immutable.
 *
 * @param name its name, which no other index of the keyspace has
 * @param column the column
 * @param target what of a collection it finds; {@link Target#VALUES} for other columns
 * @param storageAttached whether it is storage-attached, which takes Cassandra 5.0, or a
 * secondary index of the old kind
 */
public record ColumnIndex(String name, String column, Target target, boolean storageAttached) {

	/**
	 * What servers call the class of storage-attached indexes, with or without package.
	 */
	static final String STORAGE_ATTACHED = "StorageAttachedIndex";

	String createStatement(TableDefinition table) {
		return "CREATE " + (this.storageAttached ? "CUSTOM " : "") + "INDEX IF NOT EXISTS " + Cql.name(this.name)
				+ " ON " + table.qualifiedName() + " (" + target(table) + ")"
				+ (this.storageAttached ? " USING " + Cql.literal(STORAGE_ATTACHED) : "");
	}

	/**
	 * Returns the target as servers write it, but with the name of the column always in
	 * quotes.
	 */
	String target(TableDefinition table) {
		String column = Cql.name(this.column);
		return hasElements(table) ? this.target.name().toLowerCase(Locale.ROOT) + "(" + column + ")" : column;
	}

	private boolean hasElements(TableDefinition table) {
		TableDefinition.Column indexed = table.column(this.column);
		return this.target != Target.VALUES || (indexed != null && indexed.hasElements());
	}

	/**
	 * What of a collection an index finds.
	 */
	public enum Target {

		/** Elements of lists and sets, values of maps; the value of other columns. */
		VALUES,
		/** Keys of maps. */
		KEYS,
		/** Pairs of key and value of maps. */
		ENTRIES,
		/** Frozen collections as a whole. */
		FULL

	}

}
