package io.nosqlc.cassandra;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;

/**
 * Threads that all write to a new collection at the same time: in this process, or as the
 * main class of another one, which takes names of collections from its standard input and
 * answers each with "done".
 */
final class FirstWriter {

	static final int THREADS = 16;

	private final Client client;

	private final String name;

	FirstWriter(Client client, String name) {
		this.client = client;
		this.name = name;
	}

	public static void main(String[] arguments) throws Exception {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		try (Client client = DriverManager.getClient(arguments[0])) {
			FirstWriter writer = new FirstWriter(client, arguments[1]);
			System.out.println("ready");
			for (String collection = in.readLine(); collection != null; collection = in.readLine()) {
				writer.writeAll(collection);
				System.out.println("done " + collection);
			}
		}
	}

	/**
	 * Starts a process that writes as {@code name}.
	 */
	static Process fork(String url, String name) throws IOException {
		String java = System.getProperty("java.home") + "/bin/java";
		return new ProcessBuilder(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"),
				FirstWriter.class.getName(), url, name)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	/**
	 * Writes one document from each thread.
	 */
	void writeAll(String collection) throws Exception {
		CyclicBarrier start = new CyclicBarrier(THREADS);
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<?>> writes = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				String key = this.name + i;
				writes.add(threads.submit(() -> {
					start.await();
					write(this.client.getCollection(collection), key);
					return null;
				}));
			}
			for (Future<?> write : writes) {
				write.get();
			}
		}
		finally {
			threads.shutdown();
		}
	}

	private static void write(Collection collection, String key) throws InterruptedException, ExecutionException {
		if (key.endsWith("3")) {
			CompletableFuture<?> write = collection.async().store(key, Document.of("by", key)).toCompletableFuture();
			write.get();
		}
		else {
			collection.store(key, Document.of("by", key));
		}
	}

}
