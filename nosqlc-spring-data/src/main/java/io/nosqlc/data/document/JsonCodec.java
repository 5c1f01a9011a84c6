package io.nosqlc.data.document;

import org.jspecify.annotations.Nullable;

/**
 * How the values of a type are in a document. Safe for use by several threads.
 */
interface JsonCodec {

	/**
	 * Returns what a document is made with for a value; {@code null} for nothing.
	 */
	@Nullable Object encode(Object value);

	/**
	 * Returns the value that a document holds.
	 * @param json a normal value, as documents have them
	 * @throws UnreadableValueException if it holds none of the type, or only at a loss
	 */
	Object decode(Object json);

	/**
	 * Returns the value of what a document does not hold, or holds as null.
	 */
	default @Nullable Object absent() {
		return null;
	}

	/**
	 * Returns what a value in a filter is compared with, which was made normal when the
	 * filter was built.
	 */
	default @Nullable Object operand(@Nullable Object normal) {
		return normal;
	}

}
