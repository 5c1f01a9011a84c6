package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * The authenticated role lacks a permission. The message contains the GRANT that would
 * give it.
 */
public class MissingGrantException extends NosqlcException {

	public MissingGrantException(String message) {
		super(message);
	}

	public MissingGrantException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
