package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes each text that is written unlike any other, by random white space behind it that
 * no reader of JSON sees. So a writer that did not get an answer recognises its own text.
 */
final class WriteMark {

	static final int LENGTH = 16;

	private static final byte[] WHITE_SPACE = { ' ', '\t', '\n', '\r' };

	private WriteMark() {
	}

	static ByteBuffer append(byte[] json) {
		ByteBuffer marked = ByteBuffer.allocate(json.length + LENGTH).put(json);
		int random = ThreadLocalRandom.current().nextInt();
		for (int i = 0; i < LENGTH; i++) {
			marked.put(WHITE_SPACE[(random >>> (2 * i)) & 3]);
		}
		return marked.flip();
	}

}
