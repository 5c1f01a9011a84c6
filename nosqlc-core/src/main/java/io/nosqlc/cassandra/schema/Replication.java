package io.nosqlc.cassandra.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.Cql;

/**
 * How many replicas a keyspace has in each datacenter. Immutable.
 *
 * @param datacenters replicas by name of the datacenter; the empty name stands for the
 * local one
 */
public record Replication(Map<String, Integer> datacenters) {

	private static final Pattern FACTOR = Pattern.compile("[1-9]\\d{0,3}");

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
		if (FACTOR.matcher(text).matches()) {
			return local(Integer.parseInt(text));
		}
		Map<String, Integer> datacenters = new LinkedHashMap<>();
		for (String part : text.split(",", -1)) {
			int colon = part.lastIndexOf(':');
			String factor = part.substring(colon + 1).trim();
			String datacenter = part.substring(0, Math.max(colon, 0)).trim();
			if (datacenter.isEmpty() || !FACTOR.matcher(factor).matches()
					|| datacenters.put(datacenter, Integer.parseInt(factor)) != null) {
				return null;
			}
		}
		return new Replication(datacenters);
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
