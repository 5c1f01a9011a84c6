package io.nosqlc.embedded.junit;

import io.nosqlc.embedded.EmbeddedCassandra;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What {@link WithEmbeddedCassandra} does. The server is not tied to JUnit's own life
 * cycle, because caches of application contexts close after it and still talk to the
 * server then.
 */
public final class EmbeddedCassandraExtension implements BeforeAllCallback, ParameterResolver {

	@Override
	public void beforeAll(ExtensionContext context) {
		EmbeddedCassandra.shared();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == EmbeddedCassandra.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return EmbeddedCassandra.shared();
	}

}
