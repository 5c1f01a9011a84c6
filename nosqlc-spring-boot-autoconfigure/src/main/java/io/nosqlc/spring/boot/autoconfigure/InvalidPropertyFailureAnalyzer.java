package io.nosqlc.spring.boot.autoconfigure;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
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
				"The property '" + cause.getName() + "' is "
						+ PropertyOrigin.of(this.environment, ConfigurationPropertyName.of(cause.getName()),
								"'" + cause.getValue() + "'")
						+ ". " + cause.getReason(),
				"Correct it, for example:\n\n    " + cause.example(), cause);
	}

}
