package io.nosqlc.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
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

	static final int MEGABYTES = 64;

	private static final int SAMPLES = 10;

	private long most;

	private SmallHeap() {
	}

	/**
	 * Reads a table in a JVM of its own.
	 * @param documents how many it has
	 * @param matching how many of them match
	 * @return the most MB that were in use; empty if the JVM failed or found others
	 */
	static OptionalLong read(Server server, String table, long documents, long matching)
			throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + MEGABYTES + "m", "-cp", System.getProperty("java.class.path"), SmallHeap.class.getName(),
				"nosqlc:cassandra:" + server.cassandra().host() + ":" + server.cassandra().port() + "/"
						+ Server.KEYSPACE,
				table, String.valueOf(documents), String.valueOf(matching))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String output;
		try (BufferedReader reader = process.inputReader()) {
			output = reader.lines().collect(Collectors.joining());
		}
		String found = documents + " " + matching + " ";
		return (process.waitFor() == 0 && output.startsWith(found))
				? OptionalLong.of(Long.parseLong(output.substring(found.length()))) : OptionalLong.empty();
	}

	/**
	 * Reads a table, and prints how many documents it has, how many match, and the most
	 * MB that were in use.
	 * @param arguments URL, collection, how many documents it should have, and how many
	 * of them should match
	 */
	public static void main(String[] arguments) {
		try (Client client = DriverManager.getClient(arguments[0])) {
			Collection collection = client.getCollection(arguments[1]);
			SmallHeap heap = new SmallHeap();
			long documents = heap.count(collection.find(), Long.parseLong(arguments[2]));
			long matching = heap.count(collection.find(SampleFilter.TEXT.filter()), Long.parseLong(arguments[3]));
			System.out.println(documents + " " + matching + " " + heap.most / 1_048_576);
		}
	}

	private long count(FindQuery<Document> find, long expected) {
		long interval = Math.max(1, expected / SAMPLES);
		long count = 0;
		try (Cursor<Document> cursor = find.cursor()) {
			while (cursor.next()) {
				count += cursor.get().isEmpty() ? 0 : 1;
				if (count % interval == 0) {
					sample();
				}
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
