package io.nosqlc.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of a node: a small heap, what makes a start fast, and what Cassandra
 * must be let into.
 */
final class NodeCommand {

	private static final List<String> EXPORTS = List.of("java.base/java.lang.ref", "java.base/jdk.internal.misc",
			"java.base/sun.nio.ch", "java.management.rmi/com.sun.jmx.remote.internal.rmi", "java.rmi/sun.rmi.registry",
			"java.rmi/sun.rmi.server", "java.rmi/sun.rmi.transport.tcp", "java.sql/java.sql",
			"jdk.unsupported/sun.misc");

	private static final List<String> OPENS = List.of("java.base/java.io", "java.base/java.lang",
			"java.base/java.lang.module", "java.base/java.nio", "java.base/java.util", "java.base/java.util.concurrent",
			"java.base/java.util.concurrent.atomic", "java.base/jdk.internal.loader", "java.base/jdk.internal.math",
			"java.base/jdk.internal.module", "java.base/jdk.internal.ref", "java.base/jdk.internal.reflect",
			"java.base/jdk.internal.util.jar", "java.base/sun.nio.ch", "jdk.management/com.sun.management.internal");

	/**
	 * Measured on two cores: without the second compiler a start takes 3 seconds less,
	 * and computing the size of a row in a memtable, for which the value here is the
	 * outcome, takes 4 more.
	 */
	private static final List<String> FAST_START = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
			"-XX:-UsePerfData", "-Xshare:auto", "-Dcassandra.memtable.row_overhead_size=180",
			"-Dcassandra.superuser_setup_delay_ms=0", "-Dcassandra.auth_bcrypt_gensalt_log2_rounds=4",
			"-Dorg.apache.cassandra.mbean_registration_class=io.nosqlc.embedded.server.UnregisteredBeans");

	private static final List<String> FAST_STOP = List.of("-Dcassandra.shutdown_announce_in_ms=0",
			"-Dcassandra.test.messagingService.nonGracefulShutdown=true");

	private final NodeSettings node;

	private final JavaRuntime runtime;

	private final List<Path> classPath;

	private final ClassArchive archive;

	NodeCommand(NodeSettings node, JavaRuntime runtime, List<Path> classPath, ClassArchive archive) {
		this.node = node;
		this.runtime = runtime;
		this.classPath = classPath;
		this.archive = archive;
	}

	/**
	 * The command for a start.
	 * @param liveNodes how many nodes, this one included, must be up before this one
	 * counts as ready
	 */
	List<String> lines(int liveNodes) {
		List<String> lines = new ArrayList<>();
		lines.add(this.runtime.executable().toString());
		lines.add("-Xms64m");
		lines.add("-Xmx" + this.node.options().heapMegabytes() + "m");
		lines.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr", "-Xlog:disable",
				"-Xlog:all=error:stderr", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true",
				"-Djava.net.preferIPv4Stack=true"));
		EXPORTS.forEach((name) -> lines.add("--add-exports=" + name + "=ALL-UNNAMED"));
		OPENS.forEach((name) -> lines.add("--add-opens=" + name + "=ALL-UNNAMED"));
		lines.addAll(FAST_START);
		lines.addAll(FAST_STOP);
		lines.addAll(this.archive.options(this.node.index() == 0));
		addPlaces(lines);
		addExpectations(lines, liveNodes);
		lines.addAll(this.node.options().jvmOptions());
		lines.add("-cp");
		lines.add(this.classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
		lines.add("io.nosqlc.embedded.server.Launcher");
		return lines;
	}

	private void addPlaces(List<String> lines) {
		Path run = this.node.runDirectory();
		lines.add("-Djava.io.tmpdir=" + run.resolve("tmp"));
		lines.add("-Dcassandra.config=" + run.resolve("cassandra.yaml").toUri());
		lines.add("-Dlogback.configurationFile=" + run.resolve("logback.xml").toUri());
		lines.add("-Dcassandra.logdir=" + this.node.logDirectory());
		lines.add("-Dcassandra.storagedir=" + this.node.dataDirectory());
		lines.add("-Dcassandra.triggers_dir=" + run.resolve("tmp"));
		lines.add("-Dcassandra-foreground=yes");
		lines.add("-Dnosqlc.run-directory=" + run);
	}

	private void addExpectations(List<String> lines, int liveNodes) {
		int replicas = Math.min(3, this.node.ring().size());
		lines.add("-Dcassandra.system_auth.default_rf=" + replicas);
		lines.add("-Dcassandra.skip_wait_for_gossip_to_settle=0");
		// Nodes of a ring that start together take each other for strangers who left, if
		// they are given no time at all.
		lines.add("-Dcassandra.ring_delay_ms=" + ((replicas > 1) ? 2_000 : 0));
		lines.add("-Dcassandra.skip_sync=" + !this.node.keepsData());
		lines.add("-Dnosqlc.drain=" + this.node.keepsData());
		lines.add("-Dnosqlc.authentication=" + this.node.options().authentication());
		lines.add("-Dnosqlc.live-nodes=" + liveNodes);
	}

}
