package io.nosqlc.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Cursor;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;

/**
 * Reads a table in a JVM of its own that has little heap: once for the few documents that
 * match, and once for all of them.
 */
public final class SmallHeap {

	private static final int MEGABYTES = 64;

	/** Of so many documents about one matches. */
	private static final int MATCHING = 50;

	private static final int SAMPLES = 10;

	private long most;

	private SmallHeap() {
	}

	/**
	 * Reads a table in a JVM of its own.
	 */
	static Results.Check read(Server server, String table, int documents, int bytes)
			throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + MEGABYTES + "m", "-cp", System.getProperty("java.class.path"), SmallHeap.class.getName(),
				"nosqlc:cassandra:" + server.cassandra().host() + ":" + server.cassandra().port() + "/"
						+ Server.KEYSPACE,
				table, String.valueOf(documents))
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
	 * @param arguments URL, collection, and how many documents that has
	 */
	public static void main(String[] arguments) {
		try (Client client = DriverManager.getClient(arguments[0])) {
			Collection collection = client.getCollection(arguments[1]);
			int documents = Integer.parseInt(arguments[2]);
			SmallHeap heap = new SmallHeap();
			long matched = heap.count(collection.find(SampleFilter.TEXT.filter()), documents / MATCHING / SAMPLES);
			long all = heap.count(collection.find(), documents / SAMPLES);
			System.out.println(all + " documents, of which " + matched + " match; at most " + heap.most / 1_048_576
					+ " MB in use");
		}
	}

	private long count(FindQuery<Document> find, int interval) {
		long count = 0;
		try (Cursor<Document> cursor = find.cursor()) {
			while (cursor.next()) {
				if (count % interval == 0) {
					sample();
				}
				count += cursor.get().isEmpty() ? 0 : 1;
			}
		}
		return count;
	}

	/**
	 * Looks at what is in use, which garbage is not.
	 */
	private void sample() {
		System.gc();
		this.most = Math.max(this.most, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
	}

}
