package io.nosqlc.data.table;

/**
 * A stored value cannot become one of its property. Whoever knows the row says which one.
 */
final class UnreadableValueException extends RuntimeException {

	private final String remedy;

	/**
	 * Creates an exception.
	 * @param reason a clause
	 * @param remedy what to do, a sentence without its dot
	 */
	UnreadableValueException(String reason, String remedy) {
		super(reason, null, false, false);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
