package io.nosqlc.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some of several writes failed, and the others were done. Nothing of them is under way
 * any more. The cause is the first failure; the message has the first few, and
 * {@link #failures()} all of them.
 */
public class BulkWriteException extends NosqlcException {

	private static final int SHOWN = 3;

	private static final int SHOWN_CHARACTERS = 400;

	private final long written;

	private final Map<Object, Throwable> failures;

	/**
	 * Creates an exception.
	 * @param what was to be done, as the middle of a sentence
	 * @param written how many writes were done
	 * @param failed how many were not
	 * @param failures why, by key, in the order in which they were given; at least one
	 */
	public BulkWriteException(String what, long written, long failed, Map<?, ? extends Throwable> failures) {
		super(message(what, written, failed, failures), failures.values().iterator().next());
		this.written = written;
		this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
	}

	/**
	 * Returns how many writes were done for certain. One that failed, such as by a
	 * time-out, is not among them, though it may have taken effect.
	 */
	public long written() {
		return this.written;
	}

	/**
	 * Returns why the others failed, by the keys of what was to be written, in the order
	 * in which they were given; at least one. A key is the value of the only property of
	 * the key, else a {@code Key}. Of several failures with one key it has the first.
	 */
	public Map<Object, Throwable> failures() {
		return this.failures;
	}

	private static String message(String what, long written, long failed, Map<?, ? extends Throwable> failures) {
		List<String> shown = new ArrayList<>();
		failures.forEach((key, failure) -> {
			if (shown.size() < SHOWN) {
				shown.add("'" + shown(String.valueOf(key)) + "': " + shown(String.valueOf(failure.getMessage())));
			}
		});
		String more = (failures.size() > SHOWN) ? " The others are in failures()." : "";
		return "Cannot " + what + ": " + written + " were written and " + failed + " failed. " + String.join(" ", shown)
				+ more + " Mend that, and write again what failed: what it says is unknown may have taken effect.";
	}

	private static String shown(String text) {
		return (text.length() <= SHOWN_CHARACTERS) ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
	}

}
