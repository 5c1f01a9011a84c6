package io.nosqlc.cassandra;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Client;
import io.nosqlc.ConnectionProperties;
import io.nosqlc.Driver;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.internal.value.Names;

/**
 * Opens clients for {@code nosqlc:embedded:keyspace[?directory=...&name=value&...]}: on a
 * Cassandra of this virtual machine's own, which {@code nosqlc-embedded-cassandra}
 * brings. Safe for use by several threads.
 *
 * <p>
 * Without a directory there is one server for all clients, which ends with the virtual
 * machine and keeps nothing. With one, the server keeps its data there; clients of the
 * same directory share it, and the last one that is closed stops it. Settings about hosts
 * and logins are accepted and have no effect, so that an application changes its store by
 * changing its URL.
 */
public final class EmbeddedDriver implements Driver {

	private static final String PREFIX = "nosqlc:embedded:";

	private static final List<String> SERVER_SETTINGS = List.of("username", "password", "local-datacenter", "ssl",
			"ssl.truststore", "ssl.truststore-password", "ssl.keystore", "ssl.keystore-password",
			"ssl.hostname-verification", "ssl-context");

	/**
	 * Creates the driver.
	 */
	public EmbeddedDriver() {
	}

	@Override
	public boolean acceptsUrl(String url) {
		return url.startsWith(PREFIX);
	}

	@Override
	public Client connect(String url, Map<String, ?> properties) {
		UrlParts parts = UrlParts.of(url, PREFIX);
		ConnectionProperties settings = new ConnectionProperties(parts.query(), properties);
		String keyspace = keyspace(parts, settings);
		String directory = settings.text("directory");
		SERVER_SETTINGS.forEach(settings::object);
		CassandraOptions options = CassandraOptions.from(settings).forOneNode();
		SessionOptions sessionOptions = SessionOptions.withoutLogin(settings);
		settings.refuseUnknown();
		EmbeddedServer server = server(parts, directory);
		return connect(server, sessionOptions, url, keyspace, options);
	}

	private static String keyspace(UrlParts parts, ConnectionProperties settings) {
		String property = settings.text("keyspace");
		if (!parts.rest().isEmpty()) {
			return parts.keyspace(parts.rest());
		}
		if (property == null) {
			throw parts.malformed("it names no keyspace. Write nosqlc:embedded:keyspace");
		}
		return Names.keyspace(property);
	}

	private static EmbeddedServer server(UrlParts parts, @Nullable String directory) {
		try {
			return (directory != null) ? EmbeddedServers.in(Path.of(directory)) : EmbeddedServers.temporary();
		}
		catch (InvalidPathException ex) {
			throw parts.malformed("its directory '" + directory + "' is no path (" + ex.getReason() + ")");
		}
		catch (NoClassDefFoundError ex) {
			throw new ClientUnavailableException("Cannot connect to '" + parts.shown()
					+ "': there is no embedded Cassandra on the class path. Add the dependency"
					+ " io.nosqlc:nosqlc-embedded-cassandra, or use a URL of nosqlc:cassandra:.", ex);
		}
	}

	private static Client connect(EmbeddedServer server, SessionOptions sessionOptions, String url, String keyspace,
			CassandraOptions options) {
		CqlSession session;
		try {
			session = CassandraSessions.open(server.contactPoints(), sessionOptions);
		}
		catch (RuntimeException ex) {
			server.release().run();
			throw ex;
		}
		return CassandraClient.owning(session, server.release(), url, keyspace, options);
	}

}
