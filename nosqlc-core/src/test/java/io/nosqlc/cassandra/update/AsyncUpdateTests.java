package io.nosqlc.cassandra.update;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.Test;

import io.nosqlc.AsyncCollection;
import io.nosqlc.Client;
import io.nosqlc.Document;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static org.assertj.core.api.Assertions.assertThat;

@WithEmbeddedCassandra
class AsyncUpdateTests {

	@Test
	void theCallerGetsAwayWhileTheServerIsSilent(EmbeddedCassandra cassandra) throws IOException {
		try (FaultyProxy proxy = new FaultyProxy(Sessions.address(cassandra), 1);
				CqlSession session = Sessions.open(proxy.address(), cassandra.localDatacenter(), Sessions.config(0));
				Client client = Sessions.client(session)) {
			AsyncCollection orders = client.getCollection("silent").async();
			orders.store("a", Document.of("n", 0)).toCompletableFuture().join();
			proxy.holdAnswers(1_500);
			long start = System.nanoTime();
			CompletableFuture<Document> update = orders.update("a", Map.of("n", 1)).toCompletableFuture();
			CompletableFuture<Boolean> stored = orders.storeIfAbsent("b", Document.of()).toCompletableFuture();
			CompletableFuture<Void> deleted = orders.delete("a").toCompletableFuture();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_000));
			assertThat(update).isNotDone();
			CompletableFuture.allOf(stored, deleted).join();
			assertThat(update.handle((document, error) -> true)).succeedsWithin(Duration.ofSeconds(10));
		}
	}

	@Test
	void operatorsStayOffTheThreadsOfTheDriverAndOfTheCaller(EmbeddedCassandra cassandra) {
		Queue<String> threads = new ConcurrentLinkedQueue<>();
		try (CqlSession session = Sessions.open(cassandra); Client client = Sessions.client(session)) {
			AsyncCollection orders = client.getCollection("threads").async();
			CompletableFuture<?>[] updates = new CompletableFuture<?>[100];
			for (int i = 0; i < updates.length; i++) {
				orders.store("k" + i, Document.of("n", 0)).toCompletableFuture().join();
				updates[i] = orders.update("k" + i, (document) -> {
					threads.add(Thread.currentThread().getName());
					return document.with("n", document.getInt("n", 0) + 1);
				}).toCompletableFuture();
			}
			CompletableFuture.allOf(updates).join();
			String driver = session.getName();
			String caller = Thread.currentThread().getName();
			assertThat(threads).hasSizeGreaterThanOrEqualTo(updates.length)
				.allSatisfy((name) -> assertThat(name).doesNotStartWith(driver + "-").isNotEqualTo(caller));
		}
	}

}
