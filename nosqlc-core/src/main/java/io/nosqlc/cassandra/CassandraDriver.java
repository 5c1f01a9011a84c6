package io.nosqlc.cassandra;

import java.util.Map;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Client;
import io.nosqlc.ConnectionProperties;
import io.nosqlc.Driver;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.internal.value.Names;

/**
 * Opens clients for
 * {@code nosqlc:cassandra:host[:port][,host[:port]...]/keyspace[?name=value&...]}, each
 * on a session of its own. Safe for use by several threads.
 *
 * <p>
 * The keyspace is the URL's, else the property {@code keyspace}. If it does not exist it
 * is created, unless {@code keyspace-creation} is {@code never}. All settings are in
 * {@code docs/cassandra.md}.
 */
public final class CassandraDriver implements Driver {

	/**
	 * Creates the driver.
	 */
	public CassandraDriver() {
	}

	@Override
	public boolean acceptsUrl(String url) {
		return CassandraUrl.accepts(url);
	}

	@Override
	public Client connect(String url, Map<String, ?> properties) {
		CassandraUrl parsed = CassandraUrl.parse(url);
		ConnectionProperties settings = parsed.properties(properties);
		String keyspace = keyspace(parsed, settings.text("keyspace"));
		SessionOptions sessionOptions = SessionOptions.from(settings);
		CassandraOptions options = CassandraOptions.from(settings);
		settings.refuseUnknown();
		CqlSession session = CassandraSessions.open(parsed.contactPoints(), sessionOptions);
		return CassandraClient.owning(session, () -> {
		}, url, keyspace, options);
	}

	private static String keyspace(CassandraUrl url, @Nullable String property) {
		if (url.keyspace() != null) {
			return url.keyspace();
		}
		if (property == null) {
			throw new InvalidUrlException("Malformed URL '" + url
					+ "': it names no keyspace. Write it behind the hosts: nosqlc:cassandra:host:9042/keyspace.");
		}
		return Names.keyspace(property);
	}

}
