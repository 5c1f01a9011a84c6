package io.nosqlc.filter;

import java.util.Arrays;
import java.util.function.Predicate;

import io.nosqlc.error.InvalidFilterException;

/**
 * A pattern of {@code like}: {@code %} is any text, {@code _} any one code point, a
 * backslash takes the next code point literally. Matching takes no memory, and time at
 * most proportional to text times pattern.
 */
final class LikePattern implements Predicate<String> {

	private static final int ANY_TEXT = -1;

	private static final int ANY_ONE = -2;

	private static final int LONGEST = 1000;

	private final int[] steps;

	/**
	 * Reads a pattern.
	 * @throws InvalidFilterException if it is too long, or ends in a backslash that
	 * escapes nothing
	 */
	LikePattern(String pattern) {
		if (pattern.length() > LONGEST) {
			throw new InvalidFilterException("Cannot use a like pattern of " + pattern.length()
					+ " characters: at most " + LONGEST + " are allowed. Use eq or startsWith for long texts.");
		}
		int[] codePoints = pattern.codePoints().toArray();
		int[] read = new int[codePoints.length];
		int length = 0;
		for (int i = 0; i < codePoints.length; i++) {
			if (codePoints[i] == '\\') {
				i++;
				if (i == codePoints.length) {
					throw new InvalidFilterException("Cannot use the like pattern '" + pattern
							+ "': it ends in a backslash that escapes nothing. Write two for a literal one.");
				}
				read[length++] = codePoints[i];
			}
			else {
				read[length++] = step(codePoints[i]);
			}
		}
		this.steps = Arrays.copyOf(read, length);
	}

	private static int step(int codePoint) {
		return switch (codePoint) {
			case '%' -> ANY_TEXT;
			case '_' -> ANY_ONE;
			default -> codePoint;
		};
	}

	@Override
	public boolean test(String text) {
		int step = 0;
		int position = 0;
		int stepAfterAnyText = -1;
		int retryFrom = 0;
		while (position < text.length()) {
			int codePoint = text.codePointAt(position);
			if (step < this.steps.length && this.steps[step] == ANY_TEXT) {
				stepAfterAnyText = ++step;
				retryFrom = position;
			}
			else if (step < this.steps.length && (this.steps[step] == ANY_ONE || this.steps[step] == codePoint)) {
				step++;
				position += Character.charCount(codePoint);
			}
			else if (stepAfterAnyText >= 0) {
				step = stepAfterAnyText;
				retryFrom += Character.charCount(text.codePointAt(retryFrom));
				position = retryFrom;
			}
			else {
				return false;
			}
		}
		while (step < this.steps.length && this.steps[step] == ANY_TEXT) {
			step++;
		}
		return step == this.steps.length;
	}

}
