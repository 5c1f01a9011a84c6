package io.nosqlc.data.mapping;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The options that the annotations of an entity name, by their names in CQL.
 */
final class DeclaredOptions {

	private static final String DEFAULT_TIME_TO_LIVE = "default_time_to_live";

	/** The options of tables of Cassandra 4.0 to 5.0, with one value each. */
	private static final Map<String, Function<String, @Nullable Object>> OTHERS = Map.ofEntries(
			Map.entry("additional_write_policy", DeclaredOptions::text),
			Map.entry("bloom_filter_fp_chance", DeclaredOptions::number), Map.entry("cdc", DeclaredOptions::yesOrNo),
			Map.entry("crc_check_chance", DeclaredOptions::number),
			Map.entry("gc_grace_seconds", DeclaredOptions::number),
			Map.entry("incremental_backups", DeclaredOptions::yesOrNo),
			Map.entry("max_index_interval", DeclaredOptions::number), Map.entry("memtable", DeclaredOptions::text),
			Map.entry("memtable_flush_period_in_ms", DeclaredOptions::number),
			Map.entry("min_index_interval", DeclaredOptions::number), Map.entry("read_repair", DeclaredOptions::text),
			Map.entry("speculative_retry", DeclaredOptions::text));

	private final NosqlcPersistentEntity<?> root;

	private final Problems problems;

	private final Map<String, Object> options = new LinkedHashMap<>();

	DeclaredOptions(NosqlcPersistentEntity<?> root, Problems problems) {
		this.root = root;
		this.problems = problems;
	}

	/**
	 * Returns the options, and adds what is wrong with them.
	 */
	Map<String, Object> read() {
		TableOptions annotation = this.root.declared(TableOptions.class);
		if (annotation != null) {
			if (!annotation.comment().isEmpty()) {
				this.options.put("comment", annotation.comment());
			}
			addMap("compaction", annotation.compaction());
			addMap("compression", annotation.compression());
			addMap("caching", annotation.caching());
			settings(annotation.others()).forEach(this::addOther);
		}
		Duration timeToLive = new TimeToLive(this.root, this.problems).read();
		if (timeToLive != null) {
			this.options.put(DEFAULT_TIME_TO_LIVE, timeToLive.toSeconds());
		}
		return this.options;
	}

	private void addMap(String name, String[] written) {
		Map<String, String> settings = settings(written);
		if (name.equals("compaction") && !settings.isEmpty() && !settings.containsKey("class")) {
			this.problems.add(this.root, "its compaction has settings, and no class they are for",
					"Add \"class=...\" to them");
		}
		if (!settings.isEmpty()) {
			this.options.put(name, Map.copyOf(settings));
		}
	}

	private Map<String, String> settings(String[] written) {
		Map<String, String> settings = new LinkedHashMap<>();
		for (String setting : written) {
			int equals = setting.indexOf('=');
			if (equals < 1) {
				this.problems.add(this.root, "its option '" + setting + "' has no name or no value",
						"Write it as \"name=value\"");
			}
			else if (settings.put(setting.substring(0, equals).trim(), setting.substring(equals + 1).trim()) != null) {
				this.problems.add(this.root, "its option '" + setting + "' is there twice", "Keep one");
			}
		}
		return settings;
	}

	private void addOther(String name, String value) {
		Function<String, @Nullable Object> reader = OTHERS.get(name);
		if (reader == null) {
			this.problems.add(this.root, "tables have no option '" + name + "' with one value",
					name.equals(DEFAULT_TIME_TO_LIVE) ? "Use @Ttl"
							: "Use one of those of Cassandra's CREATE TABLE, or the attribute of @TableOptions for it");
			return;
		}
		Object read = reader.apply(value);
		if (read == null) {
			this.problems.add(this.root, "the value of its option '" + name + "' cannot be '" + value + "'",
					"Write a number, or true or false, as the option wants it");
			return;
		}
		this.options.put(name, read);
	}

	private static @Nullable Object text(String value) {
		return value.isEmpty() ? null : value;
	}

	private static @Nullable Object yesOrNo(String value) {
		return (value.equals("true") || value.equals("false")) ? Boolean.valueOf(value) : null;
	}

	private static @Nullable Object number(String value) {
		try {
			return new BigDecimal(value);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
