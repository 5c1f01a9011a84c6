package io.nosqlc.data.table;

/**
 * An operand can never be a value of a property. Whoever knows the condition says which
 * one.
 */
final class RefusedOperandException extends RuntimeException {

	private final String remedy;

	/**
	 * Creates an exception.
	 * @param reason a clause about the property
	 * @param remedy what to do, a sentence without its dot
	 */
	RefusedOperandException(String reason, String remedy) {
		super(reason, null, false, false);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
