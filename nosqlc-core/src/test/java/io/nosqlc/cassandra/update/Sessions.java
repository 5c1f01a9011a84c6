package io.nosqlc.cassandra.update;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;

import io.nosqlc.Client;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.embedded.EmbeddedCassandra;

/**
 * Opens sessions with what tests need to be different about them.
 */
final class Sessions {

	static final String KEYSPACE = "updates";

	private Sessions() {
	}

	static CqlSession open(EmbeddedCassandra cassandra) {
		return open(cassandra, 0);
	}

	static CqlSession open(EmbeddedCassandra cassandra, long clockOffsetMillis) {
		return open(address(cassandra), cassandra.localDatacenter(), config(clockOffsetMillis));
	}

	static CqlSession counted(EmbeddedCassandra cassandra, StatementCounter counter) {
		return CqlSession.builder()
			.addContactPoint(address(cassandra))
			.withLocalDatacenter(cassandra.localDatacenter())
			.withConfigLoader(config(0).build())
			.addRequestTracker(counter)
			.build();
	}

	static CqlSession open(InetSocketAddress address, String datacenter, ProgrammaticDriverConfigLoaderBuilder config) {
		return CqlSession.builder()
			.addContactPoint(address)
			.withLocalDatacenter(datacenter)
			.withConfigLoader(config.build())
			.build();
	}

	static ProgrammaticDriverConfigLoaderBuilder config(long clockOffsetMillis) {
		return DriverConfigLoader.programmaticBuilder()
			.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(10))
			.withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(50))
			.withString(DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS, ShiftedClock.class.getName())
			.withLong(ShiftedClock.OFFSET_MILLIS, clockOffsetMillis);
	}

	static Client client(CqlSession session) {
		return client(session, Map.of());
	}

	static Client client(CqlSession session, Map<String, ?> properties) {
		return CassandraClient.builder(session).keyspace(KEYSPACE).properties(properties).build();
	}

	static InetSocketAddress address(EmbeddedCassandra cassandra) {
		return new InetSocketAddress(cassandra.host(), cassandra.port());
	}

}
