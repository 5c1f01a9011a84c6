package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.InvalidKeyspaceException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.metadata.Node;
import org.jspecify.annotations.Nullable;

/**
 * Why the session could not be opened, and what to do.
 *
 * @param description what failed and why
 * @param action what to do, with lines to paste
 */
record ConnectionDiagnosis(String description, String action) {

	/**
	 * Returns the diagnosis of what the driver throws when it cannot connect, or
	 * {@code null} if it is something else.
	 */
	static @Nullable ConnectionDiagnosis of(Throwable failure, ConnectionOrigin origin) {
		if (failure instanceof UnusableSessionException error) {
			return wrongDatacenter(error, origin);
		}
		if (failure instanceof UnknownHostsException) {
			return unknownHosts(failure, origin);
		}
		if (failure instanceof AllNodesFailedException error) {
			return ofNodes(error, origin);
		}
		if (failure instanceof InvalidKeyspaceException error) {
			return missingKeyspace(error);
		}
		if (failure instanceof IllegalStateException && String.valueOf(failure.getMessage()).contains("local DC")) {
			return missingDatacenter(failure, origin);
		}
		return null;
	}

	private static @Nullable ConnectionDiagnosis ofNodes(AllNodesFailedException error, ConnectionOrigin origin) {
		if (has(error, AuthenticationException.class::isInstance)) {
			return wrongCredentials(error, origin);
		}
		if (has(error, SSLException.class::isInstance)) {
			return noEncryption(error, origin);
		}
		return String.valueOf(error.getMessage()).startsWith("Could not reach any contact point")
				? unreachable(error, origin) : null;
	}

	private static ConnectionDiagnosis wrongCredentials(AllNodesFailedException error, ConnectionOrigin origin) {
		boolean anonymous = has(error,
				(reason) -> String.valueOf(reason.getMessage()).contains("requires authentication"));
		return new ConnectionDiagnosis(
				"Cassandra at " + nodes(error, origin)
						+ (anonymous ? " demands authentication, and no user name is configured."
								: " refuses the user name or the password (" + answer(error) + ")."),
				origin.advice("Set the name of a role that may log in, and its password", "username=...",
						"password=..."));
	}

	private static ConnectionDiagnosis noEncryption(AllNodesFailedException error, ConnectionOrigin origin) {
		String reason = first(error, SSLException.class::isInstance);
		return new ConnectionDiagnosis(
				"No encrypted connection to Cassandra at " + nodes(error, origin) + " comes about: " + reason + ".",
				origin.advice("Check that the server encrypts, and that the bundle trusts its certificate",
						"ssl.bundle=cassandra")
						+ origin.line("spring.ssl.bundle.pem.cassandra.truststore.certificate=ca.crt"));
	}

	private static ConnectionDiagnosis unknownHosts(Throwable error, ConnectionOrigin origin) {
		return new ConnectionDiagnosis(
				"Cannot connect to Cassandra (from " + origin.description() + "). " + error.getMessage(),
				origin.advice("Correct the host", origin.sample()));
	}

	private static ConnectionDiagnosis unreachable(AllNodesFailedException error, ConnectionOrigin origin) {
		String reason = first(error, (it) -> it.getCause() == null);
		return new ConnectionDiagnosis("No Cassandra answers at " + nodes(error, origin) + ": " + reason + ".",
				origin.advice("Start it, or correct host and port; name a bundle if the server demands TLS",
						origin.sample(), "ssl.bundle=cassandra")
						+ "\n\nFor development without a server of your own, remove what is configured and add the"
						+ " dependency io.nosqlc:nosqlc-embedded-cassandra.");
	}

	private static ConnectionDiagnosis missingDatacenter(Throwable error, ConnectionOrigin origin) {
		return new ConnectionDiagnosis(
				"The local datacenter of the connection from " + origin.description() + " is not known: "
						+ error.getMessage() + ".",
				origin.advice("Name the datacenter that is near, as 'nodetool status' shows it",
						"local-datacenter=datacenter1"));
	}

	private static ConnectionDiagnosis wrongDatacenter(UnusableSessionException error, ConnectionOrigin origin) {
		Set<String> datacenters = error.datacenters();
		return new ConnectionDiagnosis(
				"The connection from " + origin.description() + " names the local datacenter '"
						+ error.localDatacenter() + "', and the cluster has only '" + String.join("', '", datacenters)
						+ "', so that there is no node to send anything to.",
				origin.advice("Name the datacenter that is near",
						datacenters.stream().map((it) -> "local-datacenter=" + it).toArray(String[]::new)));
	}

	private static ConnectionDiagnosis missingKeyspace(InvalidKeyspaceException error) {
		return new ConnectionDiagnosis(
				"The session cannot be opened in the keyspace that 'spring.cassandra.keyspace-name' names: "
						+ error.getMessage() + ".",
				"Collections do not need that property, and their keyspace is created if it does not exist. Remove"
						+ " spring.cassandra.keyspace-name and name the keyspace as\n\n    nosqlc.keyspace=shop\n\n"
						+ "or, if Spring Data needs it, create the keyspace beforehand.");
	}

	private static String nodes(AllNodesFailedException error, ConnectionOrigin origin) {
		return error.getAllErrors()
			.keySet()
			.stream()
			.map(ConnectionDiagnosis::address)
			.collect(Collectors.joining(", ", "", " (from " + origin.description() + ")"));
	}

	private static String address(Node node) {
		return node.getEndPoint().toString().replaceFirst("^/", "");
	}

	/**
	 * What the server says, which may name the user, and never the password.
	 */
	private static String answer(AllNodesFailedException error) {
		return first(error, AuthenticationException.class::isInstance).replaceFirst("(?s)^.*server replied with '",
				"'");
	}

	private static String first(AllNodesFailedException error, Predicate<Throwable> test) {
		return reasons(error).filter(test).findFirst().map(ConnectionDiagnosis::text).orElse("no reason is given");
	}

	private static String text(Throwable reason) {
		return (reason.getMessage() != null) ? reason.getMessage() : reason.getClass().getSimpleName();
	}

	private static boolean has(AllNodesFailedException error, Predicate<Throwable> test) {
		return reasons(error).anyMatch(test);
	}

	/**
	 * The driver reports a channel that is closed, and beneath it as suppressed why it
	 * could not be opened.
	 */
	private static Stream<Throwable> reasons(AllNodesFailedException error) {
		Map<Node, List<Throwable>> errors = error.getAllErrors();
		return errors.values()
			.stream()
			.flatMap(List::stream)
			.flatMap((reason) -> Stream.concat(Stream.of(reason.getSuppressed()), Stream.of(reason)))
			.flatMap((reason) -> Stream.iterate(reason, (it) -> it != null, Throwable::getCause));
	}

	/**
	 * Returns the diagnosis as one line, for the message of an exception.
	 */
	String inOneLine() {
		return this.description + " " + this.action.replaceAll("\\s+", " ");
	}

}
