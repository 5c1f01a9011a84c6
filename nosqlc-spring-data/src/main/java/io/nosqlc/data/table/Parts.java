package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Values one behind the other, each after its length, as the native protocol has them in
 * collections, tuples and user-defined types.
 */
final class Parts {

	private static final int NOTHING = -1;

	private Parts() {
	}

	/**
	 * Returns a collection.
	 * @param count how many elements it has, which is half of the parts in a map
	 */
	static ByteBuffer counted(int count, @Nullable ByteBuffer[] parts) {
		ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + length(parts));
		bytes.putInt(count);
		return write(bytes, parts);
	}

	/**
	 * Returns a tuple, or a value of a user-defined type.
	 */
	static ByteBuffer of(@Nullable ByteBuffer[] parts) {
		return write(ByteBuffer.allocate(length(parts)), parts);
	}

	/**
	 * Returns all parts of a collection.
	 * @param perElement how many parts an element has
	 */
	static List<ByteBuffer> ofCounted(ByteBuffer bytes, int perElement) {
		ByteBuffer rest = bytes.duplicate();
		int count = rest.getInt() * perElement;
		List<ByteBuffer> parts = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			ByteBuffer part = next(rest);
			if (part == null) {
				throw new UnreadableValueException("an element of it is null", "Correct the row");
			}
			parts.add(part);
		}
		return parts;
	}

	/**
	 * Returns what comes next, and moves behind it; {@code null} for nothing.
	 */
	static @Nullable ByteBuffer next(ByteBuffer rest) {
		int length = rest.getInt();
		if (length < 0) {
			return null;
		}
		ByteBuffer part = rest.slice(rest.position(), length);
		rest.position(rest.position() + length);
		return part;
	}

	private static int length(@Nullable ByteBuffer[] parts) {
		int length = 0;
		for (ByteBuffer part : parts) {
			length += Integer.BYTES + ((part != null) ? part.remaining() : 0);
		}
		return length;
	}

	private static ByteBuffer write(ByteBuffer bytes, @Nullable ByteBuffer[] parts) {
		for (ByteBuffer part : parts) {
			if (part == null) {
				bytes.putInt(NOTHING);
			}
			else {
				bytes.putInt(part.remaining()).put(part.duplicate());
			}
		}
		return bytes.flip();
	}

}
