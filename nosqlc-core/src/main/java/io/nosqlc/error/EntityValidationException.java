package io.nosqlc.error;

import java.util.List;

/**
 * Entities or keys are not fit to be sent. Nothing was sent; {@link #violations()} has
 * all that is wrong, and the message the first of it.
 */
public class EntityValidationException extends NosqlcException {

	private static final int SHOWN = 20;

	private final List<String> violations;

	/**
	 * Creates an exception.
	 * @param what could not be done, which begins the message
	 * @param violations sentences without their dots, at least one
	 * @param remedy what to do, a sentence
	 */
	public EntityValidationException(String what, List<String> violations, String remedy) {
		super(what + ": " + shown(violations) + ". " + remedy);
		this.violations = List.copyOf(violations);
	}

	/**
	 * Returns what is wrong; at least one.
	 */
	public List<String> violations() {
		return this.violations;
	}

	private static String shown(List<String> violations) {
		return (violations.size() <= SHOWN) ? String.join("; ", violations)
				: String.join("; ", violations.subList(0, SHOWN)) + "; and " + (violations.size() - SHOWN) + " more";
	}

}
