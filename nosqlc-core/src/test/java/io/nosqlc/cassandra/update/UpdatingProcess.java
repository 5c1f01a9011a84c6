package io.nosqlc.cassandra.update;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlSession;

import io.nosqlc.Client;
import io.nosqlc.Collection;

/**
 * Many threads that update one document, each with fields of its own; also as a program.
 */
final class UpdatingProcess {

	static final String COLLECTION = "contended";

	static final String KEY = "hot";

	static final String READY = "ready";

	static final String GO = "go";

	static final String DONE = "done";

	static final Map<String, String> PATIENT = Map.of("update-timeout", "60s");

	static final int THREADS = 16;

	static final int UPDATES_PER_THREAD = 10;

	private UpdatingProcess() {
	}

	/**
	 * Says when it is ready, starts when it is told, and says when it is done.
	 * @param arguments host, port and datacenter
	 */
	public static void main(String[] arguments) throws IOException {
		InetSocketAddress address = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
		try (CqlSession session = Sessions.open(address, arguments[2], Sessions.config(0));
				Client client = Sessions.client(session, PATIENT);
				BufferedReader commands = new BufferedReader(
						new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			Collection orders = client.getCollection(COLLECTION);
			orders.get(KEY);
			System.out.println(READY);
			if (GO.equals(commands.readLine())) {
				update(orders, "there");
				System.out.println(DONE);
			}
		}
	}

	static void update(Collection orders, String name) {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			CompletableFuture
				.allOf(IntStream.range(0, THREADS)
					.mapToObj((thread) -> CompletableFuture
						.runAsync(() -> updateFields(orders, name + "-" + thread + "-"), threads))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		finally {
			threads.shutdown();
		}
	}

	private static void updateFields(Collection orders, String prefix) {
		for (int i = 0; i < UPDATES_PER_THREAD; i++) {
			orders.update(KEY, Map.of(prefix + i, i));
		}
	}

}
