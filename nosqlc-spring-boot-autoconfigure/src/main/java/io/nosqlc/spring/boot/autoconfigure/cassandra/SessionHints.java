package io.nosqlc.spring.boot.autoconfigure.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Tells a native image of {@link SessionOnFirstUse}.
 */
class SessionHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.proxies().registerJdkProxy(CqlSession.class);
	}

}
