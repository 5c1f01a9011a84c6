package io.nosqlc;

import org.jspecify.annotations.Nullable;

/**
 * Checks arguments of the API.
 */
final class Arguments {

	private Arguments() {
	}

	/**
	 * Returns an argument that must be there.
	 * @throws IllegalArgumentException if it is {@code null}
	 */
	static <T> T required(@Nullable T argument, String name) {
		if (argument == null) {
			throw new IllegalArgumentException("Argument '" + name + "' must not be null");
		}
		return argument;
	}

}
