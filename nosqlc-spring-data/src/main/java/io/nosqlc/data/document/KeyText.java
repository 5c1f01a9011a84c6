package io.nosqlc.data.document;

import java.math.BigDecimal;
import java.util.UUID;

import org.springframework.util.ClassUtils;

/**
 * Values that are names in JSON, or keys of documents, both of which are text.
 *
 * @param type their class, no primitive one
 * @param codec the values where they are no names
 */
record KeyText(Class<?> type, JsonCodec codec) {

	static KeyText of(Class<?> type) {
		Class<?> resolved = ClassUtils.resolvePrimitiveIfNecessary(type);
		JsonCodec codec = (resolved == Object.class) ? ScalarCodec.of(String.class) : ScalarCodec.of(resolved);
		if (codec == null) {
			throw new IllegalStateException(resolved + " is no type of keys");
		}
		return new KeyText(resolved, codec);
	}

	static boolean isKey(Class<?> type) {
		Class<?> resolved = ClassUtils.resolvePrimitiveIfNecessary(type);
		return resolved == String.class || resolved == UUID.class || resolved.isEnum()
				|| ExactNumbers.isNumber(resolved);
	}

	/**
	 * Returns whether the text of a key is the text of a number, which has another order.
	 */
	boolean isNumeric() {
		return Number.class.isAssignableFrom(this.type);
	}

	String encode(Object value) {
		return (value instanceof Enum<?> constant) ? constant.name() : value.toString();
	}

	/**
	 * Returns the value that a text stands for.
	 * @throws UnreadableValueException if it stands for none
	 */
	Object decode(String text) {
		if (!isNumeric()) {
			return this.codec.decode(text);
		}
		try {
			return this.codec.decode(new BigDecimal(text));
		}
		catch (NumberFormatException ex) {
			throw UnreadableValueException.of(text, this.type);
		}
	}

	/**
	 * Returns whether a value is a key: whole numbers are, of whatever class, if they are
	 * numbers of this one.
	 */
	boolean accepts(Object value) {
		if (!isNumeric() || !(value instanceof Number)) {
			return this.type.isInstance(value);
		}
		try {
			return decode(value.toString()).toString().equals(value.toString());
		}
		catch (UnreadableValueException ex) {
			return false;
		}
	}

	/**
	 * Returns whether keys of this type can be made up.
	 */
	boolean isGenerated() {
		return this.type == String.class || this.type == UUID.class;
	}

}
