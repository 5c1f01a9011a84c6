package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A stored row cannot become an entity. The key tells which one.
 */
public class CorruptRowException extends NosqlcException {

	private final String table;

	private final String key;

	/**
	 * Creates an exception.
	 * @param table name of the table, with its keyspace
	 * @param key the columns of the key with their values
	 * @param entity name of the class
	 * @param reason a clause
	 * @param remedy what to do, a sentence without its dot
	 * @param cause what tells more; {@code null} if nothing does
	 */
	public CorruptRowException(String table, String key, String entity, String reason, String remedy,
			@Nullable Throwable cause) {
		super("Cannot read row '" + key + "' of table '" + table + "' as '" + entity + "': " + reason + ". " + remedy
				+ ".", cause);
		this.table = table;
		this.key = key;
	}

	/**
	 * Returns the name of the table, with its keyspace.
	 */
	public String table() {
		return this.table;
	}

	/**
	 * Returns the columns of the key with their values.
	 */
	public String key() {
		return this.key;
	}

}
