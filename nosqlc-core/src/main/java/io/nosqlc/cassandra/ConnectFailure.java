package io.nosqlc.cassandra;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.NodeFailures;
import io.nosqlc.error.ClientUnavailableException;

/**
 * Says why a session could not be opened, and what to check. Knows who wanted to log in,
 * but not the password.
 */
final class ConnectFailure {

	private final String hosts;

	private final SessionOptions options;

	ConnectFailure(List<InetSocketAddress> contactPoints, SessionOptions options) {
		this.hosts = contactPoints.stream()
			.map((point) -> point.getHostString() + ":" + point.getPort())
			.collect(Collectors.joining(", "));
		this.options = options;
	}

	ClientUnavailableException unknownHosts() {
		return failure("none of the hosts is known by that name. Check the spelling of the URL, and the name service"
				+ " of this machine", null);
	}

	ClientUnavailableException wrongDatacenter(Set<String> datacenters) {
		return failure(
				"local-datacenter is '" + this.options.localDatacenter() + "', and the cluster has only "
						+ quoted(datacenters) + ". Set local-datacenter to the one that is near, or leave it out",
				null);
	}

	ClientUnavailableException of(RuntimeException error) {
		if (error instanceof AllNodesFailedException failed) {
			return allFailed(failed);
		}
		if (error instanceof IllegalStateException) {
			return failure(
					"the local datacenter cannot be told, because the contact points are in different ones or"
							+ " name none. Set local-datacenter to the one that is near (" + error.getMessage() + ")",
					error);
		}
		return failure(String.valueOf(error.getMessage()), error);
	}

	private ClientUnavailableException allFailed(AllNodesFailedException error) {
		if (has(error, AuthenticationException.class::isInstance)) {
			return notAuthenticated(error);
		}
		String reasons = NodeFailures.describe(error);
		if (has(error, SSLException.class::isInstance)) {
			return failure("no encrypted connection comes about (" + reasons + "). Check that the server encrypts, that"
					+ " ssl.truststore holds the certificate that signed the server's, that the server's names its"
					+ " host, and that ssl.keystore is set if the server asks clients for certificates", error);
		}
		String tls = (this.options.tls() == null) ? ", and that it does not demand TLS (ssl=true)"
				: ", and that it speaks TLS (this client does, by its ssl settings)";
		return failure("no server answers (" + reasons + "). Check that Cassandra runs there, that the port is its port"
				+ " for CQL clients (native_transport_port, 9042 by default), that no firewall is in between" + tls,
				error);
	}

	private ClientUnavailableException notAuthenticated(AllNodesFailedException error) {
		SessionOptions.Credentials credentials = this.options.credentials();
		if (credentials == null) {
			return failure("the server demands authentication, and this client has no credentials. Set the properties"
					+ " 'username' and 'password'", error);
		}
		return failure(
				"the server refuses the credentials of '" + credentials.username()
						+ "'. Check the properties 'username' and 'password', and that the role exists and may log in",
				error);
	}

	private ClientUnavailableException failure(String reasonAndAdvice, @Nullable Throwable cause) {
		return new ClientUnavailableException(
				"Cannot connect to Cassandra at '" + this.hosts + "': " + reasonAndAdvice + ".", cause);
	}

	private static boolean has(AllNodesFailedException error, Predicate<Throwable> test) {
		return error.getAllErrors()
			.values()
			.stream()
			.flatMap(List::stream)
			.flatMap((reason) -> Stream.iterate(reason, (it) -> it != null, Throwable::getCause))
			.anyMatch(test);
	}

	private static String quoted(Set<String> names) {
		return names.stream().map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
	}

}
