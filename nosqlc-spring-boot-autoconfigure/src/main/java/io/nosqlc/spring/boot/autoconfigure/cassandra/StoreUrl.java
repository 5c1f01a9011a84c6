package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import io.nosqlc.ConnectionProperties;
import io.nosqlc.cassandra.CassandraUrl;
import io.nosqlc.error.InvalidUrlException;

/**
 * What {@code nosqlc.url} says besides the hosts, whether it is about a cluster or an
 * embedded server, or not set at all.
 *
 * @param keyspace the keyspace, or {@code null} if it names none
 * @param query what follows the question mark, or {@code null} if there is none
 * @param embedded whether it is about an embedded server, which alone has a directory
 */
record StoreUrl(@Nullable String keyspace, @Nullable String query, boolean embedded) {

	/**
	 * Reads the URL.
	 * @throws InvalidUrlException if it is malformed
	 */
	static StoreUrl parse(@Nullable String url) {
		if (!StringUtils.hasText(url)) {
			return new StoreUrl(null, null, false);
		}
		if (CassandraUrl.accepts(url)) {
			CassandraUrl cluster = CassandraUrl.parse(url);
			return new StoreUrl(cluster.keyspace(), cluster.query(), false);
		}
		return ofEmbeddedServer(url.substring(ConfiguredStore.EMBEDDED_PREFIX.length()));
	}

	private static StoreUrl ofEmbeddedServer(String text) {
		String[] parts = text.split("\\?", 2);
		String query = (parts.length > 1) ? parts[1] : null;
		if (parts[0].indexOf('@') >= 0 || new ConnectionProperties(query, Map.of()).text("password") != null) {
			throw new InvalidUrlException("Malformed URL '" + ConfiguredStore.EMBEDDED_PREFIX
					+ "***': it has a user name or a password. An embedded server asks for neither.");
		}
		return new StoreUrl(parts[0].isEmpty() ? null : parts[0], query, true);
	}

	/**
	 * Returns the settings in the query, and those given, which win.
	 * @throws InvalidUrlException if the query is malformed
	 */
	ConnectionProperties settings(Map<String, ?> properties) {
		ConnectionProperties settings = new ConnectionProperties(this.query, properties);
		if (this.embedded) {
			settings.object("directory");
		}
		return settings;
	}

}
