package io.nosqlc.data.entity;

import java.util.List;
import java.util.Map;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Version;

import io.nosqlc.Client;
import io.nosqlc.Consistency;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Counter;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class ConditionalWriteTests {

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("conditional_writes").build();
		entities = new EntityTemplate(client);
		entities.schema().sync(Note.class, Versioned.class, Total.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void anInsertOfWhatIsThereLeavesItAsItIs() {
		entities.insert(new Note("there", "a", 1));
		Note other = new Note("there", "b", null);
		assertThat(sent.during(() -> assertThat(entities.insertIfAbsent(other)).isFalse()).cql()).singleElement()
			.asString()
			.endsWith("IF NOT EXISTS");
		assertThat(entities.findById(Note.class, "there").orElseThrow()).usingRecursiveComparison()
			.isEqualTo(new Note("there", "a", 1));
		assertThat(entities.changesOf(other)).containsExactly("id", "text");
	}

	@Test
	void anInsertOfAVersionThatIsThereTellsWhatIsStored() {
		Versioned stored = entities.insert(new Versioned("there", null, "a"));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.insert(new Versioned("there", null, "b")))
			.satisfies((ex) -> assertThat(ex.existing())
				.containsExactlyInAnyOrderEntriesOf(Map.of("id", "there", "version", 0L, "text", "a")));
		assertThat(entities.findById(Versioned.class, "there")).contains(stored);
	}

	@Test
	void whatIsToExistIsDeletedOrItsAbsenceTold() {
		WriteOptions exists = WriteOptions.defaults().onlyIfExists();
		entities.insert(new Note("deleted", "a", 1));
		assertThat(sent.during(() -> entities.deleteById(Note.class, "deleted", exists)).cql())
			.containsExactly("DELETE FROM conditional_writes.note WHERE id = ? IF EXISTS");
		assertThat(entities.existsById(Note.class, "deleted")).isFalse();
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.deleteById(Note.class, "deleted", exists))
			.withMessageContaining("there is no such row")
			.satisfies((ex) -> assertThat(ex.existing()).isEmpty());
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.update(Note.class, "deleted", (it) -> it.set("text", "b"), exists));
		assertThat(entities.existsById(Note.class, "deleted")).isFalse();
	}

	@Test
	void aConditionThatIsNotMetTellsWhatIsStored() {
		entities.insert(new Note("told", "a", 7));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> update("told", where("text").eq("b").and("count").gt(5)))
			.satisfies((ex) -> assertThat(ex.existing())
				.containsExactlyInAnyOrderEntriesOf(Map.of("text", "a", "count", 7)));
		assertThat(number("told")).isEqualTo(7);
		update("told", where("text").in("a", "b").and("count").lte(7));
		assertThat(number("told")).isEqualTo(100);
	}

	@Test
	void aConditionCanBeThatAValueIsAnother() {
		entities.insert(new Note("another", "a", 7));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> update("another", where("text").ne("a")))
			.satisfies((ex) -> assertThat(ex.existing()).containsExactly(Map.entry("text", "a")));
		assertThat(number("another")).isEqualTo(7);
		update("another", where("text").ne("b"));
		assertThat(number("another")).isEqualTo(100);
	}

	@Test
	void aRowThatDoesNotExistMeetsNoCondition() {
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> update("nowhere", where("text").ne("b")))
			.satisfies((ex) -> assertThat(ex.existing()).isEmpty());
		assertThat(entities.existsById(Note.class, "nowhere")).isFalse();
	}

	@Test
	void aDeletionTakesConditions() {
		Note note = entities.insert(new Note("delete", "a", 7));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.delete(note, onlyIf(where("count").lt(7))))
			.satisfies((ex) -> assertThat(ex.existing()).containsExactly(Map.entry("count", 7)));
		assertThat(entities.existsById(Note.class, "delete")).isTrue();
		assertThat(entities.changesOf(note)).isEmpty();
		entities.delete(note, onlyIf(where("count").eq(7)));
		assertThat(entities.existsById(Note.class, "delete")).isFalse();
	}

	@Test
	void whatIsSavedUnderAConditionIsOneStatementNullIncluded() {
		Note note = entities.insert(new Note("nulled", "a", 7));
		note.text = null;
		note.count = 8;
		assertThat(sent
			.during(() -> assertThatExceptionOfType(LightweightTransactionException.class)
				.isThrownBy(() -> entities.save(note, onlyIf(where("text").eq("b")))))
			.cql()).containsExactly("UPDATE conditional_writes.note SET text = ?, number = ? WHERE id = ? IF text = ?");
		assertThat(entities.changesOf(note)).containsExactly("text", "count");
		assertThat(number("nulled")).isEqualTo(7);
		entities.save(note, onlyIf(where("text").eq("a")));
		assertThat(entities.findById(Note.class, "nulled").orElseThrow()).usingRecursiveComparison().isEqualTo(note);
	}

	@Test
	void conditionsThatCassandraCannotDecideAreRefused() {
		assertThat(sent.during(() -> {
			for (Filter condition : List.of(where("text").eq(null), where("text").ne(null), where("id").eq("refused"),
					where("nothing").eq(1), where("count").eq("x"), where("text").eq("a").or(where("text").eq("b")),
					where("text").startsWith("a"), where("text").eq("a").not())) {
				assertThatExceptionOfType(QueryRejectedException.class).as(condition.toString())
					.isThrownBy(() -> update("refused", condition));
				assertThatExceptionOfType(QueryRejectedException.class).as(condition.toString())
					.isThrownBy(() -> entities.deleteById(Note.class, "refused", onlyIf(condition)));
			}
		}).cql()).isEmpty();
	}

	@Test
	void anInsertTakesNoCondition() {
		Note note = new Note("inserted", "a", 1);
		assertThat(sent.during(() -> {
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.insert(note, onlyIf(where("text").eq("a"))));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.save(note, WriteOptions.defaults().onlyIfExists()));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.insertIfAbsent(note, WriteOptions.defaults().onlyIfExists()));
		}).cql()).isEmpty();
	}

	@Test
	void countersTakeNoConditions() {
		WriteOptions exists = WriteOptions.defaults().onlyIfExists();
		assertThat(sent.during(() -> {
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.update(Total.class, "refused", (it) -> it.increment("count"), exists));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.deleteById(Total.class, "refused", exists));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.insertIfAbsent(new Total("refused", 0)));
		}).cql()).isEmpty();
	}

	@Test
	void theLevelThatConditionsAreDecidedAtIsSent() {
		Note note = new Note("serial", "a", 1);
		assertThat(sent.during(
				() -> entities.insertIfAbsent(note, WriteOptions.defaults().withSerialConsistency(Consistency.SERIAL)))
			.statements()).singleElement()
			.satisfies((it) -> assertThat(it.getSerialConsistencyLevel()).isEqualTo(DefaultConsistencyLevel.SERIAL));
	}

	private static void update(String id, Filter condition) {
		entities.update(Note.class, id, (it) -> it.set("count", 100), onlyIf(condition));
	}

	private static WriteOptions onlyIf(Filter condition) {
		return WriteOptions.defaults().onlyIf(condition);
	}

	private static @Nullable Integer number(String id) {
		return entities.findById(Note.class, id).orElseThrow().count;
	}

	@Table
	static class Note {

		@PartitionKey
		final String id;

		@Nullable String text;

		@Column("number")
		@Nullable Integer count;

		Note(String id, @Nullable String text, @Nullable Integer count) {
			this.id = id;
			this.text = text;
			this.count = count;
		}

	}

	@Table
	record Versioned(@PartitionKey String id, @Version @Nullable Long version, String text) {

	}

	@Table
	record Total(@PartitionKey String id, @Counter long count) {

	}

}
