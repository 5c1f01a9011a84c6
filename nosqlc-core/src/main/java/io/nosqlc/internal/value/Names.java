package io.nosqlc.internal.value;

import java.nio.charset.CharacterCodingException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.nosqlc.error.InvalidKeyException;
import io.nosqlc.error.InvalidNameException;

/**
 * The rules for names of collections and keyspaces and for document keys.
 */
public final class Names {

	/**
	 * Longest key that Cassandra takes, in bytes of UTF-8.
	 */
	public static final int MAX_KEY_BYTES = 65_535;

	private static final Pattern CREDENTIALS = Pattern.compile("(?s).*@|:.*");

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,47}");

	private static final int SHOWN = 80;

	private Names() {
	}

	/**
	 * Returns the name of a collection if it is valid.
	 * @throws InvalidNameException if it is not
	 */
	public static String collection(String name) {
		return valid("collection", name);
	}

	/**
	 * Returns the name of a keyspace if it is valid.
	 * @throws InvalidNameException if it is not
	 */
	public static String keyspace(String name) {
		return valid("keyspace", name);
	}

	/**
	 * Returns a key if it is valid.
	 * @throws InvalidKeyException if it is not
	 */
	public static String key(String key) {
		if (key == null) {
			throw new IllegalArgumentException("A key must not be null");
		}
		if (key.isEmpty()) {
			throw new InvalidKeyException("Invalid key '': a key has 1 to 65 535 bytes of UTF-8. Use another key.");
		}
		int bytes = utf8Length(key);
		if (bytes > MAX_KEY_BYTES) {
			throw new InvalidKeyException("Invalid key '" + shortened(key) + "': it has " + bytes
					+ " bytes of UTF-8, Cassandra takes 1 to 65 535. Use a shorter key, for example a hash.");
		}
		return key;
	}

	private static String valid(String kind, String name) {
		if (name == null) {
			throw new IllegalArgumentException("The name of a " + kind + " must not be null");
		}
		if (!NAME.matcher(name).matches()) {
			throw new InvalidNameException("Invalid " + kind + " name '" + shortened(name)
					+ "': a name is a letter, then up to 47 letters, digits and underscores (A-Z, a-z, 0-9, _)."
					+ " Choose a name that follows the rule.");
		}
		return name;
	}

	private static int utf8Length(String key) {
		if (key.length() > MAX_KEY_BYTES) {
			return key.length();
		}
		try {
			return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(key)).remaining();
		}
		catch (CharacterCodingException ex) {
			throw new InvalidKeyException("Invalid key of " + key.length()
					+ " characters: it holds half of a surrogate pair, which UTF-8 cannot encode. Use another key.");
		}
	}

	private static String shortened(String text) {
		return (text.length() <= SHOWN) ? text : text.substring(0, SHOWN) + "…";
	}

	/**
	 * Returns the name of a setting as messages may show it: without what stands before
	 * an {@code @} or behind a colon, since no name holds those but credentials do.
	 */
	public static String ofSetting(String name) {
		return CREDENTIALS.matcher(name).replaceAll("***");
	}

}
