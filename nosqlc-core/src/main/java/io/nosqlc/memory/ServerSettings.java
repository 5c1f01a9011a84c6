package io.nosqlc.memory;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

import io.nosqlc.ConnectionProperties;
import io.nosqlc.Consistency;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.internal.value.Names;
import io.nosqlc.internal.value.SettingRules;

/**
 * The settings that mean nothing to memory. They are checked and forgotten, so that an
 * application that starts in memory does not fail on a server because of them.
 */
final class ServerSettings {

	private static final List<String> UNCHECKED = List.of("username", "password", "local-datacenter", "ssl.truststore",
			"ssl.truststore-password", "ssl.keystore", "ssl.keystore-password", "directory");

	private static final List<String> UPDATE_MODES = List.of("compare-and-set", "linearizable", "last-write-wins");

	private static final Map<String, List<String>> CHOICES = Map.of("keyspace-creation", List.of("if-missing", "never"),
			"corrupt-rows", List.of("fail", "skip"), "update-mode", UPDATE_MODES);

	private static final List<String> DURATIONS = List.of("clock-skew", "request-timeout", "update-timeout");

	private static final List<String> FLAGS = List.of("ssl", "ssl.hostname-verification");

	private ServerSettings() {
	}

	/**
	 * Marks them as known.
	 * @throws io.nosqlc.error.NosqlcException if one of them is malformed, in the words
	 * of the driver for Cassandra
	 */
	static void check(ConnectionProperties settings) {
		UNCHECKED.forEach(settings::object);
		DURATIONS.forEach((name) -> settings.duration(name, MemoryClient.PATIENCE));
		FLAGS.forEach((name) -> settings.flag(name, false));
		CHOICES.forEach((name, choices) -> checkChoice(settings, name, choices));
		settings.parsed("replication", Map.of(), SettingRules.REPLICATION, SettingRules::replication);
		settings.parsed("speculative-retry", "", SettingRules.SPECULATIVE_RETRY, SettingRules::speculativeRetry);
		checkConsistency(settings);
		checkNames(settings);
		checkTls(settings.object("ssl-context"));
	}

	private static void checkChoice(ConnectionProperties settings, String name, List<String> choices) {
		settings.parsed(name, choices.get(0), "one of " + choices, (
				text) -> choices.stream().filter((choice) -> bare(choice).equals(bare(text))).findFirst().orElse(null));
	}

	private static String bare(String choice) {
		return choice.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

	private static void checkConsistency(ConnectionProperties settings) {
		Consistency consistency = settings.choice("consistency", Consistency.class, Consistency.LOCAL_QUORUM);
		if (consistency.isSerial()) {
			throw new InvalidUrlException("Invalid value '" + consistency
					+ "' of 'consistency': serial levels are for 'serial-consistency'. Use LOCAL_QUORUM or another.");
		}
		Consistency serial = settings.choice("serial-consistency", Consistency.class, Consistency.SERIAL);
		if (!serial.isSerial()) {
			throw new InvalidUrlException(
					"Invalid value '" + serial + "' of 'serial-consistency': it must be SERIAL or LOCAL_SERIAL.");
		}
	}

	private static void checkNames(ConnectionProperties settings) {
		String keyspace = settings.text("keyspace");
		if (keyspace != null) {
			Names.keyspace(keyspace);
		}
		for (String collection : settings.entries("collections")) {
			checkChoice(settings, "collections." + Names.collection(collection) + ".update-mode", UPDATE_MODES);
			settings.parsed("collections." + collection + ".indexes", Map.of(), SettingRules.INDEXES,
					SettingRules::indexes);
		}
	}

	private static void checkTls(@Nullable Object context) {
		if (context != null && !(context instanceof SSLContext)) {
			throw new InvalidUrlException(
					"Invalid value of 'ssl-context': it must be a javax.net.ssl.SSLContext, given as a property.");
		}
	}

}
