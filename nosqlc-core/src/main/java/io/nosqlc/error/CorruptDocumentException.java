package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A stored row does not hold a JSON object. The key tells which one.
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
