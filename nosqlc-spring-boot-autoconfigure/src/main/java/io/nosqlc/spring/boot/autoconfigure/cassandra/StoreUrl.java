package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import io.nosqlc.ConnectionProperties;
import io.nosqlc.cassandra.CassandraUrl;

/**
 * What {@code nosqlc.url} says besides the hosts, whether it is about a cluster or an
 * embedded server, or not set at all.
 *
 * @param keyspace the keyspace, or {@code null} if it names none
 * @param query what follows the question mark, or {@code null} if there is none
 */
record StoreUrl(@Nullable String keyspace, @Nullable String query) {

	/**
	 * Reads the URL.
	 * @throws io.nosqlc.error.InvalidUrlException if it is malformed
	 */
	static StoreUrl parse(@Nullable String url) {
		if (!StringUtils.hasText(url)) {
			return new StoreUrl(null, null);
		}
		if (CassandraUrl.accepts(url)) {
			CassandraUrl cluster = CassandraUrl.parse(url);
			return new StoreUrl(cluster.keyspace(), cluster.query());
		}
		String[] parts = url.substring(ConfiguredStore.EMBEDDED_PREFIX.length()).split("\\?", 2);
		return new StoreUrl(parts[0].isEmpty() ? null : parts[0], (parts.length > 1) ? parts[1] : null);
	}

	/**
	 * Returns the settings in the query, and those given, which win.
	 * @throws io.nosqlc.error.InvalidUrlException if the query is malformed
	 */
	ConnectionProperties settings(Map<String, ?> properties) {
		return new ConnectionProperties(this.query, properties);
	}

}
