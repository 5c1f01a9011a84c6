package io.nosqlc.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A conditional write took no effect, because what is stored does not meet its condition.
 */
public class LightweightTransactionException extends NosqlcException {

	private final Map<String, @Nullable Object> existing;

	/**
	 * Creates an exception.
	 * @param message what was refused
	 * @param existing what is stored, by the names of properties, as far as the servers
	 * tell; empty if nothing is
	 */
	public LightweightTransactionException(String message, Map<String, ? extends @Nullable Object> existing) {
		super(message);
		this.existing = Collections.unmodifiableMap(new LinkedHashMap<>(existing));
	}

	/**
	 * Returns what is stored, by the names of properties: those that the condition is
	 * about, and of an item that was not to exist all; empty if there is no item.
	 */
	public Map<String, @Nullable Object> existing() {
		return this.existing;
	}

}
