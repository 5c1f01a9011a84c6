package io.nosqlc.spring.boot.autoconfigure;

import java.io.Serial;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A property has a value that its type allows and its meaning does not.
 */
final class InvalidPropertyException extends InvalidConfigurationPropertyValueException {

	@Serial
	private static final long serialVersionUID = 1;

	private final String example;

	InvalidPropertyException(String name, Object value, String reason, String example) {
		super(name, value, reason);
		this.example = example;
	}

	/**
	 * Returns a property to set instead, or besides, as a line to paste.
	 */
	String example() {
		return this.example;
	}

}
