package io.nosqlc.memory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Client;
import io.nosqlc.ClientOptions;
import io.nosqlc.ClientRuntime;
import io.nosqlc.ConnectionProperties;
import io.nosqlc.Consistency;
import io.nosqlc.Driver;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.internal.value.Names;

/**
 * Opens clients for {@code nosqlc:memory:}. Each has documents of its own, which
 * {@link Client#close()} forgets. Safe for use by several threads.
 *
 * <p>
 * What follows the prefix is a label for people, up to a question mark; then come
 * settings. Those that only mean something to a server are accepted and have no effect,
 * so that an application changes its store by changing its URL.
 */
public final class MemoryDriver implements Driver {

	private static final String PREFIX = "nosqlc:memory:";

	private static final List<String> SERVER_SETTINGS = List.of("username", "password", "keyspace", "local-datacenter",
			"replication", "speculative-retry", "ssl", "ssl.truststore", "ssl.truststore-password", "ssl.keystore",
			"ssl.keystore-password", "ssl.hostname-verification", "ssl-context", "directory");

	private static final List<String> UPDATE_MODES = List.of("compare-and-set", "linearizable", "last-write-wins");

	private static final Map<String, List<String>> SERVER_CHOICES = Map.of("serial-consistency",
			List.of("serial", "local-serial"), "keyspace-creation", List.of("if-missing", "never"), "corrupt-rows",
			List.of("fail", "skip"), "update-mode", UPDATE_MODES);

	private static final List<String> SERVER_DURATIONS = List.of("clock-skew", "request-timeout", "update-timeout");

	private final InstantSource clock;

	/**
	 * Creates the driver.
	 */
	public MemoryDriver() {
		this(InstantSource.system());
	}

	MemoryDriver(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public boolean acceptsUrl(String url) {
		return url.startsWith(PREFIX);
	}

	@Override
	public Client connect(String url, Map<String, ?> properties) {
		int question = url.indexOf('?');
		String query = (question >= 0) ? url.substring(question + 1) : null;
		ConnectionProperties settings = new ConnectionProperties(query, properties);
		ClientRuntime runtime = new ClientRuntime(ClientOptions.from(settings), executor(settings));
		Duration patience = settings.duration("update-timeout", MemoryClient.PATIENCE);
		acceptServerSettings(settings);
		settings.refuseUnknown();
		return new MemoryClient(url, runtime, new WriteClock(this.clock, patience));
	}

	private static @Nullable Executor executor(ConnectionProperties settings) {
		Object executor = settings.object("executor");
		if (executor == null || executor instanceof Executor) {
			return (Executor) executor;
		}
		throw new InvalidUrlException("Invalid value of 'executor': it is a " + executor.getClass().getName()
				+ ". Pass a java.util.concurrent.Executor as a property.");
	}

	private static void acceptServerSettings(ConnectionProperties settings) {
		SERVER_SETTINGS.forEach(settings::object);
		SERVER_DURATIONS.forEach((name) -> settings.duration(name, MemoryClient.PATIENCE));
		SERVER_CHOICES.forEach((name, choices) -> checkChoice(settings, name, choices));
		checkConsistency(settings.choice("consistency", Consistency.class, Consistency.LOCAL_QUORUM));
		for (String collection : settings.entries("collections")) {
			checkChoice(settings, "collections." + Names.collection(collection) + ".update-mode", UPDATE_MODES);
		}
	}

	private static void checkConsistency(Consistency consistency) {
		if (consistency.isSerial()) {
			throw new InvalidUrlException("Invalid value '" + consistency
					+ "' of 'consistency': serial levels are for 'serial-consistency'. Use LOCAL_QUORUM or another.");
		}
	}

	private static void checkChoice(ConnectionProperties settings, String name, List<String> choices) {
		settings.parsed(name, choices.get(0), "one of " + choices, (
				text) -> choices.stream().filter((choice) -> bare(choice).equals(bare(text))).findFirst().orElse(null));
	}

	private static String bare(String choice) {
		return choice.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

}
