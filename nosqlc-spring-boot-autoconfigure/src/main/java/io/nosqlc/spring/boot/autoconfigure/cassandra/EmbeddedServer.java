package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.util.unit.DataSize;

import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.EmbeddedCassandraOptions;

/**
 * Connection details of an embedded server. One that keeps its data, or has a heap of its
 * own, is started for them and stopped with them; else it is the one that everybody in
 * this virtual machine shares, so that contexts of tests and restarts of the application
 * do not wait for another.
 */
final class EmbeddedServer implements CassandraConnectionDetails, AutoCloseable {

	private final EmbeddedCassandra server;

	private final boolean owned;

	private EmbeddedServer(EmbeddedCassandra server, boolean owned) {
		this.server = server;
		this.owned = owned;
	}

	static EmbeddedServer start(@Nullable Path directory, @Nullable DataSize heap) {
		if (directory == null && heap == null) {
			return new EmbeddedServer(EmbeddedCassandra.shared(), false);
		}
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults().withDirectory(directory);
		if (heap != null) {
			options = options.withHeapMegabytes(Math.toIntExact(heap.toMegabytes()));
		}
		return new EmbeddedServer(EmbeddedCassandra.start(options), true);
	}

	static EmbeddedServer of(EmbeddedCassandra server) {
		return new EmbeddedServer(server, false);
	}

	@Override
	public List<Node> getContactPoints() {
		return this.server.contactPoints()
			.stream()
			.map((point) -> new Node(point.getAddress().getHostAddress(), point.getPort()))
			.toList();
	}

	@Override
	public String getLocalDatacenter() {
		return this.server.localDatacenter();
	}

	@Override
	public void close() {
		if (this.owned) {
			this.server.close();
		}
	}

}
