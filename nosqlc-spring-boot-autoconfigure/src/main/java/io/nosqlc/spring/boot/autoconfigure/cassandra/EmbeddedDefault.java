package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ClassUtils;

/**
 * Decides whether an embedded server is started when nothing says where to connect to.
 */
final class EmbeddedDefault {

	private static final String SERVER = "io.nosqlc.embedded.EmbeddedCassandra";

	private EmbeddedDefault() {
	}

	/**
	 * Returns why no embedded server is started, as a clause, or {@code null} if it is.
	 */
	static @Nullable String obstacle(Environment environment, @Nullable ClassLoader classLoader) {
		if (!ClassUtils.isPresent(SERVER, classLoader)) {
			return "'nosqlc-embedded-cassandra', which would start a server, is not on the class path";
		}
		if (!environment.getProperty("nosqlc.embedded.enabled", Boolean.class, true)) {
			return "'nosqlc.embedded.enabled' is false, so no server is started";
		}
		if (environment.acceptsProfiles(Profiles.of("prod", "production"))) {
			return "under a profile named 'prod' or 'production' no embedded server is started";
		}
		return null;
	}

}
