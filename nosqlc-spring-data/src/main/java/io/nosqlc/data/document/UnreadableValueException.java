package io.nosqlc.data.document;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a document holds cannot become a property. Whoever knows the document says which
 * one it is.
 */
final class UnreadableValueException extends RuntimeException {

	private static final int LONGEST_QUOTE = 60;

	private final String path;

	private final String reason;

	private UnreadableValueException(String path, String reason, @Nullable Throwable cause) {
		super(reason, cause, false, false);
		this.path = path;
		this.reason = reason;
	}

	/**
	 * A value is of another type.
	 */
	static UnreadableValueException of(Object json, Class<?> type) {
		return of(json, type, "");
	}

	/**
	 * A value does not fit.
	 * @param why what is wrong with it, which goes on behind the value
	 */
	static UnreadableValueException of(Object json, Class<?> type, String why) {
		return new UnreadableValueException("",
				"it is " + describe(json) + " where " + type.getSimpleName() + " is wanted" + why, null);
	}

	/**
	 * There is null where nothing can be.
	 */
	static UnreadableValueException missing() {
		return new UnreadableValueException("", "it is null, which has no place there", null);
	}

	/**
	 * A class does not take the values of its properties.
	 */
	static UnreadableValueException refusedBy(Class<?> type, RuntimeException cause) {
		Throwable root = cause;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return new UnreadableValueException("",
				"'" + type.getSimpleName() + "' refused what is stored: " + root.getMessage(), cause);
	}

	/**
	 * Returns the same exception for what the value is inside of.
	 */
	UnreadableValueException inside(String name) {
		return new UnreadableValueException(
				name + ((this.path.isEmpty() || this.path.startsWith("[")) ? "" : ".") + this.path, this.reason,
				getCause());
	}

	UnreadableValueException inside(int index) {
		return inside("[" + index + "]");
	}

	/**
	 * Returns what is wrong, and where.
	 */
	String describe() {
		return this.path.isEmpty() ? this.reason : "'" + this.path + "' cannot be read, since " + this.reason;
	}

	/**
	 * Names a normal value, cut short.
	 */
	static String describe(@Nullable Object json) {
		if (json instanceof List<?> list) {
			return "a list of " + list.size();
		}
		if (json instanceof Map<?, ?> map) {
			return "a map of " + map.size();
		}
		String text = String.valueOf(json);
		String quoted = (text.length() > LONGEST_QUOTE) ? text.substring(0, LONGEST_QUOTE) + "…" : text;
		return (json instanceof String) ? "the text '" + quoted + "'" : quoted;
	}

}
