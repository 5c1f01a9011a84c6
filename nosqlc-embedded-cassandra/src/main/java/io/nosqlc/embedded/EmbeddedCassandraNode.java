package io.nosqlc.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One node of an {@link EmbeddedCassandra}, for tests of faults: it can be killed and
 * started again on the data it had. Safe for use by several threads, one change at a
 * time.
 */
public final class EmbeddedCassandraNode {

	private static final String LOGBACK = """
			<configuration>
			<appender name="FILE" class="ch.qos.logback.core.rolling.RollingFileAppender">
			<file>${cassandra.logdir}/server.log</file>
			<rollingPolicy class="ch.qos.logback.core.rolling.FixedWindowRollingPolicy">
			<fileNamePattern>${cassandra.logdir}/server.%i.log</fileNamePattern><minIndex>1</minIndex><maxIndex>1</maxIndex>
			</rollingPolicy>
			<triggeringPolicy class="ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy">
			<maxFileSize>10MB</maxFileSize>
			</triggeringPolicy>
			<encoder><pattern>%date{ISO8601} %-5level [%thread] %logger{36}: %msg%n</pattern></encoder>
			</appender>
			<root level="INFO"><appender-ref ref="FILE"/></root>
			</configuration>
			""";

	private final NodeSettings settings;

	private final NodeCommand command;

	private final List<EmbeddedCassandraNode> ring;

	private volatile @Nullable NodeProcess process;

	EmbeddedCassandraNode(NodeSettings settings, NodeCommand command, List<EmbeddedCassandraNode> ring) {
		this.settings = settings;
		this.command = command;
		this.ring = ring;
	}

	void launch(int liveNodes) {
		createDataDirectory();
		writeConfiguration();
		this.process = NodeProcess.launch(this.settings, this.command.lines(liveNodes));
	}

	void awaitReady(long deadlineNanos) throws NodeProcess.TakenPortException {
		process().awaitReady(deadlineNanos);
	}

	private NodeProcess process() {
		NodeProcess launched = this.process;
		if (launched == null) {
			throw new IllegalStateException("The node at " + address() + " was never launched.");
		}
		return launched;
	}

	private void createDataDirectory() {
		Path data = this.settings.dataDirectory();
		try {
			Files.createDirectories(data);
		}
		catch (IOException ex) {
			throw new EmbeddedCassandraException("Cannot keep data in '" + data + "', which cannot be created: " + ex
					+ ". Name a directory that can be written.", ex);
		}
	}

	private void writeConfiguration() {
		Path run = this.settings.runDirectory();
		try {
			Files.createDirectories(run.resolve("tmp"));
			Files.writeString(run.resolve("cassandra.yaml"), new CassandraYaml(this.settings).toString());
			Files.writeString(run.resolve("logback.xml"), LOGBACK);
		}
		catch (IOException ex) {
			throw new EmbeddedCassandraException("Cannot write the configuration of Cassandra to '" + run + "': " + ex
					+ ". Free some space there, or let 'java.io.tmpdir' name another directory.", ex);
		}
	}

	/**
	 * The address for clients.
	 * @return a resolved loopback address and the port
	 */
	public InetSocketAddress address() {
		return new InetSocketAddress(this.settings.address(), this.settings.ports().client());
	}

	/**
	 * The process the node runs in, or ran in last.
	 * @return its id
	 */
	public long pid() {
		return process().pid();
	}

	/**
	 * Whether the node's process runs and has not been stopped.
	 * @return false once it was killed, stopped or has died
	 */
	public boolean isRunning() {
		return process().isAlive();
	}

	/**
	 * Kills the node as {@code kill -9} does. Clients and other nodes learn of it from
	 * their broken connections only.
	 */
	public void kill() {
		process().kill();
	}

	/**
	 * Starts a node that was killed on the data it had, and waits until clients can
	 * connect to it and it sees the other running nodes.
	 * @throws IllegalStateException if it runs
	 * @throws EmbeddedCassandraException if it does not start
	 */
	public void restart() {
		if (isRunning()) {
			throw new IllegalStateException("The node at " + address() + " runs. Kill it before its restart.");
		}
		long others = this.ring.stream().filter(EmbeddedCassandraNode::isRunning).count();
		launch((int) others + 1);
		try {
			awaitReady(System.nanoTime() + this.settings.options().startTimeout().toNanos());
		}
		catch (NodeProcess.TakenPortException ex) {
			throw ex.unchecked();
		}
	}

	/**
	 * Stops those that were launched, all at once, and deletes what they do not keep.
	 */
	static void stopAll(List<EmbeddedCassandraNode> nodes) {
		List<NodeProcess> launched = nodes.stream().map((node) -> node.process).flatMap(Stream::ofNullable).toList();
		launched.forEach(NodeProcess::beginStop);
		launched.forEach(NodeProcess::awaitStop);
		nodes.forEach(EmbeddedCassandraNode::deleteRunDirectory);
	}

	/**
	 * A node that was stopped in order has done this itself.
	 */
	private void deleteRunDirectory() {
		try (Stream<Path> tree = Files.walk(this.settings.runDirectory())) {
			tree.sorted(Comparator.reverseOrder()).forEach((path) -> path.toFile().delete());
		}
		catch (IOException | UncheckedIOException ex) {
			// It is gone, or goes with the temporary directory.
		}
	}

}
