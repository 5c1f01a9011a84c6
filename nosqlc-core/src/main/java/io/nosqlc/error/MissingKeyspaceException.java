package io.nosqlc.error;

/**
 * The keyspace of a client does not exist and must not be created. The message contains
 * the statement that creates it.
 */
public class MissingKeyspaceException extends NosqlcException {

	private final String keyspace;

	private final String createStatement;

	/**
	 * Creates the exception.
	 * @param keyspace name of the keyspace
	 * @param createStatement CQL that creates it
	 */
	public MissingKeyspaceException(String keyspace, String createStatement) {
		super("Keyspace '" + keyspace + "' does not exist, and keyspace-creation is 'never'. Run as an administrator: "
				+ createStatement + "; or set keyspace-creation=if-missing.");
		this.keyspace = keyspace;
		this.createStatement = createStatement;
	}

	/**
	 * Returns the name of the keyspace.
	 */
	public String keyspace() {
		return this.keyspace;
	}

	/**
	 * Returns the CQL that creates it.
	 */
	public String createStatement() {
		return this.createStatement;
	}

}
