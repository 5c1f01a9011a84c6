package io.nosqlc.cassandra.update;

import java.util.concurrent.atomic.AtomicInteger;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.tracker.RequestTracker;

/**
 * Counts the lightweight transactions of a session, except those that create tables.
 */
final class StatementCounter implements RequestTracker {

	private final AtomicInteger conditional = new AtomicInteger();

	@Override
	public void onSuccess(Request request, long latencyNanos, DriverExecutionProfile profile, Node node,
			String requestLogPrefix) {
		if (request instanceof BoundStatement statement) {
			String cql = statement.getPreparedStatement().getQuery();
			if (cql.contains(" IF ") && !cql.contains("lease")) {
				this.conditional.incrementAndGet();
			}
		}
	}

	/**
	 * Returns how many there were. A session tells after it has answered, in the order of
	 * answers, so there must be another answer to be sure of.
	 */
	int conditional(CqlSession session) {
		session.execute("SELECT key FROM system.local");
		return this.conditional.get();
	}

	@Override
	public void close() {
	}

}
