package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.List;

import com.datastax.oss.driver.api.core.ProtocolVersion;

import org.jspecify.annotations.Nullable;

/**
 * How the values of a type are bytes in a row. Immutable; never moves the position of a
 * buffer that it is given.
 */
abstract class ValueCodec {

	/** What stands for a value that was refused. */
	static final ByteBuffer REFUSED = ByteBuffer.allocate(0);

	/** Which version it is makes no difference to the values that have codecs. */
	static final ProtocolVersion VERSION = ProtocolVersion.DEFAULT;

	/**
	 * Returns the bytes of a value, which are not changed by what is done to the value.
	 * @param violations to which it is added what is wrong with the value; then the bytes
	 * are of no use
	 */
	abstract ByteBuffer encode(Object value, List<String> violations);

	/**
	 * Returns the value of some bytes; {@code null} if they stand for none.
	 * @throws RuntimeException if they are no value of the type
	 */
	abstract @Nullable Object decode(ByteBuffer bytes);

	/**
	 * Returns the same bytes for all bytes that stand for equal values.
	 */
	ByteBuffer canonical(ByteBuffer bytes) {
		return bytes;
	}

	/**
	 * Returns whether equal values may have different bytes.
	 */
	boolean isAmbiguous() {
		return false;
	}

}
