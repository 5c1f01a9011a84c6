package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A stored row does not hold a JSON object, or not one that can become an entity. The key
 * tells which one.
 */
public class CorruptDocumentException extends NosqlcException {

	private final String collection;

	private final String key;

	public CorruptDocumentException(String collection, String key, @Nullable Throwable cause) {
		super("Document '" + key + "' of collection '" + collection + "' cannot be read: its data is not a JSON object"
				+ ((cause != null) ? " (" + cause.getMessage() + ")" : "")
				+ ". Store or delete that key, or let finds skip such rows with corrupt-rows=skip.", cause);
		this.collection = collection;
		this.key = key;
	}

	/**
	 * Creates an exception about a document that cannot become an entity.
	 * @param entity name of the class
	 * @param reason a clause
	 * @param remedy what to do, a sentence without its dot
	 * @param cause what tells more; {@code null} if nothing does
	 */
	public CorruptDocumentException(String collection, String key, String entity, String reason, String remedy,
			@Nullable Throwable cause) {
		super("Cannot read document '" + key + "' of collection '" + collection + "' as '" + entity + "': " + reason
				+ ". " + remedy + ".", cause);
		this.collection = collection;
		this.key = key;
	}

	/**
	 * Returns the name of the collection that holds the row.
	 */
	public String collection() {
		return this.collection;
	}

	/**
	 * Returns the key of the row.
	 */
	public String key() {
		return this.key;
	}

}
