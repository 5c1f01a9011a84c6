package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.io.Serial;
import java.util.List;

import io.nosqlc.error.NosqlcException;

/**
 * The Cassandra driver is on the class path twice, under its present and its former
 * coordinates.
 */
final class MixedDriversException extends NosqlcException {

	@Serial
	private static final long serialVersionUID = 1;

	MixedDriversException(List<String> drivers) {
		super("The Cassandra driver is on the class path twice, as " + String.join(" and as ", drivers)
				+ ". Both have the same classes, and which of them is loaded is left to chance. Keep one of them.");
	}

}
