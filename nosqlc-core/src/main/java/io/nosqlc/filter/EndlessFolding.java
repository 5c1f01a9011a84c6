package io.nosqlc.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which regular expressions RE2/J would never finish compiling. Ignoring case, it
 * goes from each character to the next that differs in case only until it is back, but
 * never comes back to these: their capitals' small letters are others.
 */
final class EndlessFolding {

	private static final int FIRST = 0x1C80;

	private static final int LAST = 0x1C88;

	private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[a-zA-Z]*i");

	private static final Pattern CHARACTER = Pattern.compile("\\\\x\\{0*([0-9A-Fa-f]{1,6})}|\\\\?(.)", Pattern.DOTALL);

	private EndlessFolding() {
	}

	/**
	 * Looks for such characters, alone or in a range. Takes for a range whatever has a
	 * hyphen in it.
	 */
	static boolean isIn(String regex, boolean ignoreCase) {
		if (!ignoreCase && !IGNORES_CASE.matcher(regex).find()) {
			return false;
		}
		int low = Integer.MAX_VALUE;
		int last = Integer.MAX_VALUE;
		Matcher characters = CHARACTER.matcher(regex);
		while (characters.find()) {
			int character = character(characters);
			if (Math.min(low, character) <= LAST && character >= FIRST) {
				return true;
			}
			low = (character == '-') ? last : Integer.MAX_VALUE;
			last = character;
		}
		return false;
	}

	private static int character(Matcher characters) {
		String number = characters.group(1);
		return (number != null) ? Integer.parseInt(number, 16) : characters.group(2).codePointAt(0);
	}

}
