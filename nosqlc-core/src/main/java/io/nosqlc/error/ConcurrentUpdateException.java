package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A conditional write gave up: others kept changing the document, clocks are too far
 * apart, or the outcome of an attempt could not be learned.
 */
public class ConcurrentUpdateException extends NosqlcException {

	private final boolean outcomeUnknown;

	public ConcurrentUpdateException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
		super(message, cause);
		this.outcomeUnknown = outcomeUnknown;
	}

	/**
	 * Returns whether the write may have taken effect. When {@code false} it certainly
	 * has not.
	 */
	public boolean outcomeUnknown() {
		return this.outcomeUnknown;
	}

}
