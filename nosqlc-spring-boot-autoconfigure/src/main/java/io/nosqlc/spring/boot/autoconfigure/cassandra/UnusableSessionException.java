package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.io.Serial;
import java.util.Set;
import java.util.TreeSet;

import io.nosqlc.error.NosqlcException;

/**
 * The session is open and considers none of the nodes, because none is in its local
 * datacenter.
 */
final class UnusableSessionException extends NosqlcException {

	@Serial
	private static final long serialVersionUID = 1;

	private final String localDatacenter;

	private final TreeSet<String> datacenters;

	UnusableSessionException(String localDatacenter, Set<String> datacenters) {
		super("No node of the cluster is in the local datacenter '" + localDatacenter + "', but in " + datacenters
				+ ". Set the local datacenter to one of these.");
		this.localDatacenter = localDatacenter;
		this.datacenters = new TreeSet<>(datacenters);
	}

	String localDatacenter() {
		return this.localDatacenter;
	}

	Set<String> datacenters() {
		return this.datacenters;
	}

}
