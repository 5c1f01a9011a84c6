package io.nosqlc.benchmarks;

import java.util.Locale;

import com.datastax.oss.driver.api.core.CqlSession;

import io.nosqlc.embedded.EmbeddedCassandra;

/**
 * Starts the embedded server as an application does. The first start of all on a machine
 * prepares later ones.
 */
final class StartupPart implements Part {

	private static final int MOST_SECONDS = 3;

	private static final String QUERY = "SELECT release_version FROM system.local";

	@Override
	public void run(Settings settings, Results results) {
		seconds();
		double seconds = seconds();
		results.add(new Results.Check("second start of the embedded server, until it answers a query",
				String.format(Locale.ROOT, "%.1f s", seconds), "under " + MOST_SECONDS + " s", seconds < MOST_SECONDS));
	}

	private static double seconds() {
		long begin = System.nanoTime();
		try (EmbeddedCassandra cassandra = EmbeddedCassandra.start();
				CqlSession session = CqlSession.builder()
					.addContactPoints(cassandra.contactPoints())
					.withLocalDatacenter(cassandra.localDatacenter())
					.build()) {
			session.execute(QUERY);
			return (System.nanoTime() - begin) / 1e9;
		}
	}

}
