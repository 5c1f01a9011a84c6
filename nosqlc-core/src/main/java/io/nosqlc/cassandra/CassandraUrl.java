package io.nosqlc.cassandra;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.nosqlc.ConnectionProperties;
import io.nosqlc.error.InvalidNameException;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.internal.value.Names;

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

	private static final int HIGHEST_PORT = 65_535;

	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?");

	private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]+(%[A-Za-z0-9_.-]+)?");

	private static final Pattern PORT = Pattern.compile("\\d{1,5}");

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
		return new Parser(url).parse();
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

	/**
	 * Takes one URL apart, from its ends inwards.
	 */
	private static final class Parser {

		private final String url;

		private final String rest;

		private final @Nullable String query;

		Parser(String url) {
			this.url = url;
			if (!accepts(url)) {
				throw malformed("it does not begin with '" + PREFIX + "'");
			}
			String behindPrefix = url.substring(PREFIX.length());
			int question = behindPrefix.indexOf('?');
			this.rest = (question >= 0) ? behindPrefix.substring(0, question) : behindPrefix;
			this.query = (question >= 0) ? behindPrefix.substring(question + 1) : null;
		}

		CassandraUrl parse() {
			refuseCredentials();
			if (this.rest.startsWith("//")) {
				throw malformed("it has '//' behind its prefix. Leave that out: nosqlc:cassandra:host:9042/keyspace");
			}
			int slash = this.rest.indexOf('/');
			String hosts = (slash >= 0) ? this.rest.substring(0, slash) : this.rest;
			return new CassandraUrl(contactPoints(hosts), (slash >= 0) ? keyspace(slash) : null, this.query);
		}

		private void refuseCredentials() {
			if (this.rest.indexOf('@') >= 0) {
				throw malformed("it has a user name or a password in front of a host. Give them as the properties"
						+ " 'username' and 'password', which are never shown");
			}
			if (this.query == null) {
				return;
			}
			for (String parameter : this.query.split("&", -1)) {
				String name = parameter.split("=", 2)[0].replaceAll("[-_]|%2[dD]|%5[fF]", "").toLowerCase(Locale.ROOT);
				if (name.contains("password") || name.equals("username")) {
					throw malformed("it has '" + parameter.split("=", 2)[0]
							+ "' in its query. Give credentials as properties, which are never shown");
				}
			}
		}

		private @Nullable String keyspace(int slash) {
			String keyspace = this.rest.substring(slash + 1);
			if (keyspace.isEmpty()) {
				throw malformed(
						"it ends in '/' where a keyspace should follow. Write nosqlc:cassandra:host:9042/keyspace");
			}
			if (keyspace.indexOf('/') >= 0) {
				throw malformed("there is a '/' behind the keyspace. Leave it out");
			}
			try {
				return Names.keyspace(keyspace);
			}
			catch (InvalidNameException ex) {
				throw malformed(String.valueOf(ex.getMessage()));
			}
		}

		private List<InetSocketAddress> contactPoints(String hosts) {
			if (hosts.isEmpty()) {
				throw malformed("it names no host. Write nosqlc:cassandra:host:9042/keyspace");
			}
			List<InetSocketAddress> points = new ArrayList<>();
			for (String host : hosts.split(",", -1)) {
				points.add(host.startsWith("[") ? bracketed(host) : plain(host));
			}
			return points;
		}

		private InetSocketAddress bracketed(String text) {
			int end = text.indexOf(']');
			String address = text.substring(1, Math.max(end, 1));
			if (end < 0 || !isIpv6(address)) {
				throw malformed("'" + text + "' is no IPv6 address in brackets, such as [::1]:9042");
			}
			String behind = text.substring(end + 1);
			if (!behind.isEmpty() && behind.charAt(0) != ':') {
				throw malformed("'" + behind + "' follows the IPv6 address '" + text.substring(0, end + 1)
						+ "' where only a port can, such as :9042");
			}
			return InetSocketAddress.createUnresolved(address,
					behind.isEmpty() ? DEFAULT_PORT : port(behind.substring(1), text));
		}

		private InetSocketAddress plain(String text) {
			int colon = text.indexOf(':');
			if (colon >= 0 && text.indexOf(':', colon + 1) >= 0) {
				throw malformed(
						"'" + text + "' has several colons. Put an IPv6 address in brackets, such as [::1]:9042");
			}
			String host = (colon >= 0) ? text.substring(0, colon) : text;
			if (host.isEmpty()) {
				throw malformed("one of its hosts is empty. Check commas and colons");
			}
			if (!HOST.matcher(host).matches()) {
				throw malformed(
						"'" + host + "' is no host: a name or an address has letters, digits, dots and dashes only");
			}
			return InetSocketAddress.createUnresolved(host,
					(colon >= 0) ? port(text.substring(colon + 1), text) : DEFAULT_PORT);
		}

		private int port(String text, String contactPoint) {
			int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : -1;
			if (port < 1 || port > HIGHEST_PORT) {
				throw malformed("the port '" + text + "' of '" + contactPoint + "' is no number from 1 to 65535");
			}
			return port;
		}

		private static boolean isIpv6(String address) {
			if (!IPV6.matcher(address).matches()) {
				return false;
			}
			try {
				InetAddress.getByName("[" + address.split("%", 2)[0] + "]");
				return true;
			}
			catch (UnknownHostException ex) {
				return false;
			}
		}

		private InvalidUrlException malformed(String reason) {
			return new InvalidUrlException(
					"Malformed URL '" + shown() + "': " + reason + (reason.endsWith(".") ? "" : "."));
		}

		/**
		 * Whatever stands before an at sign may be a password, and so may a query.
		 */
		private String shown() {
			int at = this.url.lastIndexOf('@');
			String visible = (at >= 0 && accepts(this.url)) ? PREFIX + "***" + this.url.substring(at) : this.url;
			int question = visible.indexOf('?');
			return (question >= 0) ? visible.substring(0, question) : visible;
		}

	}

}
