package io.nosqlc.benchmarks;

import java.time.Duration;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;

import io.nosqlc.Client;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.EmbeddedCassandraOptions;

/**
 * The server of a run, in a process of its own, with the session that all arms share, so
 * that all have the same connections, consistency and time limits.
 */
final class Server implements AutoCloseable {

	static final String KEYSPACE = "benchmarks";

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final EmbeddedCassandra cassandra;

	private final CqlSession session;

	private final Client client;

	private Server(EmbeddedCassandra cassandra) {
		this.cassandra = cassandra;
		this.session = open(0);
		this.client = CassandraClient.builder(this.session).keyspace(KEYSPACE).build();
	}

	/**
	 * Starts a server that is tuned to serve, where the embedded one is tuned to start:
	 * with the JVM's better compiler, all its heap from the beginning, and the patience
	 * of the session for a disk that stalls.
	 */
	static Server start(Settings settings) {
		return new Server(EmbeddedCassandra.start(EmbeddedCassandraOptions.defaults()
			.withHeapMegabytes(settings.heap())
			.withYaml("read_request_timeout", TIMEOUT.toSeconds() + "s")
			.withYaml("range_request_timeout", TIMEOUT.toSeconds() + "s")
			.withYaml("write_request_timeout", TIMEOUT.toSeconds() + "s")
			.withJvmOptions("-XX:TieredStopAtLevel=4", "-Xms" + settings.heap() + "m")));
	}

	/**
	 * Opens another session.
	 * @param clockOffset how many milliseconds the clock is ahead that stamps its writes
	 */
	CqlSession open(long clockOffset) {
		return CqlSession.builder()
			.addContactPoints(this.cassandra.contactPoints())
			.withLocalDatacenter(this.cassandra.localDatacenter())
			.withConfigLoader(DriverConfigLoader.programmaticBuilder()
				.withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_QUORUM")
				.withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
				.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
				.withString(DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS, ShiftedClock.class.getName())
				.withLong(ShiftedClock.OFFSET_MILLIS, clockOffset)
				.build())
			.build();
	}

	EmbeddedCassandra cassandra() {
		return this.cassandra;
	}

	CqlSession session() {
		return this.session;
	}

	Client client() {
		return this.client;
	}

	/**
	 * Waits until the server has no more to do for what was written.
	 */
	void settle() throws InterruptedException {
		do {
			Thread.sleep(1000);
		}
		while (this.session.execute("SELECT * FROM system_views.sstable_tasks").one() != null);
	}

	/**
	 * Drops a table, so that it takes no room and no compaction.
	 */
	void drop(String table) {
		this.session.execute("DROP TABLE IF EXISTS " + KEYSPACE + ".\"" + table + "\"");
	}

	@Override
	public void close() {
		this.client.close();
		this.session.close();
		this.cassandra.close();
	}

}
