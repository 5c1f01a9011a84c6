package io.nosqlc.demo.ndjson;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a stream, of which none can fill the memory: what exceeds the limit is
 * skipped.
 */
final class NdjsonLines {

	static final int MAX_BYTES = 4 * 1024 * 1024;

	private final InputStream input;

	private final ByteArrayOutputStream line = new ByteArrayOutputStream();

	private boolean tooLong;

	private long number;

	NdjsonLines(InputStream input) {
		this.input = new BufferedInputStream(input, 64 * 1024);
	}

	/**
	 * Moves to the next line, and returns whether there is one.
	 */
	boolean next() throws IOException {
		this.line.reset();
		this.tooLong = false;
		int read = this.input.read();
		if (read < 0) {
			return false;
		}
		this.number++;
		while (read >= 0 && read != '\n') {
			append(read);
			read = this.input.read();
		}
		return true;
	}

	/**
	 * Returns the number of the current line, from 1.
	 */
	long number() {
		return this.number;
	}

	/**
	 * Returns whether the current line exceeds the limit; its text is cut off there.
	 */
	boolean isTooLong() {
		return this.tooLong;
	}

	/**
	 * Returns the bytes of the current line without its end.
	 */
	int length() {
		return this.line.size();
	}

	/**
	 * Returns the current line without its end.
	 * @throws CharacterCodingException if it is not UTF-8
	 */
	String text() throws CharacterCodingException {
		return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.line.toByteArray())).toString();
	}

	private void append(int read) {
		if (this.line.size() < MAX_BYTES) {
			this.line.write(read);
		}
		else {
			this.tooLong = true;
		}
	}

}
