package io.nosqlc.cassandra;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.datastax.oss.driver.internal.core.loadbalancing.DcInferringLoadBalancingPolicy;

import io.nosqlc.error.ClientUnavailableException;

/**
 * Opens sessions of our own. What fails leaves neither thread nor socket behind, and says
 * what to check.
 */
final class CassandraSessions {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	/** What the creation of a table waits for news of others, a second by default. */
	private static final Duration SCHEMA_WINDOW = Duration.ofMillis(50);

	/**
	 * Two seconds by default; without any the driver reports that its own last task is
	 * rejected.
	 */
	private static final int QUIET_MILLIS = 50;

	private static final int SHUTDOWN_MILLIS = 15_000;

	private CassandraSessions() {
	}

	/**
	 * Opens a session without a keyspace; waits for it.
	 * @throws ClientUnavailableException if no contact point can be talked to, or the
	 * local datacenter is not theirs
	 */
	static CqlSession open(List<InetSocketAddress> contactPoints, SessionOptions options) {
		ConnectFailure failure = new ConnectFailure(contactPoints, options);
		List<InetSocketAddress> addresses = contactPoints.stream().flatMap(CassandraSessions::resolve).toList();
		if (addresses.isEmpty()) {
			throw failure.unknownHosts();
		}
		CqlSession session;
		try {
			session = builder(addresses, options).build();
		}
		catch (RuntimeException ex) {
			throw failure.of(ex);
		}
		return requireLocalNodes(session, failure);
	}

	private static CqlSessionBuilder builder(List<InetSocketAddress> addresses, SessionOptions options) {
		CqlSessionBuilder builder = CqlSession.builder()
			.withConfigLoader(configuration(options))
			.addContactPoints(addresses);
		if (options.localDatacenter() != null) {
			builder.withLocalDatacenter(options.localDatacenter());
		}
		if (options.credentials() != null) {
			builder.withAuthCredentials(options.credentials().username(), options.credentials().password());
		}
		if (options.tls() != null) {
			builder.withSslEngineFactory(new ProgrammaticSslEngineFactory(options.tls().context(), null,
					options.tls().hostnameVerification()));
		}
		return builder;
	}

	/**
	 * Daemon threads, so that an application ends that forgets to close its client.
	 */
	private static DriverConfigLoader configuration(SessionOptions options) {
		ProgrammaticDriverConfigLoaderBuilder configuration = DriverConfigLoader.programmaticBuilder()
			.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, options.requestTimeout())
			.withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, CONNECT_TIMEOUT)
			.withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, CONNECT_TIMEOUT)
			.withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
			.withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, SCHEMA_WINDOW)
			.withString(DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT, TimeUnit.MILLISECONDS.name())
			.withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, QUIET_MILLIS)
			.withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT, SHUTDOWN_MILLIS)
			.withString(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT, TimeUnit.MILLISECONDS.name())
			.withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, QUIET_MILLIS)
			.withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT, SHUTDOWN_MILLIS);
		if (options.localDatacenter() == null) {
			configuration.withClass(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS,
					DcInferringLoadBalancingPolicy.class);
		}
		return configuration.build();
	}

	/**
	 * Returns all addresses of a host, of the family that comes first: a server that
	 * listens on one of two families would otherwise be reported as failing half of the
	 * time.
	 */
	private static Stream<InetSocketAddress> resolve(InetSocketAddress contactPoint) {
		try {
			InetAddress[] addresses = InetAddress.getAllByName(contactPoint.getHostString());
			List<InetSocketAddress> resolved = new ArrayList<>();
			for (InetAddress address : addresses) {
				if (address.getClass() == addresses[0].getClass()) {
					resolved.add(new InetSocketAddress(named(address, contactPoint), contactPoint.getPort()));
				}
			}
			return resolved.stream();
		}
		catch (UnknownHostException ex) {
			return Stream.empty();
		}
	}

	/**
	 * An address that was written as digits goes by them, too, when its certificate is
	 * verified: nobody asks a name server what its name is.
	 */
	private static InetAddress named(InetAddress address, InetSocketAddress contactPoint) throws UnknownHostException {
		boolean scoped = address instanceof Inet6Address ipv6 && ipv6.getScopeId() != 0;
		return scoped ? address : InetAddress.getByAddress(contactPoint.getHostString(), address.getAddress());
	}

	/**
	 * With a local datacenter that does not exist the driver connects, and then finds no
	 * node for any request.
	 */
	private static CqlSession requireLocalNodes(CqlSession session, ConnectFailure failure) {
		var nodes = session.getMetadata().getNodes().values();
		if (nodes.stream().anyMatch((node) -> node.getDistance() == NodeDistance.LOCAL)) {
			return session;
		}
		ClientUnavailableException exception = failure.wrongDatacenter(nodes.stream()
			.map(Node::getDatacenter)
			.filter(Objects::nonNull)
			.collect(Collectors.toCollection(TreeSet::new)));
		session.close();
		throw exception;
	}

}
