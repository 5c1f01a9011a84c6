package io.nosqlc.cassandra.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.nosqlc.internal.value.Text;

/**
 * Text as an index holds it. Cassandra silently never finds terms above 8 KiB and warns
 * of those above 1 KiB, so a long text becomes its beginning and a hash of it. Not every
 * type of index takes the empty text, so it becomes another one.
 */
final class Term {

	private static final int MOST_BYTES = 1024;

	private static final int MOST_BYTES_OF_CHAR = 3;

	private static final int PREFIX = 200;

	private static final String EMPTY = "\0";

	private Term() {
	}

	/**
	 * Returns the term for a text: equal ones for equal texts, and other ones for most
	 * others.
	 */
	static String of(String text) {
		if (text.isEmpty()) {
			return EMPTY;
		}
		if (text.length() <= MOST_BYTES / MOST_BYTES_OF_CHAR) {
			return wellFormed(text);
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return (bytes.length <= MOST_BYTES) ? wellFormed(text) : wellFormed(prefix(text)) + hash(bytes);
	}

	/**
	 * Returns the hash that stands for some bytes.
	 */
	static String hash(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static String prefix(String text) {
		return text.substring(0, Character.isHighSurrogate(text.charAt(PREFIX - 1)) ? PREFIX - 1 : PREFIX);
	}

	/**
	 * Half a surrogate pair, which the driver refuses, is in no operand of a filter: what
	 * becomes of it does not matter.
	 */
	private static String wellFormed(String text) {
		return Text.isWellFormed(text) ? text
				: new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

}
