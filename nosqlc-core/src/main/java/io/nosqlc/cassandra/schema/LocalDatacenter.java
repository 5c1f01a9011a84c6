package io.nosqlc.cassandra.schema;

import java.util.List;
import java.util.Objects;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;

import io.nosqlc.error.ClientUnavailableException;

/**
 * The datacenter that a session sends its requests to, whoever configured it.
 *
 * @param name its name
 * @param nodes how many nodes it has, those that are down included
 */
record LocalDatacenter(String name, int nodes) {

	static LocalDatacenter of(CqlSession session) {
		List<String> names = session.getMetadata()
			.getNodes()
			.values()
			.stream()
			.filter((node) -> node.getDistance() == NodeDistance.LOCAL)
			.map(Node::getDatacenter)
			.filter(Objects::nonNull)
			.toList();
		if (names.isEmpty()) {
			throw new ClientUnavailableException("Cannot tell the local datacenter: the session considers no node as"
					+ " local. Check local-datacenter, which must be the name that the servers give it.");
		}
		String name = names.get(0);
		return new LocalDatacenter(name, (int) names.stream().filter(name::equals).count());
	}

}
