package io.nosqlc.spring.boot.autoconfigure.data;

import java.io.Serial;

import io.nosqlc.cassandra.schema.SchemaPlan;
import io.nosqlc.error.SchemaConflictException;

/**
 * The schema is not as the entities of the application need it.
 */
final class SchemaMismatchException extends SchemaConflictException {

	@Serial
	private static final long serialVersionUID = 1;

	private final transient SchemaPlan plan;

	SchemaMismatchException(SchemaPlan plan) {
		super("The schema is not as the entities of this application need it:\n" + plan);
		this.plan = plan;
	}

	/**
	 * Returns what differs.
	 */
	SchemaPlan plan() {
		return this.plan;
	}

}
