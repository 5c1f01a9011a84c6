package io.nosqlc.cassandra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.nosqlc.AsyncCollection;
import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.FindSpec;
import io.nosqlc.cassandra.query.RowReader;
import io.nosqlc.cassandra.query.TableAccess;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * No continuation, no operator, no subscriber and no reading of rows runs on a thread of
 * the driver: one of them that waits would stop all answers.
 */
@WithEmbeddedCassandra
class DriverThreadTests {

	private static final String KEYSPACE = "driver_threads";

	private static final int TIMES = 50;

	private static RecordedSession session;

	private final Set<String> threads = ConcurrentHashMap.newKeySet();

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
		try (Client client = client(ApplicationExecutor.NONE)) {
			client.getCollection("documents")
				.storeAll(IntStream.range(0, 500).mapToObj((i) -> Map.entry("k" + i, Document.of("n", i))).toList());
		}
	}

	@AfterAll
	static void close() {
		session.close();
	}

	@ParameterizedTest
	@EnumSource
	void continuationsRunElsewhere(ApplicationExecutor executor) {
		try (Client client = client(executor)) {
			AsyncCollection documents = client.getCollection("documents").async();
			for (int i = 0; i < TIMES; i++) {
				String key = "k" + i;
				CompletableFuture.allOf(Stream
					.of(documents.get(key), documents.getAll(List.of(key, "k1")),
							documents.store(key, Document.of("n", i)), documents.insert(Document.of("n", -1)),
							documents.delete("none"), documents.storeAll(List.of(Map.entry(key, Document.of("n", i)))),
							documents.find(where("_id").eq(key)).one(), documents.find(where("n").eq(-5)).first(),
							documents.find(where("n").lt(50)).list(), documents.find(Filter.all()).count(),
							documents.find(Filter.all()).limit(1).exists(), documents.find(Filter.all()).page(3))
					.map(this::recorded)
					.toArray(CompletableFuture[]::new)).join();
			}
		}
		assertThat(this.threads).isNotEmpty().noneMatch(DriverThreadTests::isOfTheDriver);
	}

	@ParameterizedTest
	@EnumSource
	void subscribersRunElsewhere(ApplicationExecutor executor) {
		try (Client client = client(executor)) {
			for (int i = 0; i < 5; i++) {
				Subscriber subscriber = new Subscriber();
				client.getCollection("documents").find().fetchSize(20).publisher().subscribe(subscriber);
				subscriber.done.join();
			}
		}
		assertThat(this.threads).isNotEmpty().noneMatch(DriverThreadTests::isOfTheDriver);
	}

	@ParameterizedTest
	@EnumSource
	void rowsAreReadElsewhere(ApplicationExecutor executor) {
		TableDefinition table = TableDefinition.collection(KEYSPACE, "documents");
		try (Client client = client(executor)) {
			TableAccess tables = client.unwrap(TableAccess.class);
			FindQuery<Document> scan = tables.find(table, where("n").gte(0), new RecordingReader()).fetchSize(20);
			FindQuery<Document> byKey = tables.find(table, where("_id").in("k1", "k2", "k3"), new RecordingReader());
			assertThat(scan.list()).hasSizeGreaterThanOrEqualTo(450);
			assertThat(this.threads).containsOnly(Thread.currentThread().getName());
			for (int i = 0; i < 5; i++) {
				scan.async().list().toCompletableFuture().join();
				byKey.async().list().toCompletableFuture().join();
				scan.async().count().toCompletableFuture().join();
			}
		}
		assertThat(this.threads).hasSizeGreaterThan(1).noneMatch(DriverThreadTests::isOfTheDriver);
	}

	@ParameterizedTest
	@EnumSource
	void operatorsRunElsewhere(ApplicationExecutor executor) {
		try (Client client = client(executor)) {
			AsyncCollection documents = client.getCollection("documents").async();
			UnaryOperator<Document> increment = (document) -> {
				record();
				return document.with("n", document.getInt("n") + 1);
			};
			documents.store("counter", Document.of("n", 0)).toCompletableFuture().join();
			CompletableFuture
				.allOf(IntStream.range(0, TIMES)
					.mapToObj((i) -> recorded(documents.update("counter", increment)))
					.toArray(CompletableFuture[]::new))
				.join();
			recorded(documents.storeIfAbsent("counter", Document.of("n", 0))).join();
			recorded(documents.updateAll(where("_id").eq("counter"), Map.of("tried", true))).join();
			assertThat(client.getCollection("documents").get("counter").orElseThrow().getInt("n")).isEqualTo(TIMES);
			recorded(documents.deleteAll(where("_id").eq("counter"))).join();
		}
		assertThat(this.threads).isNotEmpty().noneMatch(DriverThreadTests::isOfTheDriver);
	}

	@Test
	void whatTheApplicationBringsIsReadElsewhere() {
		try (Client client = client(ApplicationExecutor.NONE)) {
			Collection documents = client.getCollection("documents");
			Iterable<Map.Entry<String, Document>> input = () -> IntStream.range(0, 2000).mapToObj((i) -> {
				record();
				return Map.entry("k" + i % 500, Document.of("n", i % 500));
			}).iterator();
			documents.async().storeAll(input).toCompletableFuture().join();
		}
		assertThat(this.threads).isNotEmpty().noneMatch(DriverThreadTests::isOfTheDriver);
	}

	/**
	 * Without this the others would prove nothing.
	 */
	@Test
	void whatIsChainedToTheDriverItselfRunsOnItsThreads() {
		await().until(() -> {
			session.unrecorded()
				.executeAsync("SELECT now() FROM system.local")
				.thenAccept((result) -> record())
				.toCompletableFuture()
				.join();
			return this.threads.stream().anyMatch(DriverThreadTests::isOfTheDriver);
		});
	}

	private static boolean isOfTheDriver(String thread) {
		return thread.startsWith(RecordedSession.NAME + "-");
	}

	private void record() {
		this.threads.add(Thread.currentThread().getName());
	}

	private CompletableFuture<?> recorded(CompletionStage<?> stage) {
		return stage.thenAccept((result) -> record()).toCompletableFuture();
	}

	private static Client client(ApplicationExecutor executor) {
		Map<String, Object> properties = (executor.executor != null) ? Map.of("executor", executor.executor) : Map.of();
		return CassandraClient.builder(session.session()).keyspace(KEYSPACE).properties(properties).build();
	}

	enum ApplicationExecutor {

		NONE(null), CALLER_RUNS(Runnable::run), REJECTING((task) -> {
			throw new RejectedExecutionException("full");
		});

		private final @Nullable Executor executor;

		ApplicationExecutor(@Nullable Executor executor) {
			this.executor = executor;
		}

	}

	private final class Subscriber implements Flow.Subscriber<Document> {

		private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

		private Flow.@Nullable Subscription subscription;

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			record();
			this.subscription = subscription;
			subscription.request(1);
		}

		@Override
		public void onNext(Document item) {
			record();
			this.subscription.request(1);
		}

		@Override
		public void onError(Throwable throwable) {
			this.done.completeExceptionally(throwable);
		}

		@Override
		public void onComplete() {
			record();
			this.done.complete(null);
		}

	}

	private final class RecordingReader implements RowReader<Document> {

		private final RowReader<Document> reader = new DocumentRows("documents", CorruptRows.FAIL, new SkippedRows());

		@Override
		public List<String> columns() {
			return this.reader.columns();
		}

		@Override
		public Optional<String> countedBy() {
			return Optional.empty();
		}

		@Override
		public Selection<Document> select(Filter residual, FindSpec spec) {
			Selection<Document> selection = this.reader.select(residual, spec);
			return (row) -> {
				record();
				return selection.match(row);
			};
		}

		@Override
		public boolean skips(CorruptDocumentException error) {
			return false;
		}

	}

}
