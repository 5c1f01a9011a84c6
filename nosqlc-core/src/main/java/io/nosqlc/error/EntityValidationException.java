package io.nosqlc.error;

import java.util.List;

/**
 * An entity or a key is not fit to be sent. Nothing was sent; all violations are listed.
 */
public class EntityValidationException extends NosqlcException {

	private final List<String> violations;

	/**
	 * Creates an exception.
	 * @param what could not be done, which begins the message
	 * @param violations sentences without their dots, at least one
	 * @param remedy what to do, a sentence
	 */
	public EntityValidationException(String what, List<String> violations, String remedy) {
		super(what + ": " + String.join("; ", violations) + ". " + remedy);
		this.violations = List.copyOf(violations);
	}

	/**
	 * Returns what is wrong; at least one.
	 */
	public List<String> violations() {
		return this.violations;
	}

}
