package io.nosqlc.cassandra.update;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static org.assertj.core.api.Assertions.assertThat;

@WithEmbeddedCassandra
class LostUpdateTests {

	private static final int UPDATES = 2 * UpdatingProcess.THREADS * UpdatingProcess.UPDATES_PER_THREAD;

	@Test
	void thirtyTwoThreadsInTwoProcessesLoseNoneOf320Updates(EmbeddedCassandra cassandra) throws Exception {
		try (CqlSession session = Sessions.open(cassandra);
				Client client = Sessions.client(session, UpdatingProcess.PATIENT)) {
			Collection orders = client.getCollection(UpdatingProcess.COLLECTION);
			orders.store(UpdatingProcess.KEY, Document.of("read", true));
			Process other = start(cassandra);
			try (BufferedReader answers = other.inputReader(StandardCharsets.UTF_8);
					Writer commands = other.outputWriter(StandardCharsets.UTF_8)) {
				await(answers, UpdatingProcess.READY);
				AtomicBoolean stop = new AtomicBoolean();
				CompletableFuture<List<Integer>> sizes = CompletableFuture.supplyAsync(() -> sizes(orders, stop));
				commands.append(UpdatingProcess.GO).append('\n').flush();
				UpdatingProcess.update(orders, "here");
				await(answers, UpdatingProcess.DONE);
				stop.set(true);
				assertThat(sizes.join()).hasSizeGreaterThan(1).isSorted();
				assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
			}
			finally {
				other.destroyForcibly();
			}
			assertThat(orders.get(UpdatingProcess.KEY)).get()
				.satisfies((document) -> assertThat(document).hasSize(UPDATES + 2)
					.containsEntry("here-15-9", 9)
					.containsEntry("there-15-9", 9));
		}
	}

	/**
	 * Skips what logging says on the way.
	 */
	private static void await(BufferedReader answers, String wanted) throws IOException {
		String line = answers.readLine();
		while (!wanted.equals(line)) {
			assertThat(line).as("The other process ended too early").isNotNull();
			line = answers.readLine();
		}
	}

	/**
	 * Reads until told to stop, and returns how many fields there were each time.
	 */
	private static List<Integer> sizes(Collection orders, AtomicBoolean stop) {
		List<Integer> sizes = new ArrayList<>();
		while (!stop.get()) {
			sizes.add(orders.get(UpdatingProcess.KEY).orElseThrow().size());
		}
		return sizes;
	}

	private static Process start(EmbeddedCassandra cassandra) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp",
				System.getProperty("java.class.path"), UpdatingProcess.class.getName(), cassandra.host(),
				Integer.toString(cassandra.port()), cassandra.localDatacenter())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

}
