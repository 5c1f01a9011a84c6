package io.nosqlc.cassandra;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.nosqlc.ConnectionProperties;
import io.nosqlc.error.InvalidUrlException;

/**
 * A URL of the Cassandra driver in its parts:
 * {@code nosqlc:cassandra:host[:port][,host[:port]...]/keyspace[?name=value&...]}, where
 * an IPv6 address is in brackets and a missing port is 9042. Reading it asks no name
 * server. Immutable.
 *
 * @param contactPoints the hosts, not resolved; at least one
 * @param keyspace the keyspace, in the case it is written in; {@code null} if the URL
 * names none
 * @param query what follows the question mark, without credentials; {@code null} if there
 * is no question mark
 */
public record CassandraUrl(List<InetSocketAddress> contactPoints, @Nullable String keyspace, @Nullable String query) {

	/**
	 * What the driver's URLs begin with.
	 */
	public static final String PREFIX = "nosqlc:cassandra:";

	/**
	 * The port of a contact point that names none.
	 */
	public static final int DEFAULT_PORT = 9042;

	public CassandraUrl {
		contactPoints = List.copyOf(contactPoints);
	}

	/**
	 * Returns whether a URL is meant for this driver, malformed or not.
	 */
	public static boolean accepts(String url) {
		return url.startsWith(PREFIX);
	}

	/**
	 * Reads a URL whose keyspace may be missing, because something else names it.
	 * @throws InvalidUrlException if it is malformed, naming the part that is wrong
	 */
	public static CassandraUrl parse(String url) {
		return new CassandraUrlParser(UrlParts.of(url, PREFIX)).parse();
	}

	/**
	 * Returns the settings in the query, and those given, which win.
	 * @throws InvalidUrlException if the query is malformed
	 */
	public ConnectionProperties properties(Map<String, ?> properties) {
		return new ConnectionProperties(this.query, properties);
	}

	/**
	 * Returns the URL without its query.
	 */
	@Override
	public String toString() {
		StringBuilder url = new StringBuilder(PREFIX);
		for (InetSocketAddress point : this.contactPoints) {
			String host = point.getHostString();
			url.append((url.length() > PREFIX.length()) ? "," : "")
				.append((host.indexOf(':') >= 0) ? "[" + host + "]" : host)
				.append(':')
				.append(point.getPort());
		}
		return url.append((this.keyspace != null) ? "/" + this.keyspace : "").toString();
	}

}
