package io.nosqlc.cassandra;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.EmbeddedCassandraException;
import io.nosqlc.embedded.EmbeddedCassandraOptions;
import io.nosqlc.error.ClientUnavailableException;

/**
 * The embedded servers of this virtual machine. The only class that cannot be loaded
 * without their module.
 */
final class EmbeddedServers {

	private static final ReentrantLock lock = new ReentrantLock();

	private static final Map<Path, Shared> servers = new HashMap<>();

	private EmbeddedServers() {
	}

	/**
	 * Returns the server without a directory, which is everybody's.
	 */
	static EmbeddedServer temporary() {
		EmbeddedCassandra server = started(EmbeddedCassandra::shared);
		return new EmbeddedServer(server.contactPoints(), () -> {
		});
	}

	/**
	 * Returns the server that keeps its data in a directory; starts it for the first
	 * client.
	 */
	static EmbeddedServer in(Path directory) {
		Path absolute = directory.toAbsolutePath().normalize();
		lock.lock();
		try {
			Shared shared = servers.get(absolute);
			if (shared == null || !shared.server.isRunning()) {
				EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults().withDirectory(absolute);
				shared = new Shared(absolute, started(() -> EmbeddedCassandra.start(options)));
				servers.put(absolute, shared);
			}
			shared.clients++;
			return new EmbeddedServer(shared.server.contactPoints(), shared::release);
		}
		finally {
			lock.unlock();
		}
	}

	private static EmbeddedCassandra started(Supplier<EmbeddedCassandra> start) {
		try {
			return start.get();
		}
		catch (EmbeddedCassandraException ex) {
			throw new ClientUnavailableException("Cannot start the embedded Cassandra: " + ex.getMessage(), ex);
		}
	}

	/**
	 * A server and how many use it.
	 */
	private static final class Shared {

		private final Path directory;

		private final EmbeddedCassandra server;

		private int clients;

		Shared(Path directory, EmbeddedCassandra server) {
			this.directory = directory;
			this.server = server;
		}

		void release() {
			lock.lock();
			try {
				if (--this.clients == 0) {
					servers.remove(this.directory, this);
					this.server.close();
				}
			}
			finally {
				lock.unlock();
			}
		}

	}

}
