package io.nosqlc.data.entity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Consistency;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Counter;
import io.nosqlc.data.mapping.Default;
import io.nosqlc.data.mapping.Discriminator;
import io.nosqlc.data.mapping.DiscriminatorValue;
import io.nosqlc.data.mapping.Index;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.EntityDefinitionException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.QueryRejectedException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What other mappers have lost data by. Above each test stands the change to the code
 * that turned it red when it was tried.
 */
@WithEmbeddedCassandra
class EntityTrapsTests {

	private static final CapturedStatements sent = new CapturedStatements();

	private static final Instant AT = Instant.parse("2026-11-21T10:15:30.123Z");

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	private static NosqlcMappingContext context;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("entity_traps").build();
		context = new NosqlcMappingContext();
		context.setInitialEntitySet(Set.of(Cat.class, Kitten.class, Dog.class));
		context.initialize();
		entities = new EntityTemplate(client, context);
		entities.schema().sync(Note.class, Animal.class, Visits.class, Settled.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	// RowChanges.between leaves out what is null now.
	@Test
	void r1NullIsWrittenByTheSameStatementAsOtherChanges() {
		Note note = loaded();
		note.title = "b";
		note.text = null;
		long stamp = 4_000_000_000_000_000L;
		sent.during(
				() -> entities.save(note, WriteOptions.defaults().withTtl(Duration.ofHours(1)).withTimestamp(stamp)));
		assertThat(sent.cql()).containsExactly(
				"UPDATE entity_traps.note USING TTL ? AND TIMESTAMP ? SET title = ?, txt = ? WHERE owner = ? AND at = ?");
		assertThat(value(2)).isNotNull();
		assertThat(value(3)).isNull();
		entities.update(Note.class, note.key(), (it) -> it.set("text", "older"));
		assertThat(entities.findById(Note.class, note.key()).orElseThrow().text).isNull();
	}

	// RowStore.update drops the condition of a statement that sets something to null.
	@Test
	void r2NullIsWrittenUnderTheCondition() {
		Note note = loaded();
		note.text = null;
		WriteOptions ifB = WriteOptions.defaults().onlyIf(where("title").eq("b"));
		assertThatExceptionOfType(LightweightTransactionException.class).isThrownBy(() -> entities.save(note, ifB));
		assertThat(entities.findById(Note.class, note.key()).orElseThrow().text).isEqualTo("text");
		assertThat(entities.changesOf(note)).containsExactly("text");
	}

	// EntityKey.complete leaves out what is null.
	@Test
	void r3ADeleteNeverWidensBecauseAPartOfTheKeyIsNull() {
		Note note = loaded();
		note.at = null;
		assertThat(sent
			.during(() -> assertThatExceptionOfType(EntityValidationException.class)
				.isThrownBy(() -> entities.delete(note))
				.withMessageContaining("'at' is null"))
			.cql()).isEmpty();
	}

	// RowStore.imageOf does not look at the key.
	@Test
	void r4SavingWithoutAPartOfTheKeyIsRefused() {
		Note note = loaded();
		note.at = null;
		note.title = "b";
		assertThat(sent
			.during(() -> assertThatExceptionOfType(EntityValidationException.class)
				.isThrownBy(() -> entities.save(note))
				.withMessageContaining("'at' is null"))
			.cql()).isEmpty();
	}

	// EntityFinder.open does not look at the fields.
	@Test
	void r5PartsOfEntitiesCannotBeSaved() {
		Note note = loaded();
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> entities.find(Note.class, where("owner").eq(note.owner)).fields("title").list());
		Title title = entities.find(Note.class, where("owner").eq(note.owner)).as(Title.class).one();
		assertThat(title.title()).isEqualTo("a");
		assertThatExceptionOfType(EntityDefinitionException.class).isThrownBy(() -> entities.save(title));
	}

	// RowClass.read does not set properties that are null in the row.
	@Test
	void r6AnInitialiserIsNoDefaultOfWhatIsRead() {
		UUID id = UUID.randomUUID();
		session.execute("INSERT INTO entity_traps.settled (id) VALUES (?)", id);
		Settled settled = entities.findById(Settled.class, id).orElseThrow();
		assertThat(settled.mood).isNull();
		assertThat(settled.supplied).isNull();
		assertThat(sent.during(() -> entities.save(settled)).cql()).isEmpty();
	}

	// TableStore.planChange validates the whole entity.
	@Test
	void r7WhatIsNotWrittenNeedNotBeThere() {
		Note stored = loaded();
		Note part = new Note();
		part.owner = stored.owner;
		part.at = stored.at;
		part.text = "new";
		assertThat(sent.during(() -> entities.update(part)).cql())
			.containsExactly("UPDATE entity_traps.note SET txt = ? WHERE owner = ? AND at = ?");
		assertThat(entities.findById(Note.class, stored.key()).orElseThrow().title).isEqualTo("a");
	}

	// TableStore.planSave takes the options of the last call that had a time to live.
	@Test
	void r8OptionsAreOfOneCall() {
		Note note = loaded();
		note.text = "b";
		entities.save(note,
				WriteOptions.defaults()
					.withTtl(Duration.ofHours(1))
					.withConsistency(Consistency.ONE)
					.onlyIf(where("title").eq("a")));
		note.text = "c";
		assertThat(sent.during(() -> entities.save(note)).cql())
			.containsExactly("UPDATE entity_traps.note SET txt = ? WHERE owner = ? AND at = ?");
		assertThat(Objects.requireNonNull(sent.statements().get(0).getConsistencyLevel()).name())
			.isEqualTo("LOCAL_QUORUM");
	}

	// OperandTypes keeps what is finer than a millisecond.
	@Test
	void r9WhatIsReadIsWhatIsStored() {
		Note note = newNote();
		note.at = AT.plusNanos(999_999);
		entities.insert(note);
		assertThat(entities.find(Note.class, where("owner").eq(note.owner).and("at").gte(AT)).one().at).isEqualTo(AT);
		assertThat(entities.find(Note.class, where("owner").eq(note.owner).and("at").eq(note.at)).one().at)
			.isEqualTo(AT);
	}

	// RowStatements.update names only the partition when something is removed.
	@Test
	void r10EntriesAreRemovedFromOneRow() {
		Note note = loaded();
		note.votes.remove("x");
		assertThat(sent.during(() -> entities.save(note)).cql())
			.containsExactly("UPDATE entity_traps.note SET votes = votes - ? WHERE owner = ? AND at = ?");
		assertThat(entities.findById(Note.class, note.key()).orElseThrow().votes).containsOnlyKeys("y");
	}

	// Assignment.cql uses the name of the property.
	@Test
	void r11PropertiesAreSetByTheNamesOfTheirColumns() {
		Note note = loaded();
		assertThat(sent.during(() -> entities.update(Note.class, note.key(), (it) -> it.set("text", null))).cql())
			.containsExactly("UPDATE entity_traps.note SET txt = ? WHERE owner = ? AND at = ?");
		assertThat(entities.findById(Note.class, note.key()).orElseThrow().text).isNull();
	}

	// TableStore.planInsert ignores a condition.
	@Test
	void r12AConditionIsNeverDropped() {
		WriteOptions ifB = WriteOptions.defaults().onlyIf(where("title").eq("b"));
		assertThat(sent.during(() -> {
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> entities.save(newNote(), ifB));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.insert(newNote(), WriteOptions.defaults().onlyIfExists()));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.insertIfAbsent(newNote(), ifB));
		}).cql()).isEmpty();
	}

	// WriteCondition.of begins every condition with IF EXISTS.
	@Test
	void r13AConditionIsOneThatCassandraTakes() {
		Note note = loaded();
		WriteOptions both = WriteOptions.defaults().onlyIfExists().onlyIf(where("title").eq("a"));
		assertThat(sent.during(() -> entities.update(Note.class, note.key(), (it) -> it.set("text", "b"), both)).cql())
			.containsExactly("UPDATE entity_traps.note SET txt = ? WHERE owner = ? AND at = ? IF title = ?");
		assertThat(entities.findById(Note.class, note.key()).orElseThrow().text).isEqualTo("b");
	}

	// Snapshots takes the image of an entity when it is asked for.
	@Test
	void r14AChangeInsideOfAValueIsSeen() {
		Note note = newNote();
		note.place = new Place("Berlin");
		entities.insert(note);
		note.place.town = "Bonn";
		assertThat(entities.changesOf(note)).containsExactly("place");
		entities.save(note);
		assertThat(Objects.requireNonNull(entities.findById(Note.class, note.key()).orElseThrow().place).town)
			.isEqualTo("Bonn");
	}

	// BatchPlan tells entities that they are saved before it sends.
	@Test
	void r15AFailedBatchLeavesEntitiesChanged() {
		Note note = loaded();
		note.text = "b";
		WriteOptions ifB = WriteOptions.defaults().onlyIf(where("title").eq("b"));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.batch(BatchType.LOGGED, (batch) -> batch.save(note, ifB)));
		assertThat(entities.changesOf(note)).containsExactly("text");
		entities.save(note);
		assertThat(entities.findById(Note.class, note.key()).orElseThrow().text).isEqualTo("b");
	}

	// WriteOptions.withTimestamp(Instant) cuts to milliseconds.
	@Test
	void r16ATimestampIsAPointInTime() {
		Note note = newNote();
		entities.insert(note, WriteOptions.defaults().withTimestamp(Instant.parse("2001-09-09T01:46:40.000001Z")));
		assertThat(session.execute("SELECT WRITETIME(txt) FROM entity_traps.note WHERE owner = ?", note.owner)
			.one()
			.getLong(0)).isEqualTo(1_000_000_000_000_001L);
	}

	// TableStore.withClass returns the options as they are.
	@Test
	void r17OfAHierarchyOnlyTheNamedClassIsWritten() {
		Dog dog = new Dog();
		dog.breed = "dachshund";
		entities.insert(dog);
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.update(Cat.class, dog.id, (it) -> it.set("lives", 1)));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.deleteById(Cat.class, dog.id));
		entities.deleteById(Cat.class, UUID.randomUUID());
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.update(Animal.class, UUID.randomUUID(), (it) -> it.set("name", "x")));
		assertThat(entities.find(Cat.class, where("id").eq(dog.id)).exists()).isFalse();
		assertThat(sent.during(() -> entities.update(Dog.class, dog.id, (it) -> it.set("breed", "poodle"))).cql())
			.containsExactly("UPDATE entity_traps.animal SET breed = ? WHERE id = ? IF kind IN (?)");
		entities.deleteAll(Cat.class, where("id").eq(dog.id));
		assertThat(entities.findById(Dog.class, dog.id).orElseThrow().breed).isEqualTo("poodle");
	}

	// EntityRows.selection has the columns of its own class only.
	@Test
	void r18AParentReadsAllColumnsOfItsChildren() {
		Cat cat = new Cat();
		cat.lives = 9;
		entities.insert(cat);
		assertThat(entities.findById(Animal.class, cat.id)).get()
			.isInstanceOfSatisfying(Cat.class, (found) -> assertThat(found.lives).isEqualTo(9));
		assertThat(entities.find(Animal.class, where("id").eq(cat.id)).one()).isInstanceOf(Cat.class);
	}

	// TableModel.of takes the name of the parent.
	@Test
	void r19AClassWithATableOfItsOwnHasItsOwnName() {
		assertThat(context.getTable(First.class).name()).isEqualTo("first");
		assertThat(context.getTable(Second.class).name()).isEqualTo("second");
		assertThatExceptionOfType(EntityDefinitionException.class).isThrownBy(() -> context.getTable(Third.class))
			.withMessageContaining("First");
	}

	// RowStatements.using leaves out a time to live of zero.
	@Test
	void r20ATimeToLiveOfZeroIsSent() {
		Note note = newNote();
		assertThat(sent.during(() -> entities.insert(note, WriteOptions.defaults().withTtl(Duration.ZERO))).cql())
			.singleElement()
			.asString()
			.endsWith("USING TTL ?");
	}

	// RowChanges does not take an increment by zero for nothing.
	@Test
	void r21OnlyCountersThatCountAreWritten() {
		UUID id = UUID.randomUUID();
		assertThat(
				sent.during(() -> entities.update(Visits.class, id, (it) -> it.increment("a").increment("b", 0))).cql())
			.containsExactly("UPDATE entity_traps.visits SET a = a + ? WHERE id = ?");
		assertThat(sent.during(() -> entities.update(Visits.class, id, (it) -> it.increment("b", 0))).cql()).isEmpty();
	}

	// RowStore.imageOf does not look at the key.
	@Test
	void r22AKeyThatIsNullIsNotInserted() {
		Note note = newNote();
		note.owner = null;
		assertThat(sent
			.during(() -> assertThatExceptionOfType(EntityValidationException.class)
				.isThrownBy(() -> entities.insert(note))
				.withMessageContaining("'owner' is null"))
			.cql()).isEmpty();
	}

	// PropertyPaths divides names at underscores.
	@Test
	void r23NamesMayHaveUnderscores() {
		Note note = loaded();
		assertThat(entities.find(Note.class, where("owner").eq(note.owner).and("is__odd").eq(true)).exists()).isTrue();
		assertThat(entities.find(Note.class, where("owner").eq(note.owner).and("is__odd").eq(false)).exists())
			.isFalse();
	}

	// RowChanges.between takes the difference of collections that became empty.
	@Test
	void r24AnEmptiedCollectionIsSetOnce() {
		Note note = loaded();
		note.tags.clear();
		assertThat(sent.during(() -> entities.save(note)).cql())
			.containsExactly("UPDATE entity_traps.note SET tags = ? WHERE owner = ? AND at = ?");
		assertThat(entities.findById(Note.class, note.key()).orElseThrow().tags).isEmpty();
		assertThat(entities.changesOf(note)).isEmpty();
	}

	// RowChanges.column skips what it does not know.
	@Test
	void r25WhatIsNoPropertyIsNotIgnored() {
		assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> entities.update(Note.class, newNote().key(), (it) -> it.set("tittle", "b")))
			.withMessageContaining("'tittle'");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> entities.find(Note.class, where("tittle").eq("b")).list())
			.withMessageContaining("'tittle'");
	}

	// RowStatements.insert binds null instead of leaving the column out.
	@Test
	void r26NullIsLeftOutOfAnInsert() {
		Note note = newNote();
		note.text = null;
		assertThat(sent.during(() -> assertThat(entities.insertIfAbsent(note)).isTrue()).cql()).singleElement()
			.asString()
			.startsWith("INSERT INTO entity_traps.note")
			.endsWith("IF NOT EXISTS");
		BoundStatement insert = (BoundStatement) sent.statements().get(0);
		assertThat(insert.isSet("txt")).isFalse();
		assertThat(insert.isSet("title")).isTrue();
	}

	private static @Nullable ByteBuffer value(int index) {
		return ((BoundStatement) sent.statements().get(0)).getBytesUnsafe(index);
	}

	private static Note loaded() {
		Note note = entities.insert(newNote());
		return entities.findById(Note.class, note.key()).orElseThrow();
	}

	private static Note newNote() {
		Note note = new Note();
		note.owner = UUID.randomUUID();
		note.at = AT;
		note.title = "a";
		note.text = "text";
		note.is__odd = true;
		note.tags.add("t");
		note.votes.putAll(Map.of("x", 1, "y", 2));
		note.list.add("1");
		return note;
	}

	@Table
	static class Note {

		@PartitionKey
		@Nullable UUID owner;

		@ClusteringKey
		@Nullable Instant at;

		@Required
		@Nullable String title;

		@Column(name = "txt")
		@Nullable String text;

		@Nullable Boolean is__odd;

		@Nullable Place place;

		Set<String> tags = new HashSet<>();

		List<String> list = new ArrayList<>();

		Map<String, Integer> votes = new HashMap<>();

		Key key() {
			return Key.of(Objects.requireNonNull(this.owner), Objects.requireNonNull(this.at));
		}

	}

	record Title(@Nullable String title) {

	}

	@UserType
	static class Place {

		String town;

		Place(String town) {
			this.town = town;
		}

	}

	@Table
	static class Settled {

		@PartitionKey
		@Nullable UUID id;

		@Nullable String mood = "good";

		@Default(Never.class)
		@Nullable String supplied;

	}

	static final class Never implements Supplier<String> {

		@Override
		public String get() {
			return "never";
		}

	}

	@Table
	static class Animal {

		@PartitionKey
		UUID id = UUID.randomUUID();

		@Discriminator
		@Index
		@Nullable String kind;

		@Nullable String name;

	}

	@DiscriminatorValue("cat")
	static class Cat extends Animal {

		int lives;

	}

	@DiscriminatorValue("kitten")
	static class Kitten extends Cat {

	}

	@DiscriminatorValue("dog")
	static class Dog extends Animal {

		@Nullable String breed;

	}

	@Table
	static class Visits {

		@PartitionKey
		@Nullable UUID id;

		@Counter
		long a;

		@Counter
		long b;

	}

	abstract static class Common {

		@PartitionKey
		@Nullable UUID id;

	}

	@Table
	static class First extends Common {

	}

	@Table
	static class Second extends Common {

	}

	@Table
	static class Third extends First {

	}

}
