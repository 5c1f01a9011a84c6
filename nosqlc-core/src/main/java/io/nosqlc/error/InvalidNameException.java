package io.nosqlc.error;

/**
 * A collection, keyspace or table name breaks the rule for names, which the message
 * quotes.
 */
public class InvalidNameException extends NosqlcException {

	public InvalidNameException(String message) {
		super(message);
	}

}
