package io.nosqlc.cassandra.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.internal.value.SettingRules;

/**
 * How many replicas a keyspace has. Immutable.
 *
 * @param strategy how nodes are chosen
 * @param datacenters replicas by name of the datacenter; the empty name stands for the
 * local one, and with {@link Strategy#SIMPLE} for the whole cluster
 */
public record Replication(Strategy strategy, Map<String, Integer> datacenters) {

	public Replication {
		datacenters = Map.copyOf(datacenters);
		datacenters.values().forEach(Replication::requirePositive);
	}

	/**
	 * Creates numbers of replicas in datacenters; none means that nothing is said.
	 */
	public Replication(Map<String, Integer> datacenters) {
		this(Strategy.NETWORK_TOPOLOGY, datacenters);
	}

	/**
	 * Returns a number of replicas somewhere in the cluster: for a cluster of one
	 * datacenter that gets no other.
	 */
	public static Replication simple(int factor) {
		return new Replication(Strategy.SIMPLE, Map.of("", factor));
	}

	/**
	 * Returns numbers of replicas in datacenters.
	 */
	public static Replication networkTopology(Map<String, Integer> datacenters) {
		if (datacenters.isEmpty()) {
			throw new IllegalArgumentException("'datacenters' must not be empty");
		}
		return new Replication(datacenters);
	}

	/**
	 * Returns a number of replicas in the local datacenter.
	 */
	public static Replication local(int factor) {
		return of("", factor);
	}

	/**
	 * Returns a number of replicas in one datacenter.
	 */
	static Replication of(String datacenter, int factor) {
		return new Replication(Map.of(datacenter, factor));
	}

	/**
	 * Reads {@code 3}, for the local datacenter, or {@code dc1:3,dc2:2}; returns
	 * {@code null} for anything else.
	 */
	public static @Nullable Replication parse(String text) {
		Map<String, Integer> datacenters = SettingRules.replication(text);
		return (datacenters != null) ? new Replication(datacenters) : null;
	}

	Replication withLocalDatacenter(String local) {
		Integer factor = (this.strategy == Strategy.NETWORK_TOPOLOGY) ? this.datacenters.get("") : null;
		return (factor != null) ? of(local, factor) : this;
	}

	/**
	 * Returns these replicas with more in one datacenter.
	 */
	Replication with(String datacenter, int factor) {
		Map<String, Integer> changed = new LinkedHashMap<>(this.datacenters);
		changed.put(datacenter, factor);
		return new Replication(changed);
	}

	/**
	 * Returns the map that follows {@code replication =} in CQL.
	 */
	String toCql() {
		return this.datacenters.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> Cql.literal((this.strategy == Strategy.SIMPLE) ? "replication_factor" : entry.getKey())
					+ ": " + entry.getValue())
			.collect(Collectors.joining(", ", "{'class': '" + this.strategy.cassandraClass + "', ", "}"));
	}

	private static void requirePositive(int factor) {
		if (factor <= 0) {
			throw new IllegalArgumentException("The number of replicas must be positive but is " + factor);
		}
	}

	/**
	 * How nodes are chosen for replicas.
	 */
	public enum Strategy {

		/** The next nodes of the ring, whatever datacenter they are in. */
		SIMPLE("SimpleStrategy"),

		/** So many nodes of each datacenter, in different racks. */
		NETWORK_TOPOLOGY("NetworkTopologyStrategy");

		private final String cassandraClass;

		Strategy(String cassandraClass) {
			this.cassandraClass = cassandraClass;
		}

	}

}
