package io.nosqlc.cassandra.schema;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.Cql;
import io.nosqlc.error.QueryRejectedException;

/**
 * Options of a table, as they follow WITH. Those that are not named are left to the
 * servers, or as they are. Immutable, and in the order of their names.
 *
 * @param values texts, numbers, booleans, and maps of these, by the name of the option
 */
public record TableOptions(Map<String, Object> values) {

	/** Free text, of which every letter counts. */
	private static final String COMMENT = "comment";

	private static final Set<String> KNOWN = Set.of("additional_write_policy", "bloom_filter_fp_chance", "caching",
			"cdc", COMMENT, "compaction", "compression", "crc_check_chance", "default_time_to_live", "gc_grace_seconds",
			"incremental_backups", "max_index_interval", "memtable", "memtable_flush_period_in_ms",
			"min_index_interval", "read_repair", "speculative_retry");

	/** No options. */
	public static final TableOptions NONE = new TableOptions(Map.of());

	/**
	 * Creates options.
	 * @throws QueryRejectedException if servers have no option of a name
	 */
	public TableOptions {
		values = Collections.unmodifiableMap(new TreeMap<>(values));
		Set<String> unknown = new TreeSet<>(values.keySet());
		unknown.removeAll(KNOWN);
		if (!unknown.isEmpty()) {
			throw new QueryRejectedException("Cannot give a table the option '" + String.join("', '", unknown)
					+ "': Cassandra has none of that name. Choose from " + new TreeSet<>(KNOWN) + ".");
		}
	}

	/**
	 * Returns the options of which a table differs, or that it does not have.
	 * @param existing the table's own, by name: texts, numbers, booleans and maps
	 */
	TableOptions differentFrom(Map<String, Object> existing) {
		Map<String, Object> different = new LinkedHashMap<>();
		this.values.forEach((name, wanted) -> {
			Object found = existing.get(name);
			if (name.equals(COMMENT) ? !wanted.equals(found) : !isAs(wanted, found)) {
				different.put(name, wanted);
			}
		});
		return new TableOptions(different);
	}

	/**
	 * A table has more suboptions than it was given.
	 */
	private static boolean isAs(Object wanted, @Nullable Object existing) {
		if (wanted instanceof Map<?, ?> map) {
			return existing instanceof Map<?, ?> found && map.entrySet()
				.stream()
				.allMatch((entry) -> isAs(String.valueOf(entry.getValue()), found.get(entry.getKey())));
		}
		if (wanted instanceof Number number && existing instanceof Number found) {
			return number.doubleValue() == found.doubleValue();
		}
		return simpleName(String.valueOf(wanted)).equalsIgnoreCase(simpleName(String.valueOf(existing)));
	}

	/**
	 * Classes of Cassandra's own are stored with their package, and usually named
	 * without.
	 */
	private static String simpleName(String value) {
		return value.startsWith("org.apache.cassandra.") ? value.substring(value.lastIndexOf('.') + 1) : value;
	}

	/**
	 * Returns what follows WITH, part by part.
	 */
	List<String> toCql() {
		return this.values.entrySet()
			.stream()
			.map((option) -> option.getKey() + " = " + toCql(option.getValue()))
			.toList();
	}

	private static String toCql(Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.sorted(Comparator.comparing((entry) -> String.valueOf(entry.getKey())))
				.map((entry) -> Cql.literal(String.valueOf(entry.getKey())) + ": "
						+ Cql.literal(String.valueOf(entry.getValue())))
				.collect(Collectors.joining(", ", "{", "}"));
		}
		return (value instanceof Number || value instanceof Boolean) ? value.toString()
				: Cql.literal(String.valueOf(value));
	}

}
