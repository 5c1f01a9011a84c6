package io.nosqlc.internal.value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

	/**
	 * What {@link #indexes(String)} understands.
	 */
	public static final String INDEXES = "1 to 8 different paths other than _id, separated by commas, each with or"
			+ " without a kind of index such as status, total:number, placedAt:timestamp, tags:array, paid:boolean";

	private static final int MOST_INDEXES = 8;

	private static final String USUAL_KIND = "text";

	private static final Set<String> KINDS = Set.of(USUAL_KIND, "number", "boolean", "timestamp", "array");

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
	 * Returns the kinds of indexes, in lower case, by the dotted paths that have one, or
	 * {@code null} if that is not what the text says.
	 */
	public static @Nullable Map<String, String> indexes(String text) {
		Map<String, String> kinds = new LinkedHashMap<>();
		for (String part : text.split(",", -1)) {
			int colon = part.lastIndexOf(':');
			String path = ((colon < 0) ? part : part.substring(0, colon)).trim();
			String kind = (colon < 0) ? USUAL_KIND : part.substring(colon + 1).trim().toLowerCase(Locale.ROOT);
			if (!isIndexable(path) || !KINDS.contains(kind) || kinds.put(path, kind) != null) {
				return null;
			}
		}
		return (kinds.size() <= MOST_INDEXES) ? kinds : null;
	}

	private static boolean isIndexable(String path) {
		String[] names = path.split("\\.", -1);
		return !names[0].equals("_id") && Arrays.stream(names).noneMatch(String::isEmpty) && Text.isWellFormed(path);
	}

	/**
	 * Returns the text if it is a value of the option, or {@code null}.
	 */
	public static @Nullable String speculativeRetry(String text) {
		return RETRY.matcher(text).matches() ? text : null;
	}

}
