package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.Map;
import java.util.List;
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
 * Why the driver could not open a session, and what to do.
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
		boolean anonymous = reasons(error)
			.anyMatch((reason) -> String.valueOf(reason.getMessage()).contains("requires authentication"));
		String prefix = origin.prefix();
		return new ConnectionDiagnosis(
				"Cassandra at " + nodes(error, origin)
						+ (anonymous ? " demands authentication, and no user name is configured."
								: " refuses the user name or the password."),
				"Set the name of a role that may log in, and its password:\n\n    " + prefix + ".username=...\n    "
						+ prefix + ".password=...");
	}

	private static ConnectionDiagnosis noEncryption(AllNodesFailedException error, ConnectionOrigin origin) {
		String prefix = origin.prefix();
		return new ConnectionDiagnosis(
				"No encrypted connection to Cassandra at " + nodes(error, origin) + " comes about: "
						+ rootOf(error, SSLException.class::isInstance) + ".",
				"Check that the server encrypts, and that the bundle trusts its certificate:\n\n    " + prefix
						+ ".ssl.bundle=cassandra\n    spring.ssl.bundle.pem.cassandra.truststore.certificate=ca.crt");
	}

	private static ConnectionDiagnosis unreachable(AllNodesFailedException error, ConnectionOrigin origin) {
		return new ConnectionDiagnosis(
				"No Cassandra answers at " + nodes(error, origin) + ": " + firstReason(error) + ".",
				"Start it, or correct host and port:\n\n    " + sample(origin.prefix())
						+ "\n\nFor development without a server of your own, remove what is configured and add the dependency"
						+ " io.nosqlc:nosqlc-embedded-cassandra.");
	}

	private static String sample(String prefix) {
		return prefix.equals("nosqlc") ? "nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace"
				: prefix + ".contact-points=localhost:9042";
	}

	private static ConnectionDiagnosis missingDatacenter(Throwable error, ConnectionOrigin origin) {
		String prefix = origin.prefix();
		return new ConnectionDiagnosis(
				"The local datacenter of the connection from " + origin.description() + " is not known ("
						+ error.getMessage() + ").",
				"Name the datacenter that is near, as 'nodetool status' shows it:\n\n    " + prefix
						+ ".local-datacenter=datacenter1");
	}

	private static ConnectionDiagnosis missingKeyspace(InvalidKeyspaceException error) {
		return new ConnectionDiagnosis(
				"The session cannot be opened in the keyspace that 'spring.cassandra.keyspace-name' names: "
						+ error.getMessage() + ".",
				"nosqlc creates the keyspace of its collections, but the session that would do it is not opened. Name"
						+ " the keyspace as\n\n    nosqlc.keyspace=...\n\nand remove spring.cassandra.keyspace-name, or"
						+ " create the keyspace beforehand.");
	}

	private static String nodes(AllNodesFailedException error, ConnectionOrigin origin) {
		return error.getAllErrors()
			.keySet()
			.stream()
			.map(ConnectionDiagnosis::address)
			.collect(Collectors.joining(", ", "", " (from " + origin.description() + ")"));
	}

	private static String address(Node node) {
		return node.getEndPoint().toString();
	}

	private static String firstReason(AllNodesFailedException error) {
		return rootOf(error, (reason) -> reason.getCause() == null);
	}

	private static String rootOf(AllNodesFailedException error, Predicate<Throwable> test) {
		return reasons(error).filter(test).findFirst().map(Throwable::getMessage).orElse("no reason is given");
	}

	private static boolean has(AllNodesFailedException error, Predicate<Throwable> test) {
		return reasons(error).anyMatch(test);
	}

	private static Stream<Throwable> reasons(AllNodesFailedException error) {
		Map<Node, List<Throwable>> errors = error.getAllErrors();
		return errors.values()
			.stream()
			.flatMap(List::stream)
			.flatMap((reason) -> Stream.iterate(reason, (it) -> it != null, Throwable::getCause));
	}

	@Override
	public String toString() {
		return this.description + " " + this.action.replaceAll("\\s+", " ");
	}

}
