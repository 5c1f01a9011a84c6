package io.nosqlc.internal.value;

/**
 * Rules for text: code-point order, letter case, well-formedness.
 */
public final class Text {

	private Text() {
	}

	/**
	 * Compares by code points, which is the order of the UTF-8 bytes and thus
	 * Cassandra's. {@link String#compareTo} compares UTF-16 units and puts U+1F600 before
	 * U+FFFD.
	 */
	public static int compare(String left, String right) {
		int length = Math.min(left.length(), right.length());
		for (int i = 0; i < length; i++) {
			char a = left.charAt(i);
			char b = right.charAt(i);
			if (a != b) {
				return rank(a) - rank(b);
			}
		}
		return left.length() - right.length();
	}

	private static int rank(char unit) {
		return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
	}

	/**
	 * Removes differences of letter case: each code point is upper-cased, then
	 * lower-cased, whatever the locale. Lengths in code points stay the same.
	 */
	public static String fold(String text) {
		int start = firstToFold(text);
		if (start == text.length()) {
			return text;
		}
		StringBuilder folded = new StringBuilder(text.length()).append(text, 0, start);
		for (int i = start; i < text.length();) {
			int codePoint = text.codePointAt(i);
			folded.appendCodePoint(fold(codePoint));
			i += Character.charCount(codePoint);
		}
		return folded.toString();
	}

	private static int firstToFold(String text) {
		for (int i = 0; i < text.length();) {
			int codePoint = text.codePointAt(i);
			if (fold(codePoint) != codePoint) {
				return i;
			}
			i += Character.charCount(codePoint);
		}
		return text.length();
	}

	private static int fold(int codePoint) {
		return Character.toLowerCase(Character.toUpperCase(codePoint));
	}

	/**
	 * Tells whether the text has a UTF-8 form, which half a surrogate pair has not.
	 */
	public static boolean isWellFormed(String text) {
		return indexOfLoneSurrogate(text, 0) < 0;
	}

	/**
	 * Returns the index of the first half of a surrogate pair that misses its other half,
	 * or -1.
	 */
	public static int indexOfLoneSurrogate(String text, int from) {
		int index = from;
		while (index < text.length()) {
			boolean surrogate = Character.isSurrogate(text.charAt(index));
			if (surrogate && !startsPair(text, index)) {
				return index;
			}
			index += surrogate ? 2 : 1;
		}
		return -1;
	}

	private static boolean startsPair(String text, int index) {
		return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
	}

}
