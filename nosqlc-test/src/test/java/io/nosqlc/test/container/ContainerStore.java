package io.nosqlc.test.container;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

import org.testcontainers.cassandra.CassandraContainer;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.test.StoreUnderTest;

/**
 * Cassandra as its makers ship it, in a container that all tests of a run share. Where
 * there is no Docker, tests are skipped and say so.
 */
@EnabledIfDockerAvailable
interface ContainerStore extends StoreUnderTest {

	@Override
	default Client openClient(Map<String, ?> properties) {
		InetSocketAddress contactPoint = Container.SHARED.getContactPoint();
		Map<String, Object> all = new LinkedHashMap<>(properties);
		all.put("local-datacenter", Container.SHARED.getLocalDatacenter());
		return DriverManager.getClient(
				"nosqlc:cassandra:" + contactPoint.getHostString() + ":" + contactPoint.getPort() + "/compliance", all);
	}

	/**
	 * Starts the container when it is first asked for; it is removed after the run.
	 */
	final class Container {

		private static final CassandraContainer SHARED = start();

		private Container() {
		}

		private static CassandraContainer start() {
			CassandraContainer container = new CassandraContainer("cassandra:5.0");
			container.start();
			return container;
		}

	}

}
