package io.nosqlc.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;

import io.nosqlc.Client;
import io.nosqlc.Cursor;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.filter.Filter;

/**
 * Reads a table in a JVM of its own that has little heap: once for the few documents that
 * match, and once for all of them.
 */
public final class SmallHeap {

	private static final int MEGABYTES = 64;

	private SmallHeap() {
	}

	/**
	 * Reads a table in a JVM of its own.
	 */
	static Results.Check read(Server server, String table, int documents, int bytes)
			throws IOException, InterruptedException {
		Process process = new ProcessBuilder(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + MEGABYTES + "m", "-cp",
				System.getProperty("java.class.path"), SmallHeap.class.getName(), "nosqlc:cassandra:"
						+ server.cassandra().host() + ":" + server.cassandra().port() + "/" + Server.KEYSPACE,
				table)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String last;
		try (BufferedReader output = process.inputReader()) {
			last = output.lines().collect(Collectors.joining(" "));
		}
		boolean passed = process.waitFor() == 0 && last.startsWith(documents + " documents");
		return new Results.Check(
				"find with -Xmx" + MEGABYTES + "m, " + Benchmarks.size(bytes) + ", " + documents + " documents",
				passed ? last : "failed: " + last, "passes, as flat as with fewer documents", passed);
	}

	/**
	 * Reads a table.
	 * @param arguments URL and collection
	 */
	public static void main(String[] arguments) {
		AtomicLong live = new AtomicLong();
		ManagementFactory.getGarbageCollectorMXBeans().forEach((collector) -> observe(collector, live));
		try (Client client = DriverManager.getClient(arguments[0])) {
			FindQuery<Document> all = client.getCollection(arguments[1]).find();
			long matched = count(client.getCollection(arguments[1]).find(Filter.where("status").eq("pending")));
			System.out.println(count(all) + " documents, of which " + matched + " match; " + live.get() / 1_048_576
					+ " MB at most");
		}
	}

	private static long count(FindQuery<Document> find) {
		long count = 0;
		try (Cursor<Document> cursor = find.cursor()) {
			while (cursor.next()) {
				count += cursor.get().isEmpty() ? 0 : 1;
			}
		}
		return count;
	}

	/**
	 * Watches what is left on the heap after each collection of garbage.
	 */
	private static void observe(GarbageCollectorMXBean collector, AtomicLong live) {
		Set<String> heap = ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.map(MemoryPoolMXBean::getName)
			.collect(Collectors.toSet());
		((NotificationEmitter) collector).addNotificationListener((notification, unused) -> {
			if (notification.getUserData() instanceof CompositeData data) {
				long used = GarbageCollectionNotificationInfo.from(data)
					.getGcInfo()
					.getMemoryUsageAfterGc()
					.entrySet()
					.stream()
					.filter((pool) -> heap.contains(pool.getKey()))
					.mapToLong((pool) -> pool.getValue().getUsed())
					.sum();
				live.accumulateAndGet(used, Math::max);
			}
		}, null, null);
	}

}
