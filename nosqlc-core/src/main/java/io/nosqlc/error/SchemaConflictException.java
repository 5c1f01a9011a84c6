package io.nosqlc.error;

import org.jspecify.annotations.Nullable;

/**
 * A table exists but does not look as it must.
 */
public class SchemaConflictException extends NosqlcException {

	public SchemaConflictException(String message) {
		super(message);
	}

	public SchemaConflictException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
