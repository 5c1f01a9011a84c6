package io.nosqlc.embedded;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A real Apache Cassandra 5 in a process of its own, which listens on loopback addresses
 * only and ends with the process that started it, even when that is killed.
 *
 * <pre>{@code
 * try (EmbeddedCassandra cassandra = EmbeddedCassandra.start()) {
 *     CqlSession.builder().addContactPoints(cassandra.contactPoints()).withLocalDatacenter(cassandra.localDatacenter())...
 * }
 * }</pre>
 *
 * <p>
 * The first start on a machine unpacks 40 MB to a cache directory. A server takes two to
 * three seconds to start and some 400 MB of memory. It needs no shutdown hook: when the
 * application ends without {@link #close()}, the server ends after it. All methods may be
 * called by several threads.
 */
public final class EmbeddedCassandra implements AutoCloseable {

	/**
	 * The role to log in as when {@linkplain EmbeddedCassandraOptions#authentication()
	 * authentication} is on.
	 */
	public static final String SUPERUSER = "cassandra";

	/**
	 * The password of {@link #SUPERUSER}, which everybody knows: nothing but loopback
	 * addresses is listened on.
	 */
	public static final String SUPERUSER_PASSWORD = "cassandra";

	private static final ReentrantLock sharedLock = new ReentrantLock();

	private static @Nullable EmbeddedCassandra shared;

	private final List<EmbeddedCassandraNode> nodes;

	private final AtomicBoolean closed = new AtomicBoolean();

	EmbeddedCassandra(List<EmbeddedCassandraNode> nodes) {
		this.nodes = List.copyOf(nodes);
	}

	/**
	 * Starts one node with {@linkplain EmbeddedCassandraOptions#defaults() the defaults}.
	 * @return a server that clients can connect to
	 * @throws EmbeddedCassandraException if it does not start
	 */
	public static EmbeddedCassandra start() {
		return start(EmbeddedCassandraOptions.defaults());
	}

	/**
	 * Starts a server and waits until clients can connect to it: to all its nodes, and
	 * with credentials where they are asked for.
	 * @param options how it runs
	 * @return a server that clients can connect to
	 * @throws EmbeddedCassandraException if it does not start
	 */
	public static EmbeddedCassandra start(EmbeddedCassandraOptions options) {
		return new Startup(options).run();
	}

	/**
	 * A server for everybody in this virtual machine, with
	 * {@linkplain EmbeddedCassandraOptions#defaults() the defaults}. The first call
	 * starts it; so does the first one after it was closed or died. It ends after this
	 * virtual machine, so that shutdown hooks can still use it: nobody has to close it.
	 * @return the server
	 * @throws EmbeddedCassandraException if it does not start
	 */
	public static EmbeddedCassandra shared() {
		sharedLock.lock();
		try {
			EmbeddedCassandra server = shared;
			if (server == null || !server.isRunning()) {
				server = start();
				shared = server;
			}
			return server;
		}
		finally {
			sharedLock.unlock();
		}
	}

	/**
	 * The first node's address.
	 * @return a numerical address
	 */
	public String host() {
		return node(0).address().getAddress().getHostAddress();
	}

	/**
	 * The port for clients, the same on every node.
	 * @return the port
	 */
	public int port() {
		return node(0).address().getPort();
	}

	/**
	 * The addresses of all nodes, also of those that were killed.
	 * @return resolved addresses
	 */
	public List<InetSocketAddress> contactPoints() {
		return this.nodes.stream().map(EmbeddedCassandraNode::address).toList();
	}

	/**
	 * The datacenter of all nodes, which drivers ask for.
	 * @return the name
	 */
	public String localDatacenter() {
		return "datacenter1";
	}

	/**
	 * All nodes, also those that were killed.
	 * @return the nodes in the order of their addresses
	 */
	public List<EmbeddedCassandraNode> nodes() {
		return this.nodes;
	}

	/**
	 * One node.
	 * @param index its place, from 0
	 * @return the node
	 */
	public EmbeddedCassandraNode node(int index) {
		return this.nodes.get(index);
	}

	/**
	 * Whether any node runs.
	 * @return false after {@link #close()}, and when all nodes have died
	 */
	public boolean isRunning() {
		return this.nodes.stream().anyMatch(EmbeddedCassandraNode::isRunning);
	}

	/**
	 * Stops the server: data that is kept has been written and its directory is free when
	 * this returns, temporary data is deleted. Takes well below a second, and never more
	 * than about 30. Further calls do nothing.
	 */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			EmbeddedCassandraNode.stopAll(this.nodes);
		}
	}

	String describe() {
		return this.nodes.stream()
			.map((node) -> node.address().getAddress().getHostAddress() + ":" + port() + " (process " + node.pid()
					+ ")")
			.collect(Collectors.joining(", "));
	}

	@Override
	public String toString() {
		return "EmbeddedCassandra[" + describe() + "]";
	}

}
