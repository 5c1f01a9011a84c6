package io.nosqlc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidTokenException;
import io.nosqlc.internal.json.Json;
import io.nosqlc.internal.json.MalformedJsonException;

/**
 * A position as text: version, checksum, hash of filter and sort, and the position as
 * JSON, in URL-safe Base64. No secret, no state of a server, so any instance of an
 * application can go on from it.
 */
final class PageToken {

	private static final byte VERSION = 1;

	private static final int CHECKSUM_OFFSET = 1;

	private static final int QUERY_OFFSET = CHECKSUM_OFFSET + Integer.BYTES;

	private static final int BODY_OFFSET = QUERY_OFFSET + Integer.BYTES;

	private PageToken() {
	}

	static String encode(Position position, FindSpec spec) {
		byte[] body = Json.writeBytes(List.of(position.sortValues(), position.key()));
		ByteBuffer token = ByteBuffer.allocate(BODY_OFFSET + body.length);
		token.put(VERSION).putInt(0).putInt(hash(spec)).put(body);
		token.putInt(CHECKSUM_OFFSET, checksum(token.array()));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
	}

	/**
	 * Returns the position that a token names.
	 * @throws InvalidTokenException if it is damaged, of another version, or of another
	 * query
	 */
	static Position decode(String text, FindSpec spec) {
		byte[] bytes = bytes(text);
		if (bytes.length < BODY_OFFSET) {
			throw damaged(text, null);
		}
		ByteBuffer token = ByteBuffer.wrap(bytes);
		if (token.get(0) != VERSION) {
			throw new InvalidTokenException("Invalid page token: it has version " + token.get(0)
					+ ", this release reads version " + VERSION + ". Begin again at the first page.");
		}
		if (token.getInt(CHECKSUM_OFFSET) != checksum(bytes)) {
			throw damaged(text, null);
		}
		if (token.getInt(QUERY_OFFSET) != hash(spec)) {
			throw new InvalidTokenException("Invalid page token: it belongs to another filter or sort than '"
					+ spec.filter() + "' sorted by " + spec.sort() + ". Use it with the query that it came from.");
		}
		return position(text, Arrays.copyOfRange(bytes, BODY_OFFSET, bytes.length), spec);
	}

	private static byte[] bytes(String text) {
		try {
			return Base64.getUrlDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw damaged(text, ex);
		}
	}

	private static Position position(String text, byte[] json, FindSpec spec) {
		try {
			List<?> parts = (List<?>) Objects.requireNonNull(Json.parseStored(json));
			List<@Nullable Object> sortValues = new ArrayList<>((List<?>) parts.get(0));
			List<Object> key = List.copyOf((List<?>) parts.get(1));
			if (sortValues.size() == spec.sort().size() && !key.isEmpty()) {
				return new Position(sortValues, key);
			}
			throw damaged(text, null);
		}
		catch (MalformedJsonException | ClassCastException | IndexOutOfBoundsException | NullPointerException ex) {
			throw damaged(text, ex);
		}
	}

	private static int checksum(byte[] token) {
		byte[] bytes = token.clone();
		Arrays.fill(bytes, CHECKSUM_OFFSET, QUERY_OFFSET, (byte) 0);
		CRC32C crc = new CRC32C();
		crc.update(bytes);
		return (int) crc.getValue();
	}

	private static int hash(FindSpec spec) {
		CRC32C crc = new CRC32C();
		crc.update(spec.filter().toJson().getBytes(StandardCharsets.UTF_8));
		crc.update(spec.sort().toString().getBytes(StandardCharsets.UTF_8));
		return (int) crc.getValue();
	}

	private static InvalidTokenException damaged(String text, @Nullable Throwable cause) {
		String shown = (text.length() <= 40) ? text : text.substring(0, 40) + "…";
		return new InvalidTokenException(
				"Invalid page token '" + shown
						+ "': it is damaged. Pass nextToken of a page unchanged, or begin again at the first page.",
				cause);
	}

}
