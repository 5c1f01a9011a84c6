package io.nosqlc.memory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Client;
import io.nosqlc.ClientOptions;
import io.nosqlc.ClientRuntime;
import io.nosqlc.ConnectionProperties;
import io.nosqlc.Driver;
import io.nosqlc.error.InvalidUrlException;

/**
 * Opens clients for {@code nosqlc:memory:}. Each has documents of its own, which
 * {@link Client#close()} forgets. Safe for use by several threads.
 *
 * <p>
 * What follows the prefix is a label for people, up to a question mark; then come
 * settings. Those that only mean something to a server have no effect, so that an
 * application changes its store by changing its URL; but what the server's driver would
 * refuse is refused. Logins and files of certificates are not looked at.
 */
public final class MemoryDriver implements Driver {

	private static final String PREFIX = "nosqlc:memory:";

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
		ServerSettings.check(settings);
		settings.refuseUnknown();
		return new MemoryClient(url, runtime, new WriteClock(this.clock, patience));
	}

	private static @Nullable Executor executor(ConnectionProperties settings) {
		Object executor = settings.object("executor");
		if (executor == null || executor instanceof Executor) {
			return (Executor) executor;
		}
		throw new InvalidUrlException(
				"Invalid value of 'executor': it must be a java.util.concurrent.Executor, given as a property.");
	}

}
