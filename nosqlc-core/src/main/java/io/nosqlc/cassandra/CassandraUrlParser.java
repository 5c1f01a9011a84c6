package io.nosqlc.cassandra;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads hosts, ports and keyspace of one URL.
 */
final class CassandraUrlParser {

	private static final String EXAMPLE = "Write " + CassandraUrl.PREFIX + "host:9042/keyspace";

	private static final int HIGHEST_PORT = 65_535;

	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_.])?");

	private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]+(%[A-Za-z0-9_.-]+)?");

	private static final Pattern PORT = Pattern.compile("\\d{1,5}");

	private final UrlParts url;

	CassandraUrlParser(UrlParts url) {
		this.url = url;
	}

	CassandraUrl parse() {
		String rest = this.url.rest();
		if (rest.startsWith("//")) {
			throw this.url.malformed("it has '//' behind its prefix, which belongs to other kinds of URL. " + EXAMPLE);
		}
		int slash = rest.indexOf('/');
		List<InetSocketAddress> contactPoints = contactPoints((slash >= 0) ? rest.substring(0, slash) : rest);
		return new CassandraUrl(contactPoints, (slash >= 0) ? keyspace(rest.substring(slash + 1)) : null,
				this.url.query());
	}

	private String keyspace(String text) {
		if (text.isEmpty()) {
			throw this.url.malformed("it ends in '/' where a keyspace should follow. " + EXAMPLE);
		}
		if (text.indexOf('/') >= 0) {
			throw this.url.malformed("there is a '/' behind the keyspace. " + EXAMPLE);
		}
		return this.url.keyspace(text);
	}

	private List<InetSocketAddress> contactPoints(String hosts) {
		if (hosts.isEmpty()) {
			throw this.url.malformed("it names no host. " + EXAMPLE);
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
		if (!isIpv6(address)) {
			throw this.url.malformed("'" + text + "' is no IPv6 address in brackets, such as [::1]:9042");
		}
		String behind = text.substring(end + 1);
		if (!behind.isEmpty() && behind.charAt(0) != ':') {
			throw this.url.malformed("'" + behind + "' follows the IPv6 address '" + text.substring(0, end + 1)
					+ "' where only a port can, such as :9042");
		}
		return InetSocketAddress.createUnresolved(address,
				behind.isEmpty() ? CassandraUrl.DEFAULT_PORT : port(behind.substring(1), text));
	}

	private InetSocketAddress plain(String text) {
		int colon = text.indexOf(':');
		if (colon >= 0 && text.indexOf(':', colon + 1) >= 0) {
			throw this.url
				.malformed("'" + text + "' has several colons. Put an IPv6 address in brackets, such as [::1]:9042");
		}
		String host = (colon >= 0) ? text.substring(0, colon) : text;
		if (host.isEmpty()) {
			throw this.url.malformed("one of its hosts is empty. Check its commas and colons");
		}
		if (!HOST.matcher(host).matches()) {
			throw this.url
				.malformed("'" + host + "' is no host: names and addresses have letters, digits, dots and dashes only");
		}
		return InetSocketAddress.createUnresolved(host,
				(colon >= 0) ? port(text.substring(colon + 1), text) : CassandraUrl.DEFAULT_PORT);
	}

	private int port(String text, String contactPoint) {
		int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
		if (port < 1 || port > HIGHEST_PORT) {
			throw this.url
				.malformed("the port '" + text + "' of '" + contactPoint + "' is no number from 1 to " + HIGHEST_PORT);
		}
		return port;
	}

	/**
	 * In brackets nothing but a literal address is looked for, so no name server is
	 * asked.
	 */
	private static boolean isIpv6(String address) {
		if (!IPV6.matcher(address).matches()) {
			return false;
		}
		try {
			return InetAddress.getByName("[" + address.split("%", 2)[0] + "]") != null;
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
