package io.nosqlc.cassandra.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.internal.value.SettingRules;

/**
 * How many replicas a keyspace has in each datacenter. Immutable.
 *
 * @param datacenters replicas by name of the datacenter; the empty name stands for the
 * local one
 */
public record Replication(Map<String, Integer> datacenters) {

	public Replication {
		datacenters = Map.copyOf(datacenters);
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
		return this.datacenters.containsKey("") ? of(local, this.datacenters.get("")) : this;
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
			.map((entry) -> Cql.literal(entry.getKey()) + ": " + entry.getValue())
			.collect(Collectors.joining(", ", "{'class': 'NetworkTopologyStrategy', ", "}"));
	}

}
