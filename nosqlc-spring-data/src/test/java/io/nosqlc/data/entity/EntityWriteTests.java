package io.nosqlc.data.entity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Version;

import io.nosqlc.Client;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.Ascii;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Default;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.TimeUuid;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.EntityValidationException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class EntityWriteTests {

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("entity_writes").build();
		entities = new EntityTemplate(client);
		entities.schema()
			.sync(Post.class, Account.class, Versioned.class, Scalars.class, One.class, Two.class, Four.class,
					Shared.class, Checked.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void whatIsInsertedComesBackWithAllItsColumns() {
		Post post = new Post("all", 1, "title");
		post.text = "text";
		post.status = "published";
		post.tags.addAll(Set.of("a", "b"));
		post.notes.addAll(List.of("2", "1"));
		post.votes.put("x", 5);
		post.place = new Place("Bern", 3);
		assertThat(entities.insert(post)).isSameAs(post);
		assertThat(find("all", 1)).usingRecursiveComparison().isEqualTo(post);
	}

	@Test
	void everyScalarComesBackThroughAWrite() throws Exception {
		Scalars scalars = new Scalars("ключ", "ascii", 1, 2L, Short.MIN_VALUE, Byte.MIN_VALUE,
				new BigInteger("9".repeat(70)).negate(), 1.5f, -2.5, new BigDecimal("1.10"), true,
				ByteBuffer.wrap(new byte[] { 0, -1 }), InetAddress.getByName("2001:db8::1"),
				Instant.parse("2026-11-21T10:00:00.123Z"), LocalDate.of(-1000, 2, 28),
				LocalTime.parse("23:59:59.999999999"), CqlDuration.newInstance(-1, -2, -3), UUID.randomUUID(),
				Uuids.timeBased());
		entities.insert(scalars);
		assertThat(entities.findById(Scalars.class, "ключ")).contains(scalars);
	}

	@Test
	void defaultsAreStoredAndReturned() {
		Account account = entities.insert(new Account(null, null, "ada"));
		assertThat(account.id()).isNotNull();
		assertThat(account.plan()).isEqualTo("free");
		assertThat(entities.findById(Account.class, Objects.requireNonNull(account.id()))).contains(account);
		Account other = entities.insert(new Account(account.id(), "paid", "ada"));
		assertThat(entities.findById(Account.class, Objects.requireNonNull(account.id()))).contains(other);
		assertThat(other.plan()).isEqualTo("paid");
	}

	@Test
	void nullOverridesAnInitialiser() {
		Post post = new Post("null", 1, "title");
		post.status = null;
		entities.insert(post);
		assertThat(find("null", 1).status).isNull();
		entities.insert(new Post("null", 2, "title"));
		assertThat(find("null", 2).status).isEqualTo("draft");
	}

	@Test
	void whatIsSetToNullIsNullWhenItIsReadAgain() {
		Post post = new Post("nulled", 1, "title");
		post.text = "text";
		entities.insert(post);
		Post loaded = find("nulled", 1);
		loaded.text = null;
		entities.save(loaded);
		assertThat(find("nulled", 1).text).isNull();
		assertThat(find("nulled", 1).title).isEqualTo("title");
	}

	@Test
	void aDeletionLeavesTheOtherRowsOfThePartition() {
		Post first = entities.insert(new Post("rows", 1, "first"));
		entities.insert(new Post("rows", 2, "second"));
		entities.insert(new Post("rows", 3, "third"));
		assertThat(sent.during(() -> entities.delete(first)).cql())
			.containsExactly("DELETE FROM entity_writes.post WHERE author = ? AND number = ?");
		entities.deleteById(Post.class, Key.of("rows", 2));
		assertThat(entities.findById(Post.class, Key.of("rows", 1))).isEmpty();
		assertThat(entities.find(Post.class, where("author").eq("rows")).list()).extracting((it) -> it.title)
			.containsExactly("third");
	}

	@Test
	void changesAreThoseSinceTheLastSave() {
		Post post = entities.insert(new Post("changes", 1, "a"));
		assertThat(entities.changesOf(post)).isEmpty();
		post.title = "b";
		post.title = "c";
		post.text = "text";
		post.tags.add("tag");
		assertThat(entities.changesOf(post)).containsExactlyInAnyOrder("title", "text", "tags");
		post.title = new String("a");
		post.tags.remove("tag");
		assertThat(entities.changesOf(post)).containsExactly("text");
		entities.save(post);
		assertThat(entities.changesOf(post)).isEmpty();
		assertThat(sent.during(() -> entities.save(post)).cql()).isEmpty();
	}

	@Test
	void ofANewObjectAllThatIsNotNullIsChangedAndDefaultsAreWrittenBesides() {
		Account account = new Account(null, null, "ada");
		assertThat(entities.changesOf(account)).containsExactly("name");
		Account inserted = entities.insert(account);
		assertThat(entities.execute("SELECT plan, name FROM entity_writes.account WHERE id = ?", inserted.id()))
			.containsExactly(Map.of("plan", "free", "name", "ada"));
	}

	@Test
	void whatWasDeletedIsInsertedAgain() {
		Post post = entities.insert(new Post("again", 1, "title"));
		entities.delete(post);
		post.text = "text";
		assertThat(sent.during(() -> entities.save(post)).cql()).singleElement().asString().startsWith("INSERT");
		assertThat(find("again", 1)).usingRecursiveComparison().isEqualTo(post);
	}

	@Test
	void whatGotAnotherKeyIsInserted() {
		Post post = entities.insert(new Post("key", 1, "title"));
		post.number = 2;
		assertThat(sent.during(() -> entities.save(post)).cql()).singleElement().asString().startsWith("INSERT");
		assertThat(entities.find(Post.class, where("author").eq("key")).list()).hasSize(2);
		Versioned versioned = new Versioned();
		versioned.id = "one";
		versioned.text = "text";
		entities.insert(versioned);
		entities.save(versioned);
		versioned.id = "other";
		versioned.text = "new";
		entities.save(versioned);
		assertThat(entities.findById(Versioned.class, "one").orElseThrow().text).isEqualTo("text");
		assertThat(entities.findById(Versioned.class, "other").orElseThrow()).usingRecursiveComparison()
			.isEqualTo(versioned);
		assertThat(versioned.version).isZero();
	}

	@Test
	void theRoutingKeyIsThatOfThePartition() {
		assertRoutedAs("SELECT * FROM entity_writes.one WHERE a = ?", List.of("x"), () -> {
			entities.insert(new One("x", "t"));
			entities.updateChanges(new One("x", "t"), new One("x", "u"));
			entities.findById(One.class, "x");
			entities.find(One.class, where("a").eq("x")).list();
			entities.delete(new One("x", "t"));
		}, 5);
		assertRoutedAs("SELECT * FROM entity_writes.two WHERE a = ? AND b = ?", List.of("x", 7), () -> {
			entities.insert(new Two(7, "x", "t"));
			entities.update(Two.class, Key.of("x", 7), (it) -> it.set("text", "u"));
			entities.find(Two.class, where("b").eq(7).and("a").eq("x")).list();
			entities.find(Two.class, where("a").eq("x").and("b").eq(7)).list();
			entities.deleteById(Two.class, Key.of("x", 7));
		}, 5);
		UUID id = UUID.randomUUID();
		assertRoutedAs("SELECT * FROM entity_writes.four WHERE a = ? AND b = ? AND c = ? AND d = ?",
				List.of("x", 7, id, true), () -> {
					entities.insert(new Four("x", 7, id, true, 1, "t"));
					entities.find(Four.class, where("d").eq(true).and("b").eq(7).and("c").eq(id).and("a").eq("x"))
						.list();
					entities.deletePartition(Four.class, Key.of("x", 7, id, true));
				}, 3);
	}

	private static void assertRoutedAs(String cql, List<?> partition, Runnable actions, int statements) {
		ByteBuffer expected = session.prepare(cql).bind(partition.toArray()).getRoutingKey();
		List<Statement<?>> captured = sent.during(actions).statements();
		assertThat(captured).hasSize(statements)
			.allSatisfy((it) -> assertThat(it.getRoutingKey()).isNotNull().isEqualTo(expected));
	}

	@Test
	void columnsThatTheClassDoesNotHaveDoNotDisturb() {
		entities.insert(new Shared("a", "text"));
		session.execute(SimpleStatement.newInstance("ALTER TABLE entity_writes.shared ADD foreign text")
			.setTimeout(Duration.ofSeconds(20)));
		entities.execute("UPDATE entity_writes.shared SET foreign = 'x' WHERE id = 'a'");
		assertThat(entities.findById(Shared.class, "a")).contains(new Shared("a", "text"));
		assertThat(entities.find(Shared.class, where("id").eq("a")).list()).containsExactly(new Shared("a", "text"));
		entities.insert(new Shared("a", "new"));
		assertThat(entities.execute("SELECT text, foreign FROM entity_writes.shared WHERE id = 'a'"))
			.containsExactly(Map.of("text", "new", "foreign", "x"));
	}

	@Test
	void withoutItsWholeKeyNothingIsWritten() {
		Post post = new Post("key", 1, "title");
		post.number = null;
		assertThat(sent.during(() -> {
			for (Runnable write : List.<Runnable>of(() -> entities.insert(post), () -> entities.save(post),
					() -> entities.update(post), () -> entities.delete(post), () -> entities.insertIfAbsent(post),
					() -> entities.batch(BatchType.LOGGED, (batch) -> batch.delete(post)))) {
				assertThatExceptionOfType(EntityValidationException.class).isThrownBy(write::run)
					.withMessageContaining("number");
			}
		}).cql()).isEmpty();
	}

	@Test
	void aUserDefinedTypeThatIsChangedInPlaceIsWritten() {
		Post post = new Post("udt", 1, "title");
		post.place = new Place("Bern", 3);
		entities.insert(post);
		Post loaded = find("udt", 1);
		Objects.requireNonNull(loaded.place).number = 4;
		assertThat(entities.changesOf(loaded)).containsExactly("place");
		entities.save(loaded);
		assertThat(Objects.requireNonNull(find("udt", 1).place).number).isEqualTo(4);
	}

	@Test
	void lengthsAreCheckedAtTheirBounds() {
		assertThat(sent.during(() -> {
			assertRefused(new Checked("1", "x", null), "'id' size must be between 2 and 4");
			assertRefused(new Checked("12345", "x", null), "'id' size must be between 2 and 4");
		}).cql()).isEmpty();
		entities.insert(new Checked("12", "x", null));
		entities.insert(new Checked("1234", "x", null));
		assertThat(entities.existsById(Checked.class, "1234")).isTrue();
	}

	@Test
	void whatIsRequiredIsNeitherNullNorEmpty() {
		assertThat(sent.during(() -> {
			assertRefused(new Checked("12", null, null), "'name' is required");
			assertRefused(new Checked("12", "", null), "'name' is required");
		}).cql()).isEmpty();
	}

	@Test
	void allThatIsWrongIsFoundBeforeAnythingIsSent() {
		Checked wrong = new Checked("1", "", "é");
		assertThat(sent
			.during(() -> assertThatExceptionOfType(EntityValidationException.class)
				.isThrownBy(() -> entities.insert(wrong))
				.satisfies((ex) -> assertThat(ex.violations()).hasSize(3)))
			.cql()).isEmpty();
		Post post = new Post("wrong", 1, "title");
		post.notes = Arrays.asList("a", null);
		post.tags = new HashSet<>(Collections.singleton(null));
		post.votes.put(null, 1);
		assertThat(sent.during(() -> assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> entities.batch(BatchType.LOGGED,
					(batch) -> batch.insert(new Post("wrong", 2, "title")).insert(post)))
			.satisfies((ex) -> assertThat(ex.violations()).hasSize(3))).cql()).isEmpty();
	}

	private static void assertRefused(Checked checked, String violation) {
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> entities.insert(checked))
			.satisfies((ex) -> assertThat(ex.violations()).containsExactly(violation));
	}

	@Test
	void aListIsWrittenAsAWholeUnlessItGrewAtItsEnds() {
		Post post = new Post("list", 1, "title");
		post.notes.addAll(List.of("a", "b", "c"));
		entities.insert(post);
		post.notes.remove("b");
		assertWritten(post, "SET notes = ? WHERE");
		post.notes.add(1, "between");
		assertWritten(post, "SET notes = ? WHERE");
		Collections.reverse(post.notes);
		assertWritten(post, "SET notes = ? WHERE");
		post.notes.add("end");
		assertWritten(post, "SET notes = notes + ? WHERE");
		post.notes.add(0, "front");
		post.notes.add(0, "very front");
		assertWritten(post, "SET notes = ? + notes WHERE");
		assertThat(find("list", 1).notes).containsExactly("very front", "front", "c", "between", "a", "end");
	}

	private static void assertWritten(Post post, String cql) {
		assertThat(sent.during(() -> entities.save(post)).cql()).singleElement().asString().contains(cql);
		assertThat(find(post.author, Objects.requireNonNull(post.number)).notes).isEqualTo(post.notes);
	}

	@Test
	void aCollectionThatASecondInsertDoesNotHaveStaysAsItIs() {
		Post post = new Post("kept", 1, "title");
		post.tags.add("a");
		entities.insert(post);
		Post second = new Post("kept", 1, "new");
		second.tags = null;
		entities.insert(second);
		assertThat(find("kept", 1).title).isEqualTo("new");
		assertThat(find("kept", 1).tags).containsExactly("a");
	}

	@Test
	void collectionsThatLoseTheirLastElementAreEmpty() {
		Post post = new Post("last", 1, "title");
		post.tags.add("a");
		post.notes.add("b");
		post.votes.put("c", 1);
		entities.insert(post);
		post.tags.clear();
		post.notes.clear();
		post.votes.clear();
		assertThat(sent.during(() -> entities.save(post)).cql()).containsExactly(
				"UPDATE entity_writes.post SET tags = ?, notes = ?, votes = ? WHERE author = ? AND number = ?");
		assertThat(find("last", 1)).usingRecursiveComparison().isEqualTo(post);
	}

	private static Post find(String author, int number) {
		return entities.findById(Post.class, Key.of(author, number)).orElseThrow();
	}

	@Table
	static class Post {

		@PartitionKey
		String author;

		@ClusteringKey
		@Nullable Integer number;

		String title;

		@Nullable String text;

		@Nullable String status = "draft";

		@Nullable Set<String> tags = new HashSet<>();

		List<String> notes = new ArrayList<>();

		Map<String, Integer> votes = new HashMap<>();

		@Nullable Place place;

		Post(String author, @Nullable Integer number, String title) {
			this.author = author;
			this.number = number;
			this.title = title;
		}

	}

	@UserType
	static class Place {

		String town;

		int number;

		Place(String town, int number) {
			this.town = town;
			this.number = number;
		}

	}

	@Table
	record Account(@PartitionKey @Default(NewId.class) @Nullable UUID id, @Default(Free.class) @Nullable String plan,
			String name) {

	}

	static final class NewId implements Supplier<UUID> {

		@Override
		public UUID get() {
			return UUID.randomUUID();
		}

	}

	static final class Free implements Supplier<String> {

		@Override
		public String get() {
			return "free";
		}

	}

	@Table
	static class Versioned {

		@PartitionKey
		String id;

		@Version
		@Nullable Long version;

		String text;

	}

	@Table
	record Scalars(@PartitionKey String text, @Ascii String ascii, Integer integer, Long big, Short small, Byte tiny,
			BigInteger varint, Float real, Double twice, BigDecimal decimal, Boolean flag, ByteBuffer buffer,
			InetAddress address, Instant instant, LocalDate date, LocalTime time, CqlDuration duration, UUID uuid,
			@TimeUuid UUID timeUuid) {

	}

	@Table
	record One(@PartitionKey String a, String text) {

	}

	@Table
	record Two(@PartitionKey(ordinal = 1) int b, @PartitionKey(ordinal = 0) String a, String text) {

	}

	@Table
	record Four(@PartitionKey(ordinal = 0) String a, @PartitionKey(ordinal = 1) int b,
			@PartitionKey(ordinal = 2) UUID c, @PartitionKey(ordinal = 3) boolean d, @ClusteringKey int e,
			String text) {

	}

	@Table
	record Shared(@PartitionKey String id, String text) {

	}

	@Table
	record Checked(@PartitionKey @Size(min = 2, max = 4) String id, @Required @Nullable String name,
			@Ascii @Nullable String plain) {

	}

}
