package io.nosqlc.spring.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Refuses values out of range with an exception that Boot explains.
 */
final class Range {

	private Range() {
	}

	static void positive(String name, @Nullable Integer value) {
		if (value != null && value <= 0) {
			throw new InvalidConfigurationPropertyValueException(name, value, "It must be 1 or more.");
		}
	}

	static void positive(String name, @Nullable Duration value) {
		if (value != null && (value.isZero() || value.isNegative())) {
			throw new InvalidConfigurationPropertyValueException(name, value, "It must be longer than nothing.");
		}
	}

	static void bytes(String name, DataSize value) {
		if (value.toBytes() <= 0 || value.toBytes() > Integer.MAX_VALUE) {
			throw new InvalidConfigurationPropertyValueException(name, value,
					"It must be from 1 to " + Integer.MAX_VALUE + " bytes.");
		}
	}

}
