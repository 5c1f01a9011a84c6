package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Bytes, copied on both ways, so that what is done to them stays where it is done.
 */
final class BlobCodec extends ValueCodec {

	private final String path;

	private final boolean array;

	/**
	 * Creates a codec.
	 * @param path of the property, for messages
	 * @param array whether what is read becomes an array, and no buffer
	 */
	BlobCodec(String path, boolean array) {
		this.path = path;
		this.array = array;
	}

	@Override
	ByteBuffer encode(Object value, List<String> violations) {
		if (value instanceof byte[] bytes) {
			return ByteBuffer.wrap(bytes.clone());
		}
		if (value instanceof ByteBuffer bytes) {
			return ByteBuffer.wrap(copy(bytes));
		}
		violations.add("'" + this.path + "' is bytes, and no " + value.getClass().getSimpleName() + " such as "
				+ Quoted.of(value));
		return REFUSED;
	}

	@Override
	Object decode(ByteBuffer bytes) {
		return this.array ? copy(bytes) : ByteBuffer.wrap(copy(bytes));
	}

	private static byte[] copy(ByteBuffer bytes) {
		byte[] copy = new byte[bytes.remaining()];
		bytes.duplicate().get(copy);
		return copy;
	}

}
