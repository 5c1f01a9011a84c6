package io.nosqlc.embedded;

import java.time.Duration;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;

/**
 * Sessions on embedded servers.
 */
final class Sessions {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

	private Sessions() {
	}

	static CqlSession open(EmbeddedCassandra server) {
		return builder(server).build();
	}

	static CqlSession login(EmbeddedCassandra server, String user, String password) {
		return builder(server).withAuthCredentials(user, password).build();
	}

	static CqlSessionBuilder builder(EmbeddedCassandra server) {
		return CqlSession.builder()
			.addContactPoints(server.contactPoints())
			.withLocalDatacenter(server.localDatacenter())
			.withConfigLoader(DriverConfigLoader.programmaticBuilder()
				.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
				.withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, CONNECT_TIMEOUT)
				.withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, CONNECT_TIMEOUT)
				.withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
				.build());
	}

}
