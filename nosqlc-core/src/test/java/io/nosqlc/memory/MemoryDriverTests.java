package io.nosqlc.memory;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Consistency;
import io.nosqlc.Cursor;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.FullScan;
import io.nosqlc.QueryPlan;
import io.nosqlc.ScanOptions;
import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MemoryDriverTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "nosqlc:memory:", "nosqlc:memory:orders", "nosqlc:memory:localhost:9042/shop?full-scan=allow",
					"nosqlc:memory:?max-document-size=1000&maxSort=5&async.max-in-flight=1",
					"nosqlc:memory:?localDatacenter=dc1&consistency=LOCAL_QUORUM&requestTimeout=5s" })
	void opensWithAnyLabelAndWithSettings(String url) {
		try (Client client = DriverManager.getClient(url)) {
			assertThat(client.getUrl()).isEqualTo(url);
			client.getCollection("orders").store("k", Document.of());
			assertThat(client.getCollection("orders").get("k")).isPresent();
		}
	}

	@Test
	void acceptsSettingsThatOnlyAServerObeys() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("username", "ada");
		properties.put("password", "secret");
		properties.put("keyspace", "shop");
		properties.put("consistency", "local-quorum");
		properties.put("update-mode", "linearizable");
		properties.put("collections.orders.update-mode", "last-write-wins");
		try (Client client = DriverManager.getClient("nosqlc:memory:", properties)) {
			assertThat(client.isClosed()).isFalse();
		}
	}

	@Test
	void knowsEverySettingOfCassandra() {
		InvalidUrlException unknown = catchThrowableOfType(InvalidUrlException.class,
				() -> DriverManager.getClient("nosqlc:cassandra:localhost/shop?bogus=1"));
		Map<String, Object> blank = new LinkedHashMap<>();
		for (String name : unknown.getMessage().replaceAll(".*This driver knows (.*)\\.", "$1").split(", ")) {
			blank.put(name, "");
		}
		blank.keySet().removeAll(Set.of("executor", "ssl-context"));
		assertThat(blank).containsKeys("consistency", "update-mode", "password", "max-sort");
		DriverManager.getClient("nosqlc:memory:", blank).close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-document-sise=1", "full-scan=sometimes", "max-sort=0", "consistency=most",
			"clock-skew=soon", "collections.orders.mode=x", "full-scan=allow&full-scan=forbid", "full-scan" })
	void refusesUnknownAndMalformedSettings(String query) {
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> DriverManager.getClient("nosqlc:memory:?" + query))
			.withMessageContaining(query.substring(0, 8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "update-mode=nonsense", "corrupt-rows=maybe", "keyspace-creation=maybe",
			"serial-consistency=quorum", "consistency=serial", "collections.orders.update-mode=fast",
			"collections.my-orders.update-mode=linearizable" })
	void refusesTheChoicesThatCassandraRefuses(String query) {
		for (String url : List.of("nosqlc:memory:?", "nosqlc:cassandra:no-such-host.invalid/shop?")) {
			assertThatExceptionOfType(NosqlcException.class).isThrownBy(() -> DriverManager.getClient(url + query))
				.isNotInstanceOf(ClientUnavailableException.class)
				.withMessageStartingWith("Invalid ");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			keyspace                     | my-shop
			consistency                  | most
			consistency                  | serial
			serial-consistency           | most
			serial-consistency           | quorum
			request-timeout              | soon
			update-timeout               | 0
			clock-skew                   | -1s
			replication                  | 0
			replication                  | three
			replication                  | dc1=3
			replication                  | dc1:3,dc1:2
			speculative-retry            | soon
			ssl                          | perhaps
			ssl.hostname-verification    | perhaps
			ssl-context                  | tls
			executor                     | pool
			""")
	void refusesWhatCassandraRefusesInTheSameWords(String name, String value) {
		Map<String, Object> properties = new LinkedHashMap<>(Map.of("keyspace", "shop"));
		properties.put(name, value);
		NosqlcException refused = catchThrowableOfType(NosqlcException.class,
				() -> DriverManager.getClient("nosqlc:cassandra:no-such-host.invalid", properties));
		assertThat(refused).isNotInstanceOf(ClientUnavailableException.class);
		assertThatExceptionOfType(refused.getClass())
			.isThrownBy(() -> DriverManager.getClient("nosqlc:memory:", properties))
			.withMessage(refused.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "replication=3", "replication=dc1:3, dc2:2", "speculative-retry=99.9p",
			"speculative-retry=MIN(99p,50ms)", "ssl=true", "ssl.truststore=/no/such/file", "username=ada" })
	void leavesToAServerWhatOnlyItCanTell(String setting) {
		String[] nameAndValue = setting.split("=");
		DriverManager.getClient("nosqlc:memory:", Map.of(nameAndValue[0], nameAndValue[1])).close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "update-mode", "collections.orders.update-mode", "corrupt-rows", "keyspace-creation" })
	void takesTheChoicesThatCassandraTakes(String name) {
		InvalidUrlException refused = catchThrowableOfType(InvalidUrlException.class,
				() -> DriverManager.getClient("nosqlc:cassandra:no-such-host.invalid/shop?" + name + "=x"));
		String choices = refused.getMessage().replaceAll(".*one of \\[(.*)].*", "$1");
		for (String choice : choices.split(", ")) {
			DriverManager.getClient("nosqlc:memory:?" + name + "=" + choice).close();
			DriverManager.getClient("nosqlc:memory:?" + name + "=" + choice.toUpperCase(Locale.ROOT).replace('-', '_'))
				.close();
		}
		assertThat(choices).isNotEmpty();
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> DriverManager.getClient("nosqlc:memory:?" + name + "=x"))
			.withMessage(refused.getMessage());
	}

	@Test
	void eachClientHasDocumentsOfItsOwn() {
		try (Client one = DriverManager.getClient("nosqlc:memory:same");
				Client other = DriverManager.getClient("nosqlc:memory:same")) {
			one.getCollection("things").store("k", Document.of());
			assertThat(other.getCollection("things").get("k")).isEmpty();
		}
	}

	@Test
	void aCollectionOutlivesTheObjectThatStandsForIt() {
		try (Client client = DriverManager.getClient("nosqlc:memory:")) {
			WeakReference<Collection> reference = new WeakReference<>(client.getCollection("things"));
			storeThrough(reference);
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
				System.gc();
				return reference.get() == null;
			});
			assertThat(client.getCollection("things").get("k")).isPresent();
		}
	}

	private static void storeThrough(WeakReference<Collection> reference) {
		Collection collection = reference.get();
		if (collection != null) {
			collection.store("k", Document.of());
		}
	}

	@Test
	void aFindUnderWayEndsWithTheClient() {
		Client client = clientWithThings("nosqlc:memory:", 1000);
		try (Cursor<Document> cursor = client.getCollection("things").find().cursor()) {
			assertThat(cursor.next()).isTrue();
			client.close();
			assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> cursor.forEach((document) -> {
			})).withMessageContaining("things");
		}
	}

	@Test
	void aCursorReadsNoMoreThanItIsMovedOver() {
		try (Client client = clientWithThings("nosqlc:memory:", 1000);
				Cursor<Document> cursor = client.getCollection("things").find().fetchSize(10).cursor()) {
			for (int i = 0; i < 15; i++) {
				assertThat(cursor.next()).isTrue();
			}
			assertThat(cursor.statistics().rowsRead()).isEqualTo(20);
			assertThat(cursor.statistics().pages()).isEqualTo(2);
		}
	}

	@Test
	void walksInTheOrderOfKeys() {
		try (Client client = clientWithThings("nosqlc:memory:", 600)) {
			List<String> keys = client.getCollection("things").find().stream().map(Document::getId).toList();
			assertThat(keys).hasSize(600).isSorted();
		}
	}

	@Test
	void explainsWhatItDoes() {
		try (Client client = DriverManager.getClient("nosqlc:memory:")) {
			Collection things = client.getCollection("things");
			QueryPlan walk = things.find(where("n").gt(1)).explain();
			assertThat(walk.kind()).isEqualTo(QueryPlan.Kind.IN_MEMORY);
			assertThat(walk.cql()).isNull();
			assertThat(walk.toString()).contains("in memory", "no indexes", "n");
			QueryPlan lookup = things.find(where("_id").in("a", "b").and("n").gt(1)).explain();
			assertThat(lookup.kind()).isEqualTo(QueryPlan.Kind.KEY_LOOKUP);
			assertThat(lookup.fanOut()).isEqualTo("2 keys");
			assertThat(things.find(where("_id").eq(5)).explain().kind()).isEqualTo(QueryPlan.Kind.NOTHING);
		}
	}

	@Test
	void aForbiddenWalkIsRefusedUnlessTheQueryAllowsIt() {
		try (Client client = clientWithThings("nosqlc:memory:?full-scan=forbid", 3)) {
			Collection things = client.getCollection("things");
			Filter filter = where("n").gte(1);
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> things.find(filter).list())
				.withMessageContaining("'things'")
				.withMessageContaining("full-scan=allow");
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> things.find(filter).count());
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> things.deleteAll(filter));
			assertThat(things.find(filter).fullScan(FullScan.ALLOW).list()).hasSize(2);
			assertThat(things.find(where("_id").eq("k00001").and(filter)).list()).hasSize(1);
		}
	}

	@Test
	void aWarningIsLoggedOnceForEachShapeOfAQueryAndHasNoValues() {
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger("io.nosqlc");
		events.start();
		logger.addAppender(events);
		try (Client client = clientWithThings("nosqlc:memory:?full-scan=warn", 3)) {
			for (int i = 0; i < 5; i++) {
				client.getCollection("things").find(where("name").eq("secret" + i)).list();
				client.getCollection("things").find(where("_id").eq("secret" + i)).list();
			}
		}
		finally {
			logger.detachAppender(events);
		}
		assertThat(events.list).extracting(ILoggingEvent::getFormattedMessage)
			.singleElement(InstanceOfAssertFactories.STRING)
			.contains("'name eq ?'", "'things'")
			.doesNotContain("secret");
	}

	@Test
	void refusesAConsistencyThatNoServerCouldRead() {
		try (Client client = clientWithThings("nosqlc:memory:", 3)) {
			Collection things = client.getCollection("things");
			Filter key = where("_id").eq("k00001");
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> things.find(key).consistency(Consistency.ANY).list())
				.withMessageContaining("'ANY': it is for writes");
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> things.find().consistency(Consistency.ANY).count());
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> things.find().consistency(Consistency.LOCAL_SERIAL).first())
				.withMessageContaining("serial reads are by key only");
			assertThat(things.find(key).consistency(Consistency.SERIAL).list()).hasSize(1);
		}
	}

	@Test
	void limitsTheSizeOfDocuments() {
		try (Client client = DriverManager.getClient("nosqlc:memory:?max-document-size=20")) {
			Collection things = client.getCollection("things");
			things.store("k", Document.of("text", "x".repeat(9)));
			assertThatExceptionOfType(InvalidDocumentException.class)
				.isThrownBy(() -> things.store("k", Document.of("text", "x".repeat(10))))
				.withMessageContaining("21 bytes");
		}
	}

	@Test
	void thereAreNoTokensToWalkOver() {
		try (Client client = DriverManager.getClient("nosqlc:memory:")) {
			FindQuery<Document> find = client.getCollection("things")
				.find(where("_id").eq("a"))
				.scan(ScanOptions.defaults().withTokens(0, 1));
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(find::list)
				.withMessage("Cannot find '_id = 'a'' in 'things' by tokens: the memory driver has none. Leave out"
						+ " withTokens.");
		}
	}

	@Test
	void operatorsOfAsynchronousUpdatesRunOnTheExecutorThatIsGiven() {
		Executor executor = (task) -> new Thread(task, "mine").start();
		try (Client client = DriverManager.getClient("nosqlc:memory:", Map.of("executor", executor))) {
			Collection things = client.getCollection("things");
			things.store("k", Document.of());
			CompletionStage<Document> updated = things.async()
				.update("k", (thing) -> thing.with("thread", Thread.currentThread().getName()));
			assertThat(updated.toCompletableFuture().join().getString("thread")).isEqualTo("mine");
		}
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> DriverManager.getClient("nosqlc:memory:", Map.of("executor", "mine")));
	}

	private static Client clientWithThings(String url, int count) {
		Client client = DriverManager.getClient(url);
		client.getCollection("things")
			.storeAll(IntStream.range(0, count)
				.mapToObj((i) -> Map.entry(String.format("k%05d", i), Document.of("n", i)))
				.toList());
		return client;
	}

}
