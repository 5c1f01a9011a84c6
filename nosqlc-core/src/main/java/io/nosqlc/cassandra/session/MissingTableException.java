package io.nosqlc.cassandra.session;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.NosqlcException;

/**
 * A statement names a table or a keyspace that does not exist (any more). Nothing was
 * read or written: reads answer with nothing, writes create it and try again.
 */
public final class MissingTableException extends NosqlcException {

	MissingTableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
