package io.nosqlc.cassandra.update;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import io.nosqlc.AbstractCollection.Change;
import io.nosqlc.AbstractCollection.Changed;
import io.nosqlc.BesideOthers;
import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Consistency;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.RequestDefaults;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ConcurrentUpdateException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two updates in one batch, of which the time of the first one ends.
 */
@WithEmbeddedCassandra
@BesideOthers
class LateUpdateTests {

	private static final Duration PATIENT = Duration.ofSeconds(60);

	private static final Executor executor = ForkJoinPool.commonPool();

	private static CqlSession session;

	private static Client client;

	private static Collection orders;

	private final UpdateQueue queue = new UpdateQueue(10);

	private String key;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = Sessions.open(cassandra);
		client = Sessions.client(session);
		orders = client.getCollection("late");
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@BeforeEach
	void store(TestInfo test) {
		this.key = test.getTestMethod().orElseThrow().getName();
		orders.store(this.key, Document.of("n", 0));
	}

	@Test
	void theSecondIsWrittenIfTheFirstCannotWaitForAClockThatIsAhead(EmbeddedCassandra cassandra) {
		try (CqlSession ahead = Sessions.open(cassandra, 5_000); Client aheadClient = Sessions.client(ahead)) {
			Function<Batch, CompletionStage<?>> writer = writer(session);
			aheadClient.getCollection("late").store(this.key, Document.of("n", 1));
			Edit first = edit("first", Duration.ofSeconds(2));
			Edit second = edit("second", PATIENT);
			together(writer, first, second);
			assertNotWritten(first);
			assertWritten(second);
			assertThat(orders.get(this.key)).contains(Document.of("n", 1, "_id", this.key, "second", true));
		}
	}

	@Test
	void theSecondIsWrittenIfTheFirstGetsNoAnswerToItsRead(EmbeddedCassandra cassandra) throws IOException {
		try (FaultyProxy proxy = new FaultyProxy(Sessions.address(cassandra), 7);
				CqlSession silent = Sessions.open(proxy.address(), cassandra.localDatacenter(), Sessions.config(0))) {
			Function<Batch, CompletionStage<?>> writer = writer(silent);
			proxy.holdAnswers(2_000);
			Edit first = edit("first", Duration.ofMillis(500));
			Edit second = edit("second", PATIENT);
			together(writer, first, second);
			assertThat(first.promise()).failsWithin(Duration.ofSeconds(30));
			assertWritten(second);
			assertThat(orders.get(this.key)).contains(Document.of("n", 0, "_id", this.key, "second", true));
		}
	}

	@Test
	void theSecondIsWrittenIfItIsTooLateToSendTheFirst() {
		AtomicReference<Edit> late = new AtomicReference<>();
		Edit first = edit((document) -> {
			await().until(() -> late.get().deadline().left().isZero());
			return document.with("first", true);
		}, Duration.ofSeconds(2));
		late.set(first);
		Edit second = edit("second", PATIENT);
		together(writer(session), first, second);
		assertNotWritten(first);
		assertWritten(second);
		assertThat(orders.get(this.key)).contains(Document.of("n", 0, "_id", this.key, "second", true));
	}

	@Test
	void bothAreToldIfTheOutcomeOfTheirWriteIsUnknown(EmbeddedCassandra cassandra) throws IOException {
		try (FaultyProxy proxy = new FaultyProxy(Sessions.address(cassandra), 8);
				CqlSession silent = Sessions.open(proxy.address(), cassandra.localDatacenter(), Sessions.config(0))) {
			Function<Batch, CompletionStage<?>> writer = writer(silent);
			Edit first = edit((document) -> {
				proxy.holdAnswers(6_000);
				return document.with("first", true);
			}, Duration.ofSeconds(4));
			Edit second = edit("second", PATIENT);
			together(writer, first, second);
			for (Edit edit : new Edit[] { first, second }) {
				assertThat(failure(edit)).isInstanceOfSatisfying(ConcurrentUpdateException.class,
						(error) -> assertThat(error.outcomeUnknown()).isTrue());
			}
		}
	}

	/**
	 * Submits edits while another one is being written, so that the next batch has both.
	 */
	private void together(Function<Batch, CompletionStage<?>> writer, Edit first, Edit second) {
		CompletableFuture<Void> running = new CompletableFuture<>();
		Edit blocker = edit("blocker", PATIENT);
		submit(blocker, (batch) -> blocker.promise().isDone() ? writer.apply(batch) : running);
		submit(first, writer);
		submit(second, writer);
		running.completeExceptionally(new IllegalStateException("This one is only there to be waited for"));
	}

	private void submit(Edit edit, Function<Batch, CompletionStage<?>> writer) {
		this.queue.submit(new Target("late", this.key), edit, writer);
	}

	/**
	 * Writes batches by way of a session, and has written one already, so that all
	 * statements are prepared.
	 */
	private static Function<Batch, CompletionStage<?>> writer(CqlSession through) {
		Statements statements = new Statements(through,
				new RequestDefaults(Consistency.LOCAL_QUORUM, Consistency.SERIAL, null));
		DocumentTable table = new DocumentTable(statements, statements::bind, new ServerClock(), "updates.\"late\"");
		RecentWrites recent = new RecentWrites(Duration.ofSeconds(1));
		Function<Batch, CompletionStage<?>> writer = (batch) -> new ConditionalUpdate(table, recent, batch).run();
		orders.store("warm", Document.of());
		Edit edit = edit("warm", PATIENT);
		writer.apply(new Batch(new Target("late", "warm"), List.of(edit))).toCompletableFuture().join();
		return writer;
	}

	private static Edit edit(String field, Duration limit) {
		return edit((document) -> document.with(field, true), limit);
	}

	private static Edit edit(Change change, Duration limit) {
		return new Edit(change, WriteCall.start(WriteOptions.defaults(), limit, executor));
	}

	private static void assertWritten(Edit edit) {
		assertThat(edit.promise().orTimeout(30, TimeUnit.SECONDS).join()).returns(true, Changed::written);
	}

	private static void assertNotWritten(Edit edit) {
		assertThat(failure(edit)).isInstanceOfSatisfying(ConcurrentUpdateException.class,
				(error) -> assertThat(error.outcomeUnknown()).isFalse());
	}

	private static Throwable failure(Edit edit) {
		return DriverErrors.unwrap(edit.promise()
			.orTimeout(30, TimeUnit.SECONDS)
			.handle((changed, error) -> (error != null) ? error : new AssertionError("No error but " + changed))
			.join());
	}

}
