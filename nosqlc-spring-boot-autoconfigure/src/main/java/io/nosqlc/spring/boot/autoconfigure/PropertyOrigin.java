package io.nosqlc.spring.boot.autoconfigure;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * What a property is, and who says so.
 */
final class PropertyOrigin {

	private PropertyOrigin() {
	}

	/**
	 * Returns the value in quotes and where it was set, or the fallback if it was not.
	 */
	static String of(Environment environment, ConfigurationPropertyName name, String fallback) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return "'" + property.getValue() + "' (from " + property.getOrigin() + ")";
			}
		}
		return fallback;
	}

}
