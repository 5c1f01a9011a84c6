package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.WriteOptions;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.SchemaConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class CassandraCollectionTests {

	private static final String KEYSPACE = "collections";

	private static Client client;

	private static CqlSession session;

	private final String name = "t" + UUID.randomUUID().toString().replace('-', '_');

	private final Collection collection = client.getCollection(this.name);

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/" + KEYSPACE);
		session = client.unwrap(CqlSession.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void whatIsStoredIsRead() {
		this.collection.store("ada", Document.of("name", "Ada", "age", 36));
		assertThat(this.collection.get("ada")).contains(Document.of("name", "Ada", "age", 36, "_id", "ada"));
	}

	@Test
	void aMissingTableIsEmptyAndNotCreatedByReads() {
		assertThat(this.collection.get("ada")).isEmpty();
		this.collection.delete("ada");
		assertThat(tableId()).isNull();
	}

	@Test
	void aTableDroppedBehindOurBackIsEmptyAndThenCreatedAgain() {
		this.collection.store("ada", Map.of("age", 36));
		UUID first = tableId().getUuid(0);
		session.execute("DROP TABLE " + table());
		assertThat(this.collection.get("ada")).isEmpty();
		this.collection.delete("ada");
		assertThat(tableId()).isNull();
		this.collection.store("bob", Map.of("age", 12));
		assertThat(tableId().getUuid(0)).isNotEqualTo(first);
		assertThat(this.collection.get("bob")).contains(Document.of("age", 12, "_id", "bob"));
		assertThat(this.collection.get("ada")).isEmpty();
	}

	@Test
	void whatIsDeletedIsGone() {
		this.collection.store("ada", Map.of("age", 36));
		this.collection.delete("ada");
		assertThat(this.collection.get("ada")).isEmpty();
	}

	@Test
	void aRowWithoutDataIsAbsent() {
		this.collection.store("ada", Map.of("age", 36));
		session.execute("INSERT INTO " + table() + " (pk) VALUES ('bob')");
		session.execute("INSERT INTO " + table() + " (pk, data) VALUES ('cid', null)");
		assertThat(this.collection.get("bob")).isEmpty();
		assertThat(this.collection.get("cid")).isEmpty();
	}

	@Test
	void writesLeaveNoRowMarkerBehind() {
		this.collection.store("ada", Map.of("age", 36));
		session.execute("DELETE data FROM " + table() + " WHERE pk = 'ada'");
		assertThat(session.execute("SELECT pk FROM " + table()).one()).isNull();
	}

	@Test
	void timeToLiveAndTimestampReachTheServer() {
		WriteOptions options = WriteOptions.defaults().withTtl(Duration.ofHours(1)).withTimestamp(1_000);
		this.collection.store("ada", Map.of("age", 36), options);
		Row row = session.execute("SELECT TTL(data), WRITETIME(data) FROM " + table() + " WHERE pk = 'ada'").one();
		assertThat(row.getInt(0)).isBetween(3_500, 3_600);
		assertThat(row.getLong(1)).isEqualTo(1_000);
	}

	@Test
	void anOlderTimestampDoesNotDelete() {
		this.collection.store("ada", Map.of("age", 36), WriteOptions.defaults().withTimestamp(1_000));
		this.collection.delete("ada", WriteOptions.defaults().withTimestamp(999));
		assertThat(this.collection.get("ada")).isPresent();
		this.collection.delete("ada", WriteOptions.defaults().withTimestamp(1_000));
		assertThat(this.collection.get("ada")).isEmpty();
	}

	@Test
	void corruptDataIsNamed() {
		this.collection.store("ada", Map.of("age", 36));
		session.execute("UPDATE " + table() + " SET data = '[1]' WHERE pk = 'ada'");
		assertThatExceptionOfType(CorruptDocumentException.class).isThrownBy(() -> this.collection.get("ada"))
			.withMessageContaining("'ada'")
			.withMessageContaining("'" + this.name + "'");
	}

	@Test
	void aTableWithOtherColumnsIsAConflict() {
		session.execute("CREATE TABLE " + table() + " (id int PRIMARY KEY, name text)");
		assertThatExceptionOfType(SchemaConflictException.class)
			.isThrownBy(() -> this.collection.store("ada", Map.of("age", 36)))
			.withMessageContaining("its partition key is (id int) where (pk text) is needed")
			.withMessageContaining("its column 'data' is missing where (data text regular) is needed");
		assertThatExceptionOfType(SchemaConflictException.class).isThrownBy(() -> this.collection.get("ada"));
		assertThatExceptionOfType(SchemaConflictException.class).isThrownBy(() -> this.collection.delete("ada"));
	}

	@Test
	void aTableWhoseColumnsHaveOtherTypesIsAConflict() {
		session.execute("CREATE TABLE " + table() + " (pk text PRIMARY KEY, data blob)");
		assertThatExceptionOfType(SchemaConflictException.class)
			.isThrownBy(() -> this.collection.store("ada", Map.of("age", 36)))
			.withMessageContaining("its column 'data' is (data blob regular)");
		assertThatExceptionOfType(SchemaConflictException.class).isThrownBy(() -> this.collection.get("ada"));
	}

	@Test
	void aTableWithMoreColumnsIsUsedAsItIs() {
		session.execute("CREATE TABLE " + table() + " (pk text PRIMARY KEY, data text, note text)");
		this.collection.store("ada", Map.of("age", 36));
		assertThat(this.collection.get("ada")).isPresent();
	}

	private String table() {
		return KEYSPACE + ".\"" + this.name + "\"";
	}

	private Row tableId() {
		return session
			.execute("SELECT id FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?", KEYSPACE,
					this.name)
			.one();
	}

}
