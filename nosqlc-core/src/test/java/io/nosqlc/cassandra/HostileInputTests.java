package io.nosqlc.cassandra;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.SortKey;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.error.InvalidKeyException;
import io.nosqlc.error.InvalidNameException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class HostileInputTests {

	private static final String KEYSPACE = "hostile_input";

	private static Client client;

	private static String url;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		url = "nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/" + KEYSPACE;
		client = DriverManager.getClient(url);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a;b", "a\"b", "a'b", "a--", "a/*", "a.b", "1a", "_a", "ä", "a\0", "a\n",
			"system.local", "x\" (pk text PRIMARY KEY); DROP KEYSPACE shop; --", "a%00b", "${jndi:ldap://x}",
			"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvw" })
	void namesOfCollectionsFollowTheirRuleOrAreRefused(String name) {
		assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> client.getCollection(name))
			.withMessageContaining("a letter, then up to 47 letters, digits and underscores");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select", "TABLE", "Primary", "ks", "Drop", "a_9",
			"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV" })
	void wordsOfTheLanguageAreNamesLikeOthers(String name) {
		Collection collection = client.getCollection(name);
		collection.store("a", Document.of("name", name));
		assertThat(collection.get("a")).contains(Document.of("name", name, "_id", "a"));
		assertThat(tables()).contains(name);
	}

	@Test
	void namesThatDifferInCaseAreDifferentCollections() {
		client.getCollection("orders").store("a", Document.of("in", "orders"));
		client.getCollection("Orders").store("a", Document.of("in", "Orders"));
		assertThat(client.getCollection("orders").get("a").orElseThrow().getString("in")).isEqualTo("orders");
		assertThat(client.getCollection("Orders").get("a").orElseThrow().getString("in")).isEqualTo("Orders");
	}

	@Test
	void keysAreNeverSyntax() {
		Collection collection = client.getCollection("keys");
		List<String> keys = List.of("'", "''; DROP TABLE hostile_input.keys; --", "\"", "\\", "?", ":key", "$$", "\0",
				"\n", " ", "/*", "%", "_id", "null", "{\"a\":1}", "\uD83D\uDE00", "ß", "\u202E", "a".repeat(65_535),
				"é".repeat(32_767));
		for (String key : keys) {
			collection.store(key, Document.of("key", key));
		}
		for (String key : keys) {
			assertThat(collection.get(key)).contains(Document.of("key", key, "_id", key));
		}
		keys.forEach(collection::delete);
		assertThat(keys).allSatisfy((key) -> assertThat(collection.get(key)).isEmpty());
		assertThat(tables()).contains("keys");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\uD800", "a\uDC00b" })
	void keysThatCannotBeStoredAreRefusedBeforeAnythingIsSent(String key) {
		assertThatExceptionOfType(InvalidKeyException.class)
			.isThrownBy(() -> client.getCollection("never_created").store(key, Map.of()));
		assertThatExceptionOfType(InvalidKeyException.class)
			.isThrownBy(() -> client.getCollection("never_created").store("é".repeat(32_768), Map.of()));
		assertThat(tables()).doesNotContain("never_created");
	}

	@Test
	void documentsAreNeverSyntax() {
		Collection collection = client.getCollection("documents");
		Document document = Document.of("'; DROP TABLE hostile_input.documents; --", "\"'\\\0\u2028?:x$$", "__proto__",
				Map.of("$where", "1"), "\u0000", List.of("'"));
		collection.store("a", document);
		assertThat(collection.get("a")).contains(document.with("_id", "a"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "'", "''; DROP TABLE hostile_input.filters; --", "\" OR 1=1 --", "a' OR 'a'='a", "?",
			":pk", "$$", "\0", "%", "\\", "/*", "{\"$gt\":\"\"}", "\u2028" })
	void filtersAreNeverSyntax(String text) {
		Collection collection = client.getCollection("filters");
		collection.store(text, Document.of(text, text));
		collection.store("other", Document.of("n", 1));
		FieldPath path = FieldPath.of(text);
		Document stored = Document.of(text, text, "_id", text);
		assertThat(collection.find(where("_id").eq(text)).list()).containsExactly(stored);
		assertThat(collection.find(where("_id").in(text, text + "x")).list()).containsExactly(stored);
		assertThat(collection.find(where(path).eq(text)).list()).containsExactly(stored);
		assertThat(collection.find(where(path).startsWith(text)).sort(new SortKey(path, true)).list())
			.containsExactly(stored);
		assertThat(collection.find(Filter.fromJson(where(path).contains(text).toJson())).count()).isEqualTo(1);
		assertThat(collection.updateAll(where("_id").eq(text), Map.of(text, 2))).isEqualTo(1);
		assertThat(collection.deleteAll(where(path).eq(2))).isEqualTo(1);
		assertThat(collection.get("other")).isPresent();
		collection.delete("other");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "{\"a\":1}; DROP", "{\"a\":1}{\"b\":2}", "{a:1}", "{'a':1}",
			"{\"a\":\"\\x\"}", "{\"a\":\"\\uD800\"}", "{\"a\":1e}", "{\"a\":NaN}", "\0", "<a/>" })
	void textThatIsNoDocumentOrFilterIsRefusedByName(String json) {
		assertThatExceptionOfType(InvalidDocumentException.class).isThrownBy(() -> Document.parse(json));
		assertThatExceptionOfType(InvalidFilterException.class).isThrownBy(() -> Filter.fromJson(json));
	}

	@ParameterizedTest
	@ValueSource(strings = { "k\"; DROP KEYSPACE x; --", "k';--", "k%22", "k%00", "../k", "k?x=%", "k?consistency=';--",
			"k?replication={'class':'x'}", "k?speculativeRetry='; DROP", "ö" })
	void urlsAreNeverSyntax(String keyspaceAndQuery) {
		String hosts = url.substring(0, url.lastIndexOf('/') + 1);
		assertThatExceptionOfType(NosqlcException.class)
			.isThrownBy(() -> DriverManager.getClient(hosts + keyspaceAndQuery).close());
	}

	@Test
	void aDocumentThatTheServerCannotTakeIsRefusedWithAdvice() {
		String text = UUID.randomUUID().toString().repeat(500_000);
		try (Client generous = DriverManager.getClient(url + "?maxDocumentSize=40000000")) {
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> generous.getCollection("large").store("a", Document.of("text", text)))
				.withMessageStartingWith("Cannot store 'a' in 'large': it is too large for the server (")
				.withMessageContaining("Split the document, or raise native_transport_max_message_size");
		}
	}

	private static Set<String> tables() {
		Set<String> tables = new TreeSet<>();
		client.unwrap(CqlSession.class)
			.execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?", KEYSPACE)
			.forEach((row) -> tables.add(row.getString(0)));
		return tables;
	}

}
