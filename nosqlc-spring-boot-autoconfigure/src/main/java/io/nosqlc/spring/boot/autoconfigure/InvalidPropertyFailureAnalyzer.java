package io.nosqlc.spring.boot.autoconfigure;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Says where a property was set that is out of its range, and shows one that is not. It
 * comes before Boot's analyzer of all failures to bind, which would say less.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

	private final Environment environment;

	InvalidPropertyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
		return new FailureAnalysis(
				"The property '" + cause.getName() + "' is " + valueAndOrigin(cause) + ". " + cause.getReason(),
				"Correct it, for example:\n\n    " + cause.example(), cause);
	}

	private String valueAndOrigin(InvalidPropertyException cause) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(cause.getName());
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return valueAndOrigin(property);
			}
		}
		return "'" + cause.getValue() + "'";
	}

	private static String valueAndOrigin(ConfigurationProperty property) {
		return "'" + property.getValue() + "' (from " + property.getOrigin() + ")";
	}

}
