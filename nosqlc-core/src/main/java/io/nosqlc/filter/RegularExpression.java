package io.nosqlc.filter;

import java.util.function.Predicate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import io.nosqlc.error.InvalidFilterException;

/**
 * A regular expression that must match the whole text, in linear time.
 */
final class RegularExpression {

	private static final int LONGEST = 1000;

	private static final int LARGEST = 2000;

	private RegularExpression() {
	}

	static Predicate<String> compile(String regex, boolean ignoreCase) {
		if (regex.length() > LONGEST) {
			throw new InvalidFilterException("Cannot use a regular expression of " + regex.length()
					+ " characters: at most " + LONGEST + " are allowed. Combine shorter ones with Filter.or.");
		}
		if (RegularExpressionSize.of(regex) > LARGEST) {
			throw new InvalidFilterException(
					"Cannot use the regular expression '" + regex + "': its repetitions multiply to more than "
							+ LARGEST + " steps. Use * or + where a count need not be exact.");
		}
		if (EndlessFolding.isIn(regex, ignoreCase)) {
			throw new InvalidFilterException("Cannot use the regular expression '" + regex
					+ "' ignoring case: it has one of the characters U+1C80 to U+1C88, alone or in a range, which would "
					+ "never be compiled. Leave them out, or split the range around them.");
		}
		try {
			Pattern pattern = Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
			return pattern::matches;
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidFilterException("Cannot use the regular expression '" + regex + "': " + ex.getDescription()
					+ ". Use the syntax of RE2, which has no back references and no look-around.", ex);
		}
	}

}
