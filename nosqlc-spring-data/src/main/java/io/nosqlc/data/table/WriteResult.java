package io.nosqlc.data.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What became of a write.
 *
 * @param applied whether it took effect, which a write without a condition always does
 * @param existing what is stored if it did not, as far as the servers tell, by the names
 * of properties; empty if there is no such row
 */
public record WriteResult(boolean applied, Map<String, @Nullable Object> existing) {

	/** Of a write that took effect. */
	public static final WriteResult APPLIED = new WriteResult(true, Map.of());

	public WriteResult {
		existing = Collections.unmodifiableMap(new LinkedHashMap<>(existing));
	}

}
