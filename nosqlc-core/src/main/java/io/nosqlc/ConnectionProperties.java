package io.nosqlc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.internal.value.Names;

/**
 * The settings of a client, from the query of its URL and from properties, which win.
 * Names are read as Spring Boot reads them: {@code localDatacenter} and
 * {@code local-datacenter} are the same. For driver authors: read what you know, then
 * call {@link #refuseUnknown()}. For one thread at a time. Values are never shown in
 * messages if their name speaks of a password or a secret.
 */
public final class ConnectionProperties {

	private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d{1,15})(ns|us|ms|s|m|h|d)?");

	private static final Pattern MAP_ENTRY = Pattern.compile("((?i:collections))(\\.[^.]*)(.*)");

	private final Map<String, Object> values = new LinkedHashMap<>();

	private final Map<String, String> given = new LinkedHashMap<>();

	private final Set<String> known = new TreeSet<>();

	/**
	 * Collects settings.
	 * @param query the part of a URL behind its question mark, or {@code null}
	 * @param properties settings that win over the query
	 * @throws InvalidUrlException if the query is malformed, or if it or the properties
	 * name something twice
	 */
	public ConnectionProperties(@Nullable String query, Map<String, ?> properties) {
		if (query != null && !query.isEmpty()) {
			for (String parameter : query.split("&", -1)) {
				addParameter(parameter);
			}
		}
		Map<String, String> names = new LinkedHashMap<>();
		properties.forEach((name, value) -> {
			if (value != null) {
				refuseTwin(name, names.put(canonical(name), name));
				put(name, value);
			}
		});
	}

	/**
	 * Returns a setting as text, or {@code null} if it is not set or blank.
	 */
	public @Nullable String text(String name) {
		Object value = object(name);
		return (value == null || value.toString().isBlank()) ? null : value.toString();
	}

	/**
	 * Returns a setting as it was given, or {@code null} if it is not set.
	 */
	public @Nullable Object object(String name) {
		this.known.add(name);
		return this.values.get(canonical(name));
	}

	/**
	 * Returns a setting as a number from 1 to the largest int.
	 */
	public int positiveInt(String name, int defaultValue) {
		return wholeNumber(name, 1, defaultValue);
	}

	/**
	 * Returns a setting as a number from a least one to the largest int.
	 */
	public int wholeNumber(String name, int least, int defaultValue) {
		return parsed(name, defaultValue, "a whole number from " + least + " to " + Integer.MAX_VALUE, (text) -> {
			int value = Integer.parseInt(text);
			return (value >= least) ? value : null;
		});
	}

	/**
	 * Returns a setting as {@code true} or {@code false}.
	 */
	public boolean flag(String name, boolean defaultValue) {
		return parsed(name, defaultValue, "true or false", (text) -> switch (text.toLowerCase(Locale.ROOT)) {
			case "true" -> true;
			case "false" -> false;
			default -> null;
		});
	}

	/**
	 * Returns a setting as a positive duration: {@code 500ms}, {@code 2s}, {@code PT2S};
	 * a bare number is milliseconds.
	 */
	public Duration duration(String name, Duration defaultValue) {
		return parsed(name, defaultValue, "a duration such as 500ms, 2s or PT2S", ConnectionProperties::parseDuration);
	}

	/**
	 * Returns a setting as one of the constants of an enum, whose names are read without
	 * regard to case and dashes.
	 */
	public <E extends Enum<E>> E choice(String name, Class<E> type, E defaultValue) {
		E[] constants = type.getEnumConstants();
		String rule = "one of "
				+ Arrays.stream(constants).map((it) -> it.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
		return parsed(name, defaultValue, rule,
				(text) -> Arrays.stream(constants)
					.filter((it) -> canonical(it.name()).equals(canonical(text)))
					.findFirst()
					.orElse(null));
	}

	/**
	 * Returns a setting that a parser understands.
	 * @param rule what is expected, for the message
	 * @param parser returns {@code null} or throws an {@link IllegalArgumentException}
	 * for what it does not understand
	 */
	public <T> T parsed(String name, T defaultValue, String rule, Function<String, @Nullable T> parser) {
		String text = text(name);
		if (text == null) {
			return defaultValue;
		}
		T value;
		try {
			value = parser.apply(text.trim());
		}
		catch (IllegalArgumentException | DateTimeParseException | ArithmeticException ex) {
			value = null;
		}
		if (value == null) {
			throw new InvalidUrlException(
					"Invalid value '" + shown(name, text) + "' of '" + name + "': it must be " + rule + ".");
		}
		return value;
	}

	/**
	 * Returns the names that stand between a prefix and the next dot, as they were given:
	 * the entries of a map such as {@code collections.orders.mode}.
	 */
	public Set<String> entries(String prefix) {
		Set<String> entries = new TreeSet<>();
		String start = canonical(prefix) + ".";
		this.given.forEach((canonical, name) -> {
			if (canonical.startsWith(start)) {
				entries.add(name.split("\\.", -1)[start.split("\\.").length]);
			}
		});
		return entries;
	}

	/**
	 * Refuses settings that nobody has asked for.
	 * @throws InvalidUrlException naming the first of them and those that exist
	 */
	public void refuseUnknown() {
		Set<String> expected = new TreeSet<>();
		this.known.forEach((name) -> expected.add(canonical(name)));
		this.given.forEach((canonical, name) -> {
			if (!expected.contains(canonical)) {
				throw new InvalidUrlException("Unknown setting '" + Names.ofSetting(name) + "'. This driver knows "
						+ String.join(", ", this.known) + ".");
			}
		});
	}

	private void addParameter(String parameter) {
		int equals = parameter.indexOf('=');
		if (equals <= 0) {
			throw new InvalidUrlException("Malformed parameter '" + ((equals < 0) ? shown(parameter) : "=…")
					+ "' in the query of the URL: it must be name=value.");
		}
		String name = decode(parameter.substring(0, equals));
		if (this.given.containsKey(canonical(name))) {
			throw new InvalidUrlException(
					"The query of the URL sets '" + Names.ofSetting(name) + "' twice. Keep one of them.");
		}
		put(name, decode(parameter.substring(equals + 1)));
	}

	private static void refuseTwin(String name, @Nullable String twin) {
		if (twin != null) {
			throw new InvalidUrlException("The properties '" + Names.ofSetting(twin) + "' and '" + Names.ofSetting(name)
					+ "' are the same setting, written in two ways. Keep one of them.");
		}
	}

	private void put(String name, Object value) {
		this.values.put(canonical(name), value);
		this.given.put(canonical(name), name);
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidUrlException("Malformed percent-encoding in the query of the URL: each % must be followed"
					+ " by two hexadecimal digits.", ex);
		}
	}

	private static @Nullable Duration parseDuration(String text) {
		Matcher simple = SIMPLE_DURATION.matcher(text.toLowerCase(Locale.ROOT));
		Duration duration;
		if (simple.matches()) {
			long amount = Long.parseLong(simple.group(1));
			String unit = simple.group(2);
			duration = switch ((unit != null) ? unit : "ms") {
				case "ns" -> Duration.ofNanos(amount);
				case "us" -> Duration.ofNanos(amount * 1000);
				case "ms" -> Duration.ofMillis(amount);
				case "s" -> Duration.ofSeconds(amount);
				case "m" -> Duration.ofMinutes(amount);
				case "h" -> Duration.ofHours(amount);
				default -> Duration.ofDays(amount);
			};
		}
		else {
			duration = Duration.parse(text);
		}
		return (duration.isNegative() || duration.isZero()) ? null : duration;
	}

	private static String shown(String parameter) {
		String name = Names.ofSetting(decode(parameter));
		return shown(name, name);
	}

	private static String shown(String name, String text) {
		return Urls.isSecret(name) ? "***" : text;
	}

	/**
	 * Names are relaxed as Spring Boot's are, but not those of a map's entries: there,
	 * two that look alike are two collections.
	 */
	private static String canonical(String name) {
		Matcher entry = MAP_ENTRY.matcher(name);
		return entry.matches() ? relaxed(entry.group(1)) + entry.group(2) + relaxed(entry.group(3)) : relaxed(name);
	}

	private static String relaxed(String name) {
		return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
	}

}
