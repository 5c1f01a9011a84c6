package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A change of all documents that match ended before it was through: some are changed,
 * others are not. Nothing of it is under way any more. The cause is the first failure.
 */
public class IncompleteChangeException extends NosqlcException {

	private final long changed;

	public IncompleteChangeException(String message, long changed, @Nullable Throwable cause) {
		super(message, cause);
		this.changed = changed;
	}

	/**
	 * Returns how many documents were changed for certain. A write that failed, such as
	 * by a time-out, is not among them, though it may have taken effect.
	 */
	public long changed() {
		return this.changed;
	}

}
