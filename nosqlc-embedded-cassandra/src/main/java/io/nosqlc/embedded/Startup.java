package io.nosqlc.embedded;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One start of a server: chooses a Java runtime, unpacks, finds ports, launches all nodes
 * together and waits for them.
 */
final class Startup {

	private static final Logger logger = System.getLogger(EmbeddedCassandra.class.getName());

	/**
	 * A free port may be taken by another process before the server opens it.
	 */
	private static final int ATTEMPTS_WITH_FREE_PORTS = 3;

	private final EmbeddedCassandraOptions options;

	private final JavaRuntimeChoice java;

	private final Distribution distribution;

	private final List<InetAddress> ring;

	Startup(EmbeddedCassandraOptions options) {
		this.options = options;
		this.java = JavaRuntimeChoice.make(options.javaHome(), System.getenv(), System.getProperties());
		this.distribution = Distribution.unpack(Cache.locate(System.getenv(), System.getProperties()));
		this.ring = NodeSettings.loopbackAddresses(options.nodes());
	}

	EmbeddedCassandra run() {
		long begin = System.nanoTime();
		EmbeddedCassandra server = runWithSomePorts();
		long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
		logger.log(Level.INFO, () -> "Embedded Cassandra answers on " + server.describe() + " after " + millis
				+ " ms, on " + this.java + ", with " + describeData());
		return server;
	}

	private String describeData() {
		return (this.options.directory() != null) ? "data in '" + this.options.directory() + "'" : "temporary data";
	}

	private EmbeddedCassandra runWithSomePorts() {
		for (int attempt = 1;; attempt++) {
			List<EmbeddedCassandraNode> nodes = prepare(LoopbackPorts.find(this.options.port(), this.ring));
			try {
				launch(nodes);
				return new EmbeddedCassandra(nodes);
			}
			catch (NodeProcess.TakenPortException ex) {
				EmbeddedCassandraNode.stopAll(nodes);
				if (this.options.port() != 0 || attempt == ATTEMPTS_WITH_FREE_PORTS) {
					throw ex.unchecked();
				}
			}
			catch (RuntimeException ex) {
				EmbeddedCassandraNode.stopAll(nodes);
				throw ex;
			}
		}
	}

	private List<EmbeddedCassandraNode> prepare(LoopbackPorts ports) {
		JavaRuntime runtime = this.java.runtime();
		List<Path> classPath = this.distribution.classPath(runtime.needsSecurityManagerStub());
		ClassArchive archive = new ClassArchive(this.distribution.directory(), runtime, classPath,
				this.options.jvmOptions());
		List<EmbeddedCassandraNode> nodes = new ArrayList<>();
		for (int index = 0; index < this.ring.size(); index++) {
			NodeSettings settings = new NodeSettings(this.options, index, this.ring, ports, createRunDirectory());
			NodeCommand command = new NodeCommand(settings, runtime, classPath, archive);
			nodes.add(new EmbeddedCassandraNode(settings, command, nodes));
		}
		return nodes;
	}

	private void launch(List<EmbeddedCassandraNode> nodes) throws NodeProcess.TakenPortException {
		long deadline = System.nanoTime() + this.options.startTimeout().toNanos();
		for (EmbeddedCassandraNode node : nodes) {
			node.launch(nodes.size());
		}
		for (EmbeddedCassandraNode node : nodes) {
			node.awaitReady(deadline);
		}
	}

	private static Path createRunDirectory() {
		try {
			return Files.createTempDirectory("nosqlc-cassandra").toRealPath();
		}
		catch (IOException ex) {
			throw new EmbeddedCassandraException("Cannot create a directory under '"
					+ System.getProperty("java.io.tmpdir") + "' to run Cassandra in: " + ex
					+ ". Free some space there, or let 'java.io.tmpdir' name another directory.", ex);
		}
	}

}
