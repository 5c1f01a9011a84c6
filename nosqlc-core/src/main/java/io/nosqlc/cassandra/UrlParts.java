package io.nosqlc.cassandra;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidNameException;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.internal.value.Names;

/**
 * A URL cut at its prefix and its question mark, without credentials: those are refused
 * wherever they stand.
 *
 * @param shown the URL as messages may show it
 * @param rest what stands between prefix and question mark
 * @param query what stands behind the question mark; {@code null} if there is none
 */
record UrlParts(String shown, String rest, @Nullable String query) {

	private static final Pattern CREDENTIAL = Pattern.compile("(?i)pass|pwd|secret|credential|^user");

	/**
	 * Cuts a URL.
	 * @throws InvalidUrlException if it does not begin with the prefix, or has
	 * credentials
	 */
	static UrlParts of(String url, String prefix) {
		if (!url.startsWith(prefix)) {
			throw new InvalidUrlException("Malformed URL '" + withoutQuery(url.substring(url.lastIndexOf('@') + 1))
					+ "': it does not begin with '" + prefix + "'.");
		}
		int at = url.lastIndexOf('@');
		String shown = withoutQuery((at >= 0) ? prefix + "***" + url.substring(at) : url);
		int question = url.indexOf('?');
		UrlParts parts = new UrlParts(shown, withoutQuery(url).substring(prefix.length()),
				(question >= 0) ? url.substring(question + 1) : null);
		parts.refuseCredentials();
		return parts;
	}

	/**
	 * Returns the keyspace, in the case it is written in.
	 * @throws InvalidUrlException if it is no valid name
	 */
	String keyspace(String text) {
		try {
			return Names.keyspace(text);
		}
		catch (InvalidNameException ex) {
			throw new InvalidUrlException("Malformed URL '" + this.shown + "': " + ex.getMessage(), ex);
		}
	}

	/**
	 * Returns the exception for a part that is wrong.
	 */
	InvalidUrlException malformed(String reasonAndAdvice) {
		return new InvalidUrlException("Malformed URL '" + this.shown + "': " + reasonAndAdvice + ".");
	}

	private void refuseCredentials() {
		if (this.shown.indexOf('@') >= 0) {
			throw malformed(
					"it has an '@', as if there were a user name or a password in front of it. Give those as the"
							+ " properties 'username' and 'password', which are never shown; in a value, write %40");
		}
		if (this.query == null) {
			return;
		}
		for (String parameter : this.query.split("&", -1)) {
			String name = decoded(parameter.split("=", 2)[0]);
			if (CREDENTIAL.matcher(name).find()) {
				throw malformed("its query sets '" + Names.ofSetting(name)
						+ "'. Give credentials as properties, which are never shown");
			}
		}
	}

	/**
	 * What cannot be decoded is reported by whoever reads the query.
	 */
	private static String decoded(String name) {
		try {
			return URLDecoder.decode(name, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return name;
		}
	}

	private static String withoutQuery(String url) {
		int question = url.indexOf('?');
		return (question >= 0) ? url.substring(0, question) : url;
	}

}
