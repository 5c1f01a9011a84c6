package io.nosqlc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.nosqlc.error.NosqlcException;

/**
 * What became of a bulk write. Immutable.
 *
 * @param stored how many documents were stored
 * @param failed how many were not
 * @param failures the reasons by key, in the order of the input; at most the first
 * {@value #MAX_FAILURES}
 */
public record BulkResult(long stored, long failed, Map<String, NosqlcException> failures) {

	/**
	 * How many failures are kept with their reason, so that memory stays bounded when
	 * everything fails.
	 */
	public static final int MAX_FAILURES = 1000;

	public BulkResult {
		failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
	}

	/**
	 * Returns whether everything was stored.
	 */
	public boolean isComplete() {
		return this.failed == 0;
	}

}
