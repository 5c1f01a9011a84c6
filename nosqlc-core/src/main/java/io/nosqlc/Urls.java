package io.nosqlc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a URL may be shown.
 */
final class Urls {

	private static final Pattern PREFIX = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:){0,2}/*");

	private static final String SECRET_WORDS = "(?i:pass|pwd|secret|token|credential)";

	private static final Pattern SECRET_NAME = Pattern.compile(SECRET_WORDS);

	private static final Pattern SECRET_PARAMETER = Pattern.compile("([?&][^=&]*" + SECRET_WORDS + "[^=&]*=)[^&]*");

	private static final Pattern COLON_PARAMETER = Pattern.compile("([?&][^=&:]*?)(?::|%3[Aa])[^&]*");

	private Urls() {
	}

	/**
	 * Returns the URL without user names and passwords, wherever somebody put them: all
	 * that stands between the prefix and the last {@code @}, since a password may hold
	 * any character, the values of parameters that speak of a secret, and what stands
	 * behind a colon where a parameter is to be named.
	 */
	static String withoutCredentials(String url) {
		String named = COLON_PARAMETER.matcher(url).replaceAll("$1***");
		String shown = SECRET_PARAMETER.matcher(named).replaceAll("$1***");
		int at = shown.lastIndexOf('@');
		Matcher prefix = PREFIX.matcher(shown);
		return (at >= 0 && prefix.lookingAt())
				? shown.substring(0, Math.min(prefix.end(), at)) + "***" + shown.substring(at) : shown;
	}

	/**
	 * Returns whether the value of a setting of this name is never to be shown.
	 */
	static boolean isSecret(String name) {
		return SECRET_NAME.matcher(name).find();
	}

}
