package io.nosqlc;

import java.util.regex.Pattern;

/**
 * How a URL may be shown.
 */
final class Urls {

	private static final Pattern USER_INFO = Pattern.compile("(?<=[:/,])[^:/,?]*(:[^/?]*)?@");

	private static final Pattern SECRET_PARAMETER = Pattern.compile("(?i)([?&][^=&]*(?:password|secret)[^=&]*=)[^&]*");

	private Urls() {
	}

	/**
	 * Returns the URL without user names and passwords, wherever somebody put them.
	 */
	static String withoutCredentials(String url) {
		String withoutUser = USER_INFO.matcher(url).replaceAll("***@");
		return SECRET_PARAMETER.matcher(withoutUser).replaceAll("$1***");
	}

}
