package io.nosqlc.test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

import io.nosqlc.AsyncCollection;
import io.nosqlc.AsyncFindQuery;
import io.nosqlc.CallerThread;
import io.nosqlc.Client;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Collection;
import io.nosqlc.Cursor;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.ResultPage;
import io.nosqlc.WriteOptions;
import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.InvalidNameException;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.filter.Filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Clients open, share and close; what they are asked wrongly they refuse.
 */
public abstract class AbstractLifecycleTests extends AbstractStoreTests {

	private static final Set<String> ALWAYS_ANSWERED = Set.of("getName", "async");

	private static final Map<Class<?>, Object> ARGUMENTS = Map.of(String.class, "k", Iterable.class, List.of(),
			Map.class, Map.of("n", 1), UnaryOperator.class, UnaryOperator.identity(), Filter.class, Filter.all(),
			WriteOptions.class, WriteOptions.defaults(), int.class, 1);

	@Test
	void theSameNameGivesTheSameCollection() {
		String name = freshName();
		Collection collection = client().getCollection(name);
		assertThat(client().getCollection(name)).isSameAs(collection);
		assertThat(collection.getName()).isEqualTo(name);
		assertThat(client().getCollection(freshName())).isNotSameAs(collection);
	}

	@Test
	void anOpenClientSaysSo() {
		assertThat(client().isClosed()).isFalse();
		assertThat(client().getUrl()).startsWith("nosqlc:");
	}

	@Test
	void closingAgainDoesNothing() {
		Client client = openClient(Map.of());
		client.close();
		client.close();
		assertThat(client.isClosed()).isTrue();
		assertThat(client.getUrl()).startsWith("nosqlc:");
	}

	@Test
	void closingOneClientLeavesTheOthersOpen() {
		Client other = openClient(Map.of());
		Collection things = freshCollection();
		things.store("k", Document.of());
		other.close();
		assertThat(things.get("k")).isPresent();
	}

	@Test
	void aClientUnwrapsWhatItIsMadeOf() {
		assertThat(client().unwrap(Client.class)).isSameAs(client());
		assertThat(client().isWrapperFor(ClientRuntime.class)).isTrue();
		assertThat(client().isWrapperFor(Thread.class)).isFalse();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> client().unwrap(Thread.class))
			.withMessageContaining("java.lang.Thread");
	}

	@Test
	void unknownSettingsAreRefusedByName() {
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> openClient(Map.of("max-document-sise", 5)))
			.withMessageContaining("'max-document-sise'");
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> openClient(Map.of("max-sort", "many")))
			.withMessageContaining("'many'")
			.withMessageContaining("'max-sort'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1orders", "_orders", "my-orders", "my.orders", "my orders", "orders;",
			"orders\"; DROP TABLE x; --", "a\".\"b", "system.local", "$$", "or'ders", "\u00f6rders", "orders\u0000",
			"orders\n", "../orders", "a23456789012345678901234567890123456789012345678x" })
	void aNameThatBreaksTheRuleIsRefused(String name) {
		assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> client().getCollection(name))
			.withMessageContaining("47 letters, digits and underscores");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select", "TABLE", "Orders", "o", "a2345678901234567890123456789012345678901234567_" })
	void aNameThatFollowsTheRuleWorks(String name) {
		Collection collection = client().getCollection(name);
		String key = collection.insert(Document.of("n", 1));
		assertThat(collection.get(key)).contains(stored(key, Map.of("n", 1)));
		collection.delete(key);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("operations")
	void aClosedClientRefusesEveryOperation(Method operation) {
		Client client = openClient(Map.of());
		Collection collection = client.getCollection(freshName());
		Object target = (operation.getDeclaringClass() == Collection.class) ? collection : collection.async();
		client.close();
		assertThat(failure(target, operation, arguments(operation))).isInstanceOf(ClientClosedException.class)
			.hasMessageContaining("'" + collection.getName() + "'")
			.hasMessageContaining("closed");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("operations")
	void nullArgumentsAreRefused(Method operation) {
		Collection collection = freshCollection();
		Object target = (operation.getDeclaringClass() == Collection.class) ? collection : collection.async();
		for (int i = 0; i < operation.getParameterCount(); i++) {
			@Nullable Object[] arguments = arguments(operation);
			arguments[i] = null;
			assertThat(failure(target, operation, arguments)).as("argument %d", i)
				.isInstanceOf(IllegalArgumentException.class);
		}
	}

	static Stream<Method> operations() {
		return Stream.of(Collection.class, AsyncCollection.class)
			.flatMap((type) -> Arrays.stream(type.getMethods()))
			.filter((method) -> !Modifier.isStatic(method.getModifiers()))
			.filter((method) -> !ALWAYS_ANSWERED.contains(method.getName()))
			.sorted(Comparator.comparing(Method::toString));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("finishers")
	void aClosedClientRefusesToFinishQueries(Method finisher) {
		Client client = openClient(Map.of());
		FindQuery<Document> query = client.getCollection(freshName()).find();
		client.close();
		Object target = (finisher.getDeclaringClass() == FindQuery.class) ? query : query.async();
		assertThat(failure(target, finisher, arguments(finisher))).isInstanceOf(ClientClosedException.class);
	}

	static Stream<Method> finishers() {
		Set<Class<?>> steps = Set.of(FindQuery.class, AsyncFindQuery.class, Flow.Publisher.class,
				CallerThread.Operation.class);
		return Stream.of(FindQuery.class, AsyncFindQuery.class)
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
			.filter((method) -> !steps.contains(method.getReturnType()) && !method.getName().equals("toString"))
			.sorted(Comparator.comparing(Method::toString));
	}

	@Test
	void aClosedClientRefusesCollectionsAndWhatItWraps() {
		Client client = openClient(Map.of());
		client.close();
		assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> client.getCollection("orders"));
		assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> client.unwrap(Client.class));
		assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> client.isWrapperFor(Client.class));
	}

	@Test
	void aFindUnderWayFailsWhenItsClientIsClosed() {
		Client client = openClient(Map.of());
		Collection things = client.getCollection(freshName());
		things.storeAll(IntStream.range(0, 500).mapToObj((i) -> Map.entry("k" + i, Document.of("n", i))).toList());
		try (Cursor<Document> cursor = things.find().fetchSize(10).cursor()) {
			assertThat(cursor.next()).isTrue();
			client.close();
			assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> exhaust(cursor.iterator()));
		}
	}

	@Test
	void operationsDuringCloseSucceedOrSayThatItIsClosed() throws Exception {
		Client client = openClient(Map.of());
		Collection things = client.getCollection(freshName());
		things.store("k", Document.of("n", 1));
		Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			for (int i = 0; i < 4; i++) {
				int worker = i;
				threads.execute(() -> workUntilClosed(things, worker, failures));
			}
			CompletableFuture.runAsync(client::close, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS))
				.get(30, TimeUnit.SECONDS);
			threads.shutdown();
			assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
			assertThat(failures).hasSize(4)
				.allSatisfy((failure) -> assertThat(failure).isInstanceOf(ClientClosedException.class));
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void documentsOutliveTheirClient() {
		assumeThat(isShared()).as("the store keeps documents for other clients").isTrue();
		String name = freshName();
		String token;
		try (Client first = openClient(Map.of())) {
			Collection things = first.getCollection(name);
			IntStream.range(0, 10).forEach((i) -> things.store("k" + i, Document.of("n", i)));
			token = things.find().page(4).nextToken();
		}
		try (Client second = openClient(Map.of())) {
			Collection things = second.getCollection(name);
			assertThat(things.get("k1")).contains(stored("k1", Map.of("n", 1)));
			ResultPage<Document> rest = things.find().after(token).page(10);
			assertThat(rest.items()).hasSize(6);
			assertThat(things.update("k1", Map.of("n", 2)).getInt("n")).isEqualTo(2);
		}
	}

	@Test
	void clientsSeeEachOthersWrites() {
		assumeThat(isShared()).as("the store keeps documents for other clients").isTrue();
		Collection here = freshCollection();
		try (Client other = openClient(Map.of())) {
			Collection there = other.getCollection(here.getName());
			here.store("c", Document.of("n", 0));
			for (int i = 1; i <= 20; i++) {
				int expected = i;
				Collection writer = (i % 2 == 0) ? here : there;
				Collection reader = (i % 2 == 0) ? there : here;
				writer.update("c", (current) -> current.with("n", current.getInt("n", 0) + 1));
				assertThat(reader.get("c")).contains(stored("c", Map.of("n", expected)));
			}
			there.delete("c");
			assertThat(here.get("c")).isEmpty();
			assertThat(here.storeIfAbsent("c", Document.of())).isTrue();
			assertThat(there.storeIfAbsent("c", Document.of())).isFalse();
		}
	}

	@Test
	void clientsThatShareNothingAreIsolated() {
		assumeThat(isShared()).as("the store keeps documents for other clients").isFalse();
		Collection here = freshCollection();
		here.store("k", Document.of());
		try (Client other = openClient(Map.of())) {
			assertThat(other.getCollection(here.getName()).get("k")).isEmpty();
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullIsNoName() {
		assertThatIllegalArgumentException().isThrownBy(() -> client().getCollection(null));
	}

	private static void workUntilClosed(Collection things, int worker, Queue<Throwable> failures) {
		try {
			for (int i = 0;; i++) {
				things.get("k");
				things.store("k" + worker, Document.of("n", i));
				things.find().limit(1).list();
			}
		}
		catch (RuntimeException ex) {
			failures.add(ex);
		}
	}

	private static void exhaust(Iterator<Document> documents) {
		while (documents.hasNext()) {
			documents.next();
		}
	}

	private static @Nullable Object[] arguments(Method method) {
		return Arrays.stream(method.getParameterTypes()).map(ARGUMENTS::get).toArray();
	}

	private static @Nullable Throwable failure(Object target, Method method, @Nullable Object[] arguments) {
		try {
			Object result = method.invoke(target, arguments);
			if (result instanceof CompletionStage<?> stage) {
				stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
			}
			return null;
		}
		catch (InvocationTargetException | CompletionException ex) {
			return ex.getCause();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
