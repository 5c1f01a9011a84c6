package io.nosqlc.memory;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractClient;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Collection;
import io.nosqlc.ScanPolicy;

/**
 * Holds collections by name, whether or not somebody still refers to them, until it is
 * closed.
 */
final class MemoryClient extends AbstractClient {

	/**
	 * How long an update waits for others unless it is told otherwise.
	 */
	static final Duration PATIENCE = Duration.ofSeconds(5);

	private final WriteClock clock;

	private final ScanPolicy scans;

	private final ConcurrentMap<String, MemoryTable> tables = new ConcurrentHashMap<>();

	MemoryClient(String url, ClientRuntime runtime, WriteClock clock) {
		super(url, runtime);
		this.clock = clock;
		this.scans = new ScanPolicy(runtime.options().fullScan());
	}

	@Override
	protected Collection createCollection(String name) {
		return new MemoryCollection(this, name, runtime(), this.scans);
	}

	@Override
	protected void release() {
		this.tables.clear();
	}

	/**
	 * Returns the table of a name, or {@code null} if nothing was ever written to it.
	 */
	@Nullable MemoryTable table(String name) {
		return this.tables.get(name);
	}

	MemoryTable tableForWriting(String name) {
		return this.tables.computeIfAbsent(name, (same) -> new MemoryTable(this.clock));
	}

}
