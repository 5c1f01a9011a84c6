package io.nosqlc.data.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Consistency;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.Ttl;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.QueryRejectedException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class EntityWriteOptionsTests {

	private static final WriteOptions DEFAULTS = WriteOptions.defaults();

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("entity_write_options").build();
		entities = new EntityTemplate(client);
		entities.schema().sync(Note.class, Expiring.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void theTimeToLiveOfATableIsInItsSchemaAndNotSent() {
		assertThat(sent.during(() -> entities.insert(new Expiring("default", "a"))).cql()).singleElement()
			.asString()
			.doesNotContain("USING");
		assertThat(ttl("expiring", "default")).isBetween(86_000, 86_400);
		EntityTemplate changed = new EntityTemplate(client);
		changed.schema().sync(Longer.class);
		changed.insert(new Longer("longer", "a"));
		assertThat(ttl("expiring", "longer")).isBetween(172_000, 172_800);
		changed.schema().validate(Longer.class);
	}

	@Test
	void aTimeToLiveOfZeroOverridesThatOfTheTable() {
		WriteOptions forEver = DEFAULTS.withTtl(Duration.ZERO);
		entities.insert(new Expiring("inserted", "a"), forEver);
		assertThat(ttl("expiring", "inserted")).isNull();
		entities.update(Expiring.class, "inserted", (it) -> it.set("text", "b"));
		assertThat(ttl("expiring", "inserted")).isPositive();
		entities.update(Expiring.class, "inserted", (it) -> it.set("text", "b"), forEver);
		assertThat(ttl("expiring", "inserted")).isNull();
		entities.batch(BatchType.LOGGED, (batch) -> batch.insert(new Expiring("in a batch", "a"), forEver));
		assertThat(ttl("expiring", "in a batch")).isNull();
	}

	@Test
	void whatIsInsertedOrSavedTakesATimeToLive() {
		WriteOptions hour = DEFAULTS.withTtl(Duration.ofHours(1));
		Note note = entities.insert(new Note("ttl", "a"), hour);
		assertThat(ttl("note", "ttl")).isBetween(3_000, 3_600);
		note.text = "b";
		assertThat(sent.during(() -> entities.save(note, DEFAULTS.withTtl(Duration.ofHours(2)))).cql())
			.containsExactly("UPDATE entity_write_options.note USING TTL ? SET text = ? WHERE id = ?");
		assertThat(ttl("note", "ttl")).isBetween(7_000, 7_200);
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> entities.delete(note, hour));
	}

	@Test
	void everyWriteTakesATimestamp() {
		WriteOptions first = DEFAULTS.withTimestamp(1_000_000);
		Note note = entities.insert(new Note("stamped", "a"), first);
		assertThat(writeTime("stamped")).isEqualTo(1_000_000);
		note.text = "b";
		entities.save(note, DEFAULTS.withTimestamp(Instant.ofEpochSecond(2)));
		assertThat(writeTime("stamped")).isEqualTo(2_000_000);
		entities.update(Note.class, "stamped", (it) -> it.set("text", "late"), first);
		assertThat(text("stamped")).isEqualTo("b");
		entities.delete(note, first);
		assertThat(text("stamped")).isEqualTo("b");
		entities.deleteById(Note.class, "stamped", DEFAULTS.withTimestamp(3_000_000));
		assertThat(entities.existsById(Note.class, "stamped")).isFalse();
	}

	@Test
	void whatIsNulledHasTheTimestampOfItsStatement() {
		Note note = entities.insert(new Note("nulled", "a"), DEFAULTS.withTimestamp(2_000_000));
		note.text = null;
		entities.save(note, DEFAULTS.withTimestamp(1_000_000));
		assertThat(text("nulled")).isEqualTo("a");
	}

	@Test
	void timeToLiveAndTimestampGoTogether() {
		WriteOptions both = DEFAULTS.withTtl(Duration.ofHours(1)).withTimestamp(7_000_000);
		Note note = new Note("both", "a");
		assertThat(sent.during(() -> entities.insert(note, both)).cql()).singleElement()
			.asString()
			.endsWith(" USING TTL ? AND TIMESTAMP ?");
		note.text = "b";
		assertThat(sent.during(() -> entities.save(note, both.withTimestamp(8_000_000))).cql())
			.containsExactly("UPDATE entity_write_options.note USING TTL ? AND TIMESTAMP ? SET text = ? WHERE id = ?");
		assertThat(writeTime("both")).isEqualTo(8_000_000);
		assertThat(ttl("note", "both")).isBetween(3_000, 3_600);
	}

	@Test
	void aStatementInABatchHasATimestampOfItsOwn() {
		entities.batch(BatchType.LOGGED,
				(batch) -> batch.insert(new Note("own", "a"), DEFAULTS.withTimestamp(1_000_000))
					.insert(new Note("common", "a"))
					.options(DEFAULTS.withTimestamp(9_000_000)));
		assertThat(writeTime("own")).isEqualTo(1_000_000);
		assertThat(writeTime("common")).isEqualTo(9_000_000);
	}

	@Test
	void aConsistencyLevelIsForOneWrite() {
		WriteOptions all = DEFAULTS.withConsistency(Consistency.ALL);
		Note note = new Note("consistency", "a");
		assertLevel(true, () -> entities.insert(note, all));
		note.text = "b";
		assertLevel(true, () -> entities.save(note, all));
		note.text = "c";
		assertLevel(false, () -> entities.save(note));
		assertLevel(true, () -> entities.update(Note.class, "consistency", (it) -> it.set("text", "d"), all));
		assertLevel(false, () -> entities.update(Note.class, "consistency", (it) -> it.set("text", "e")));
		assertLevel(true, () -> entities.delete(note, all));
		assertLevel(false, () -> entities.insert(note));
		assertLevel(true, () -> entities.deleteById(Note.class, "consistency", all));
		assertLevel(false, () -> entities.deleteById(Note.class, "consistency"));
	}

	@Test
	void optionsDoNotStickToWhatWasWritten() {
		Note note = entities.insert(new Note("sticky", "a"));
		note.text = "b";
		entities.save(note, DEFAULTS.withTtl(Duration.ofHours(1)).onlyIf(where("text").eq("a")));
		note.text = "c";
		assertThat(sent.during(() -> entities.save(note)).cql())
			.containsExactly("UPDATE entity_write_options.note SET text = ? WHERE id = ?");
		entities.batch(BatchType.LOGGED, (batch) -> batch.delete(note));
		assertThat(sent.during(() -> entities.save(note)).cql()).singleElement().asString().startsWith("INSERT");
		assertThat(text("sticky")).isEqualTo("c");
		assertThat(ttl("note", "sticky")).isNull();
	}

	private static void assertLevel(boolean all, Runnable write) {
		assertThat(sent.during(write).statements()).singleElement()
			.satisfies((it) -> assertThat(it.getConsistencyLevel() == DefaultConsistencyLevel.ALL).isEqualTo(all));
	}

	private static @Nullable String text(String id) {
		return entities.findById(Note.class, id).orElseThrow().text;
	}

	private static @Nullable Integer ttl(String table, String id) {
		return (Integer) one("SELECT ttl(text) AS value FROM entity_write_options." + table + " WHERE id = ?", id);
	}

	private static long writeTime(String id) {
		return (Long) one("SELECT writetime(text) AS value FROM entity_write_options.note WHERE id = ?", id);
	}

	private static @Nullable Object one(String cql, String id) {
		List<Map<String, @Nullable Object>> rows = entities.execute(cql, id);
		assertThat(rows).hasSize(1);
		return rows.get(0).get("value");
	}

	@Table
	static class Note {

		@PartitionKey
		final String id;

		@Nullable String text;

		Note(String id, @Nullable String text) {
			this.id = id;
			this.text = text;
		}

	}

	@Table
	@Ttl(86_400)
	record Expiring(@PartitionKey String id, String text) {

	}

	@Table("expiring")
	@Ttl(172_800)
	record Longer(@PartitionKey String id, String text) {

	}

}
