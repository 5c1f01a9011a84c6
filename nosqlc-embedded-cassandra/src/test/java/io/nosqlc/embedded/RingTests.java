package io.nosqlc.embedded;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RingTests {

	@Test
	void aRingOfThreeAnswersWhileOneNodeIsDeadAndTakesItBack() {
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults().withNodes(3);
		try (EmbeddedCassandra ring = EmbeddedCassandra.start(options); CqlSession session = Sessions.open(ring)) {
			assertThat(ring.contactPoints()).extracting(InetSocketAddress::getHostString)
				.containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3");
			assertThat(session.getMetadata().getNodes()).hasSize(3);
			Node first = session.getMetadata().getNodes().values().iterator().next();
			Stream
				.of("CREATE KEYSPACE shop WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 3}",
						"CREATE TABLE shop.orders (pk text PRIMARY KEY, data text)")
				.forEach((definition) -> session.execute(SimpleStatement.newInstance(definition).setNode(first)));
			awaitTableOnAllNodes(session);

			ring.node(1).kill();
			assertThat(ring.node(1).isRunning()).isFalse();
			assertThat(ring.isRunning()).isTrue();
			session.execute(quorum("INSERT INTO shop.orders (pk, data) VALUES ('order-1', 'stored by two')"));
			assertThat(session.execute(quorum("SELECT data FROM shop.orders WHERE pk = 'order-1'")).one().getString(0))
				.isEqualTo("stored by two");

			ring.node(1).restart();
			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(states(session)).hasSize(3).containsOnly(NodeState.UP));
			await().atMost(Duration.ofSeconds(60))
				.ignoreExceptions()
				.untilAsserted(() -> assertThat(session
					.execute(quorum("SELECT data FROM shop.orders WHERE pk = 'order-1'")
						.setConsistencyLevel(ConsistencyLevel.ALL))
					.one()
					.getString(0)).isEqualTo("stored by two"));
		}
	}

	/**
	 * The other nodes learn of a table a moment after the one that created it, and open
	 * it another moment later.
	 */
	private static void awaitTableOnAllNodes(CqlSession session) {
		for (Node node : session.getMetadata().getNodes().values()) {
			SimpleStatement insert = quorum("INSERT INTO shop.orders (pk, data) VALUES ('order-0', 'stored by three')")
				.setConsistencyLevel(ConsistencyLevel.ALL)
				.setNode(node);
			await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> session.execute(insert).wasApplied());
		}
	}

	private static SimpleStatement quorum(String statement) {
		return SimpleStatement.newInstance(statement).setConsistencyLevel(ConsistencyLevel.QUORUM).setIdempotent(true);
	}

	private static List<NodeState> states(CqlSession session) {
		return session.getMetadata().getNodes().values().stream().map(Node::getState).toList();
	}

}
