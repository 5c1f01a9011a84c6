package io.nosqlc.internal.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The rules for settings about keyspaces and tables: one driver obeys them, all refuse
 * what breaks them.
 */
public final class SettingRules {

	/**
	 * What {@link #replication(String)} understands.
	 */
	public static final String REPLICATION = "a number of replicas such as 3, or one for each datacenter such as"
			+ " dc1:3,dc2:3";

	/**
	 * What {@link #speculativeRetry(String)} understands.
	 */
	public static final String SPECULATIVE_RETRY = "what Cassandra's table option takes, such as 30ms, 99p or NONE";

	private static final Pattern FACTOR = Pattern.compile("[1-9]\\d{0,3}");

	private static final Pattern RETRY = Pattern
		.compile("(?i)(none|always|\\d{1,6}(\\.\\d{1,3})?(ms|p|percentile)|(min|max)\\([0-9a-z., ]{1,40}\\))");

	private SettingRules() {
	}

	/**
	 * Returns replicas by name of the datacenter, of which the empty one is the local
	 * one, or {@code null} if that is not what the text says.
	 */
	public static @Nullable Map<String, Integer> replication(String text) {
		if (FACTOR.matcher(text).matches()) {
			return Map.of("", Integer.parseInt(text));
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
		return datacenters;
	}

	/**
	 * Returns the text if it is a value of the option, or {@code null}.
	 */
	public static @Nullable String speculativeRetry(String text) {
		return RETRY.matcher(text).matches() ? text : null;
	}

}
