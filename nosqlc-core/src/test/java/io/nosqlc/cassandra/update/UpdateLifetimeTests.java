package io.nosqlc.cassandra.update;

import java.time.Duration;
import java.util.Map;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultProtocolVersion;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.DocumentNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class UpdateLifetimeTests {

	private static final String TABLE = "updates.\"lifetimes\"";

	private static CqlSession session;

	private static Client client;

	private static Collection orders;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = Sessions.open(cassandra);
		client = Sessions.client(session);
		orders = client.getCollection("lifetimes");
		orders.store("first", Document.of());
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void anUpdateKeepsTheMomentOfExpiry() {
		orders.store("kept", Document.of("n", 0), WriteOptions.defaults().withTtl(Duration.ofSeconds(1000)));
		int second = (int) (System.currentTimeMillis() / 1000);
		Integer before = ttl("kept", second);
		for (int i = 0; i < 20; i++) {
			orders.update("kept", Map.of("n", i));
		}
		assertThat(before).isBetween(990, 1001);
		assertThat(ttl("kept", second)).isEqualTo(before);
	}

	@Test
	void anUpdateWithALifetimeOfItsOwnSetsThat() {
		orders.store("shortened", Document.of("n", 0), WriteOptions.defaults().withTtl(Duration.ofSeconds(1000)));
		orders.update("shortened", Map.of("n", 1), WriteOptions.defaults().withTtl(Duration.ofSeconds(100)));
		assertThat(ttl("shortened", now())).isBetween(90, 101);
	}

	@Test
	void whatLivesForEverDoesSoAfterAnUpdateWhateverTheDefaultOfTheTable() {
		Collection others = client.getCollection("expiring");
		others.store("a", Document.of("n", 1));
		session.execute("ALTER TABLE updates.\"expiring\" WITH default_time_to_live = 50");
		others.update("a", Map.of("n", 2));
		assertThat(ttl("updates.\"expiring\"", "a", now())).isNull();
		assertThat(others.storeIfAbsent("b", Document.of("n", 1))).isTrue();
		assertThat(ttl("updates.\"expiring\"", "b", now())).isBetween(40, 51);
	}

	@Test
	void whatIsStoredIfAbsentExpires() {
		assertThat(
				orders.storeIfAbsent("absent", Document.of(), WriteOptions.defaults().withTtl(Duration.ofSeconds(2))))
			.isTrue();
		assertThat(orders.storeIfAbsent("absent", Document.of())).isFalse();
		Awaitility.await().until(() -> orders.get("absent").isEmpty());
		assertThat(orders.storeIfAbsent("absent", Document.of("again", true))).isTrue();
		assertThat(ttl("absent", now())).isNull();
	}

	@Test
	void aRowThatAnotherWriterInsertedToExpireStillExpiresAsAWholeAfterAnUpdate() {
		session.execute("INSERT INTO " + TABLE + " (pk, data) VALUES ('foreign', '{\"n\": 1}') USING TTL 3");
		assertThat(orders.update("foreign", Map.of("m", 2))).containsEntry("n", 1).containsEntry("m", 2);
		Awaitility.await()
			.until(() -> session.execute("SELECT pk FROM " + TABLE + " WHERE pk = 'foreign'").one() == null);
		assertThatExceptionOfType(DocumentNotFoundException.class)
			.isThrownBy(() -> orders.update("foreign", Map.of("m", 3)));
	}

	@Test
	void aRowWithoutTextIsNoDocument() {
		session.execute("INSERT INTO " + TABLE + " (pk) VALUES ('null')");
		assertThatExceptionOfType(DocumentNotFoundException.class)
			.isThrownBy(() -> orders.update("null", Map.of("n", 1)));
		assertThat(orders.storeIfAbsent("null", Document.of("n", 1))).isTrue();
		assertThat(orders.storeIfAbsent("null", Document.of("n", 2))).isFalse();
		assertThat(orders.get("null")).get().returns(1, (document) -> document.getInt("n"));
	}

	@Test
	void theTextEndsInWhiteSpaceThatNoReaderSees() {
		session.execute("INSERT INTO " + TABLE + " (pk, data) VALUES ('python', '{\"name\": \"Ada\", \"age\": 36}')");
		orders.update("python", Map.of("age", 37));
		String text = session.execute("SELECT data FROM " + TABLE + " WHERE pk = 'python'").one().getString(0);
		assertThat(text).matches("(?s)\\{\"name\":\"Ada\",\"age\":37}[ \\t\\n\\r]{16}");
	}

	@Test
	void theKeyIsWrittenOnlyWhereItWasBefore() {
		String key = orders.insert(Document.of("n", 1));
		orders.update(key, Map.of("n", 2));
		assertThat(session.execute("SELECT data FROM " + TABLE + " WHERE pk = ?", key).one().getString(0).strip())
			.isEqualTo("{\"n\":2,\"_id\":\"" + key + "\"}");
	}

	@Test
	void anOlderProtocolKeepsWhatIsLeftOfTheLifetime(EmbeddedCassandra cassandra) {
		try (CqlSession older = Sessions.open(Sessions.address(cassandra), cassandra.localDatacenter(),
				Sessions.config(0).withString(DefaultDriverOption.PROTOCOL_VERSION, DefaultProtocolVersion.V4.name()));
				Client old = Sessions.client(older)) {
			Collection same = old.getCollection("lifetimes");
			same.store("older", Document.of("n", 0), WriteOptions.defaults().withTtl(Duration.ofSeconds(1000)));
			same.update("older", Map.of("n", 1));
			assertThat(ttl("older", now())).isBetween(990, 1001);
		}
	}

	private static @Nullable Integer ttl(String key, int second) {
		return ttl(TABLE, key, second);
	}

	private static @Nullable Integer ttl(String table, String key, int second) {
		Row row = session
			.execute(SimpleStatement.newInstance("SELECT TTL(data), data FROM " + table + " WHERE pk = ?", key)
				.setNowInSeconds(second))
			.one();
		assertThat(row).isNotNull();
		return row.isNull(0) ? null : row.getInt(0);
	}

	private static int now() {
		return (int) (System.currentTimeMillis() / 1000);
	}

}
