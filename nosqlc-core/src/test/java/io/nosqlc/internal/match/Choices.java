package io.nosqlc.internal.match;

import java.util.Random;

/**
 * Chance that is written down: each choice is a byte, and once they are used up always
 * the first. Whoever shortens the bytes or makes them smaller makes what is built with
 * them simpler, so jqwik shrinks it, and a fuzzer varies one choice at a time.
 */
final class Choices extends Random {

	private final byte[] choices;

	private int made;

	Choices(byte[] choices) {
		this.choices = choices;
	}

	@Override
	public int nextInt(int bound) {
		return next((bound <= 256) ? Byte.SIZE : Integer.SIZE - 1) % bound;
	}

	@Override
	public boolean nextBoolean() {
		return nextInt(2) == 1;
	}

	@Override
	protected int next(int bits) {
		int next = 0;
		for (int size = 0; size < bits; size += Byte.SIZE) {
			next = (next << Byte.SIZE) | nextByte();
		}
		return next >>> ((Byte.SIZE - bits % Byte.SIZE) % Byte.SIZE);
	}

	private int nextByte() {
		return (this.made < this.choices.length) ? this.choices[this.made++] & 0xFF : 0;
	}

}
