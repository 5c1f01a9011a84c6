package io.nosqlc.cassandra.update;

/**
 * One document of one collection.
 */
record Target(String collection, String key) {

	private static final int SHOWN = 80;

	/**
	 * Returns this document in the words of messages: {@code 'key' of 'collection'}, with
	 * the beginning of a long key.
	 */
	@Override
	public String toString() {
		String shown = (this.key.length() <= SHOWN) ? this.key : this.key.substring(0, SHOWN) + "…";
		return "'" + shown + "' of '" + this.collection + "'";
	}

}
