package io.nosqlc.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How an {@link EmbeddedCassandra} runs. Immutable: every {@code with} method returns a
 * changed copy.
 *
 * <pre>{@code
 * EmbeddedCassandraOptions.defaults().withDirectory(Path.of("data")).withAuthentication(true)
 * }</pre>
 *
 * @param directory where data is kept between starts, or null (the default) for a
 * temporary directory that is deleted when the server stops
 * @param heapMegabytes the most heap a node uses, 512 by default and at least 128; it
 * starts with 64
 * @param authentication whether clients must log in as
 * {@value EmbeddedCassandra#SUPERUSER} with password
 * {@value EmbeddedCassandra#SUPERUSER_PASSWORD}, or as a role created since; off by
 * default
 * @param authorization whether roles need grants, which includes authentication; off by
 * default
 * @param tls the certificates of a server that refuses unencrypted clients, or null (the
 * default) to encrypt nothing
 * @param port the port for clients, or 0 (the default) for a free one
 * @param nodes how many nodes form a ring, 1 by default; more than one cannot keep data
 * in a directory
 * @param javaHome the Java runtime for the server, or null (the default) to choose one
 * @param jvmOptions options for the server's virtual machine, after and above this
 * module's own
 * @param yaml settings for {@code cassandra.yaml} that replace this module's own; values
 * are strings, numbers, booleans, and lists and maps of those
 * @param startTimeout how long to wait until clients can connect, 2 minutes by default
 */
public record EmbeddedCassandraOptions(@Nullable Path directory, int heapMegabytes, boolean authentication,
		boolean authorization, @Nullable EmbeddedCassandraTls tls, int port, int nodes, @Nullable Path javaHome,
		List<String> jvmOptions, Map<String, Object> yaml, Duration startTimeout) {

	private static final int LEAST_HEAP_MEGABYTES = 128;

	private static final int MOST_NODES = 9;

	private static final EmbeddedCassandraOptions DEFAULTS = new EmbeddedCassandraOptions(null, 512, false, false, null,
			0, 1, null, List.of(), Map.of(), Duration.ofMinutes(2));

	/**
	 * Checks and copies.
	 */
	public EmbeddedCassandraOptions {
		jvmOptions = List.copyOf(jvmOptions);
		yaml = Map.copyOf(yaml);
		authentication = authentication || authorization;
		require(heapMegabytes >= LEAST_HEAP_MEGABYTES, "A heap of '" + heapMegabytes
				+ "' MB is too small for Cassandra. Use " + LEAST_HEAP_MEGABYTES + " or more.");
		require(port >= 0 && port <= 65_535, "'" + port + "' is no port. Use 1 to 65535, or 0 for a free one.");
		require(nodes >= 1 && nodes <= MOST_NODES,
				"A ring of '" + nodes + "' nodes does not start. Use 1 to " + MOST_NODES + ".");
		require(nodes == 1 || directory == null, "A ring of '" + nodes + "' nodes does not keep data in '" + directory
				+ "', because its addresses may change. Use one node, or no directory.");
		require(!startTimeout.isNegative() && !startTimeout.isZero(),
				"A start timeout of '" + startTimeout + "' leaves no time to start. Use a positive one.");
	}

	/**
	 * One node without authentication or encryption, on a free port, whose data goes when
	 * it stops.
	 * @return the defaults
	 */
	public static EmbeddedCassandraOptions defaults() {
		return DEFAULTS;
	}

	public EmbeddedCassandraOptions withDirectory(@Nullable Path directory) {
		return new EmbeddedCassandraOptions(directory, this.heapMegabytes, this.authentication, this.authorization,
				this.tls, this.port, this.nodes, this.javaHome, this.jvmOptions, this.yaml, this.startTimeout);
	}

	public EmbeddedCassandraOptions withHeapMegabytes(int heapMegabytes) {
		return new EmbeddedCassandraOptions(this.directory, heapMegabytes, this.authentication, this.authorization,
				this.tls, this.port, this.nodes, this.javaHome, this.jvmOptions, this.yaml, this.startTimeout);
	}

	public EmbeddedCassandraOptions withAuthentication(boolean authentication) {
		return new EmbeddedCassandraOptions(this.directory, this.heapMegabytes, authentication, this.authorization,
				this.tls, this.port, this.nodes, this.javaHome, this.jvmOptions, this.yaml, this.startTimeout);
	}

	public EmbeddedCassandraOptions withAuthorization(boolean authorization) {
		return new EmbeddedCassandraOptions(this.directory, this.heapMegabytes, this.authentication, authorization,
				this.tls, this.port, this.nodes, this.javaHome, this.jvmOptions, this.yaml, this.startTimeout);
	}

	public EmbeddedCassandraOptions withTls(@Nullable EmbeddedCassandraTls tls) {
		return new EmbeddedCassandraOptions(this.directory, this.heapMegabytes, this.authentication, this.authorization,
				tls, this.port, this.nodes, this.javaHome, this.jvmOptions, this.yaml, this.startTimeout);
	}

	public EmbeddedCassandraOptions withPort(int port) {
		return new EmbeddedCassandraOptions(this.directory, this.heapMegabytes, this.authentication, this.authorization,
				this.tls, port, this.nodes, this.javaHome, this.jvmOptions, this.yaml, this.startTimeout);
	}

	public EmbeddedCassandraOptions withNodes(int nodes) {
		return new EmbeddedCassandraOptions(this.directory, this.heapMegabytes, this.authentication, this.authorization,
				this.tls, this.port, nodes, this.javaHome, this.jvmOptions, this.yaml, this.startTimeout);
	}

	public EmbeddedCassandraOptions withJavaHome(@Nullable Path javaHome) {
		return new EmbeddedCassandraOptions(this.directory, this.heapMegabytes, this.authentication, this.authorization,
				this.tls, this.port, this.nodes, javaHome, this.jvmOptions, this.yaml, this.startTimeout);
	}

	public EmbeddedCassandraOptions withJvmOptions(String... jvmOptions) {
		return new EmbeddedCassandraOptions(this.directory, this.heapMegabytes, this.authentication, this.authorization,
				this.tls, this.port, this.nodes, this.javaHome, List.of(jvmOptions), this.yaml, this.startTimeout);
	}

	/**
	 * Adds one setting of {@code cassandra.yaml}.
	 * @param name the setting
	 * @param value a string, number, boolean, or a list or map of those
	 * @return these options with the setting
	 */
	public EmbeddedCassandraOptions withYaml(String name, Object value) {
		Map<String, Object> settings = new LinkedHashMap<>(this.yaml);
		settings.put(name, value);
		return new EmbeddedCassandraOptions(this.directory, this.heapMegabytes, this.authentication, this.authorization,
				this.tls, this.port, this.nodes, this.javaHome, this.jvmOptions, settings, this.startTimeout);
	}

	public EmbeddedCassandraOptions withStartTimeout(Duration startTimeout) {
		return new EmbeddedCassandraOptions(this.directory, this.heapMegabytes, this.authentication, this.authorization,
				this.tls, this.port, this.nodes, this.javaHome, this.jvmOptions, this.yaml, startTimeout);
	}

	/**
	 * Leaves out what may hold passwords: certificates, options and the values of
	 * settings.
	 */
	@Override
	public String toString() {
		return "EmbeddedCassandraOptions[directory=" + this.directory + ", heapMegabytes=" + this.heapMegabytes
				+ ", authentication=" + this.authentication + ", authorization=" + this.authorization + ", port="
				+ this.port + ", nodes=" + this.nodes + ", javaHome=" + this.javaHome + ", yaml=" + this.yaml.keySet()
				+ "]";
	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

}
