package io.nosqlc.spring.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Refuses values out of range with an exception that is explained. Each method takes a
 * good value, as it is written, for that explanation.
 */
final class Range {

	private Range() {
	}

	static void atLeast(int least, String name, @Nullable Integer value, String example) {
		if (value != null && value < least) {
			throw refusal(name, value, "It must be " + least + " or more.", example);
		}
	}

	static void positive(String name, @Nullable Duration value, String example) {
		if (value != null && (value.isZero() || value.isNegative())) {
			throw refusal(name, value, "It must be longer than nothing.", example);
		}
	}

	static void bytes(String name, @Nullable DataSize value, String example) {
		if (value != null && (value.toBytes() <= 0 || value.toBytes() > Integer.MAX_VALUE)) {
			throw refusal(name, value, "It must be from 1 to " + Integer.MAX_VALUE + " bytes.", example);
		}
	}

	static void atLeast(DataSize least, String name, @Nullable DataSize value, String example) {
		if (value != null && value.compareTo(least) < 0) {
			throw refusal(name, value, "It must be " + least.toMegabytes() + "MB or more.", example);
		}
	}

	private static InvalidPropertyException refusal(String name, Object value, String reason, String example) {
		return new InvalidPropertyException(name, value, reason, name + "=" + example);
	}

}
