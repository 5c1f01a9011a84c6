package io.nosqlc.spring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Shows what {@code nosqlc.collections} looks like to those who have made it a list or a
 * text. It comes before Boot's analyzer of all failures to bind, which tells of
 * converters.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class CollectionsFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final ConfigurationPropertyName COLLECTIONS = ConfigurationPropertyName.of("nosqlc.collections");

	private final Environment environment;

	CollectionsFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationPropertyName name = cause.getName();
		if (!name.equals(COLLECTIONS) && !COLLECTIONS.isParentOf(name)) {
			return null;
		}
		return new FailureAnalysis("The property '" + name + "' is "
				+ PropertyOrigin.of(this.environment, name, "no map")
				+ ". 'nosqlc.collections' has an entry for each collection: its name, and below it settings of its own,"
				+ " if it has any.", """
						Write an entry for each collection, for example:

						    nosqlc.collections.orders=
						    nosqlc.collections.orders.update-mode=compare-and-set
						""", cause);
	}

}
