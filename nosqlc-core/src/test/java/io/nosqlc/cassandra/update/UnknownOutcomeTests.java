package io.nosqlc.cassandra.update;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import org.junit.jupiter.api.Test;

import io.nosqlc.BesideOthers;
import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.session.Deadline;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ConcurrentUpdateException;
import io.nosqlc.error.NosqlcException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@WithEmbeddedCassandra
@BesideOthers
class UnknownOutcomeTests {

	private static final int THREADS_PER_CLIENT = 4;

	private static final int UPDATES_PER_THREAD = 60;

	private static final Map<String, String> IMPATIENT = Map.of("request-timeout", "150ms");

	@Test
	void aCounterEndsBetweenItsSuccessesAndThoseWithTheUnknown(EmbeddedCassandra cassandra) throws IOException {
		Tally tally = new Tally();
		try (FaultyProxy first = new FaultyProxy(Sessions.address(cassandra), 1);
				FaultyProxy second = new FaultyProxy(Sessions.address(cassandra), 2);
				CqlSession firstSession = through(first, cassandra);
				CqlSession secondSession = through(second, cassandra);
				Client firstClient = Sessions.client(firstSession, IMPATIENT);
				Client secondClient = Sessions.client(secondSession, IMPATIENT);
				CqlSession direct = Sessions.open(cassandra);
				Client directClient = Sessions.client(direct)) {
			directClient.getCollection("counters").store("a", Document.of("n", 0));
			first.failSometimes(15);
			second.failSometimes(15);
			count(List.of(firstClient, secondClient), tally);
			first.failSometimes(0);
			second.failSometimes(0);
			int value = directClient.getCollection("counters").get("a").orElseThrow().getInt("n");
			assertThat(first.faults() + second.faults()).isPositive();
			assertThat(tally.successes.get()).isPositive();
			assertThat(value).as(tally.toString())
				.isBetween(tally.successes.get(), tally.successes.get() + tally.unknown.get());
		}
	}

	@Test
	void anUpdateWhoseAnswerComesTooLateIsAppliedOnce(EmbeddedCassandra cassandra) throws IOException {
		try (FaultyProxy proxy = new FaultyProxy(Sessions.address(cassandra), 3);
				CqlSession session = through(proxy, cassandra);
				Client client = Sessions.client(session, IMPATIENT)) {
			Collection counters = counter(client, "late");
			Document updated = counters.update("late", (document) -> {
				proxy.holdAnswers(400);
				return document.with("n", document.getInt("n", 0) + 1);
			});
			assertThat(updated.getInt("n")).isEqualTo(1);
			assertThat(proxy.faults()).isPositive();
			assertThat(counters.get("late")).get().returns(1, (document) -> document.getInt("n"));
		}
	}

	@Test
	void anUpdateWhoseConnectionBreaksIsAppliedOnce(EmbeddedCassandra cassandra) throws IOException {
		try (FaultyProxy proxy = new FaultyProxy(Sessions.address(cassandra), 4);
				CqlSession session = through(proxy, cassandra);
				Client client = Sessions.client(session)) {
			Collection counters = counter(client, "broken");
			Document updated = counters.update("broken", (document) -> {
				proxy.loseNextAnswer();
				return document.with("n", document.getInt("n", 0) + 1);
			});
			assertThat(updated.getInt("n")).isEqualTo(1);
			assertThat(proxy.faults()).isPositive();
			assertThat(counters.get("broken")).get().returns(1, (document) -> document.getInt("n"));
		}
	}

	@Test
	void whatIsStoredIfAbsentWithoutAnAnswerIsRecognised(EmbeddedCassandra cassandra) throws IOException {
		try (FaultyProxy proxy = new FaultyProxy(Sessions.address(cassandra), 5);
				CqlSession session = through(proxy, cassandra);
				Client client = Sessions.client(session)) {
			Collection counters = counter(client, "other");
			assertThat(counters.storeIfAbsent("other", Document.of())).isFalse();
			proxy.loseNextAnswer();
			assertThat(counters.storeIfAbsent("unanswered", Document.of("n", 1))).isTrue();
			assertThat(proxy.faults()).isPositive();
			assertThat(counters.get("unanswered")).get().returns(1, (document) -> document.getInt("n"));
		}
	}

	@Test
	void anUpdateThatNeverGetsAnAnswerIsUnknown(EmbeddedCassandra cassandra) throws IOException {
		try (FaultyProxy proxy = new FaultyProxy(Sessions.address(cassandra), 6);
				CqlSession session = through(proxy, cassandra);
				Client client = Sessions.client(session, Map.of("request-timeout", "150ms", "update-timeout", "1s"))) {
			Collection counters = counter(client, "silent");
			assertThatExceptionOfType(ConcurrentUpdateException.class)
				.isThrownBy(() -> counters.update("silent", (document) -> {
					proxy.holdAnswers(2_000);
					return document.with("n", 1);
				}))
				.withMessageContaining("Whether the change of 'silent' of 'counters' took effect is unknown")
				.satisfies((error) -> assertThat(error.outcomeUnknown()).isTrue());
		}
	}

	@Test
	void whatItIsTooLateToSendIsKnownNotToBeWritten(EmbeddedCassandra cassandra) {
		try (CqlSession session = Sessions.open(cassandra); Client client = Sessions.client(session)) {
			Collection counters = counter(client, "slow");
			Deadline over = Deadline.after(Duration.ofMillis(2_500));
			assertThatExceptionOfType(ConcurrentUpdateException.class)
				.isThrownBy(() -> counters.update("slow", (document) -> {
					await().until(() -> over.left().isZero());
					return document.with("n", 1);
				}, WriteOptions.defaults().withTimeout(Duration.ofSeconds(2))))
				.withMessageContaining("Cannot change 'slow' of 'counters': less than 20 of its 2000 ms are left")
				.satisfies((error) -> assertThat(error.outcomeUnknown()).isFalse());
			assertThat(counters.get("slow")).get().returns(0, (document) -> document.getInt("n"));
		}
	}

	private static Collection counter(Client client, String key) {
		Collection counters = client.getCollection("counters");
		counters.store(key, Document.of("n", 0));
		counters.update(key, Map.of("warm", true));
		return counters;
	}

	private static void count(List<Client> clients, Tally tally) {
		ExecutorService threads = Executors.newFixedThreadPool(clients.size() * THREADS_PER_CLIENT);
		try {
			Stream<Collection> counters = clients.stream().map((client) -> client.getCollection("counters"));
			CompletableFuture.allOf(counters
				.flatMap((counter) -> IntStream.range(0, THREADS_PER_CLIENT)
					.mapToObj((thread) -> CompletableFuture.runAsync(() -> count(counter, tally), threads)))
				.toArray(CompletableFuture[]::new)).join();
		}
		finally {
			threads.shutdown();
		}
	}

	private static void count(Collection counters, Tally tally) {
		for (int i = 0; i < UPDATES_PER_THREAD; i++) {
			try {
				counters.update("a", (document) -> document.with("n", document.getInt("n", 0) + 1));
				tally.successes.incrementAndGet();
			}
			catch (ConcurrentUpdateException ex) {
				(ex.outcomeUnknown() ? tally.unknown : tally.failures).incrementAndGet();
			}
			catch (NosqlcException ex) {
				tally.failures.incrementAndGet();
			}
		}
	}

	private static CqlSession through(FaultyProxy proxy, EmbeddedCassandra cassandra) {
		ProgrammaticDriverConfigLoaderBuilder config = Sessions.config(0)
			.withInt(DefaultDriverOption.CONNECTION_POOL_LOCAL_SIZE, 3)
			.withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(20))
			.withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofMillis(100));
		InetSocketAddress address = proxy.address();
		return Sessions.open(address, cassandra.localDatacenter(), config);
	}

	/**
	 * What became of updates.
	 */
	private static final class Tally {

		private final AtomicInteger successes = new AtomicInteger();

		private final AtomicInteger unknown = new AtomicInteger();

		private final AtomicInteger failures = new AtomicInteger();

		@Override
		public String toString() {
			return this.successes + " succeeded, " + this.unknown + " unknown, " + this.failures + " failed";
		}

	}

}
