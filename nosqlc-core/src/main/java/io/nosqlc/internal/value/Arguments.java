package io.nosqlc.internal.value;

import org.jspecify.annotations.Nullable;

/**
 * Checks of arguments that callers without null checks may get wrong.
 */
public final class Arguments {

	private Arguments() {
	}

	/**
	 * Returns the argument.
	 * @throws IllegalArgumentException if it is null
	 */
	public static <T> T required(@Nullable T argument, String name) {
		if (argument == null) {
			throw new IllegalArgumentException("Argument '" + name + "' must not be null");
		}
		return argument;
	}

}
