package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Frozen;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.EntityValidationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class EntityUpdateTests {

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("entity_updates").build();
		entities = new EntityTemplate(client);
		entities.schema().sync(Post.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void anUpdateChangesTheObjectsRow() {
		Post post = entities.insert(new Post("object", 1, "a"));
		post.title = "b";
		assertThat(entities.update(post)).isSameAs(post);
		assertThat(entities.changesOf(post)).isEmpty();
		assertThat(find("object", 1)).usingRecursiveComparison().ignoringFields("whole").isEqualTo(post);
	}

	@Test
	void anObjectThatIsNotRememberedIsUpdatedWithAllThatIsNotNull() {
		Post stored = new Post("blind", 1, "a");
		stored.text = "text";
		stored.status = "published";
		entities.insert(stored);
		Post blind = new Post("blind", 1, null);
		blind.notes.add("note");
		assertThat(sent.during(() -> entities.update(blind)).cql()).containsExactly(
				"UPDATE entity_updates.post SET state = ?, notes = ?, labels = ? WHERE author = ? AND number = ?");
		Post found = find("blind", 1);
		assertThat(found.title).isEqualTo("a");
		assertThat(found.text).isEqualTo("text");
		assertThat(found.status).isEqualTo("draft");
		assertThat(found.notes).containsExactly("note");
	}

	@Test
	void whatIsUnknownOrOfAnotherTypeOrAPartOfTheKeyIsRefused() {
		entities.insert(new Post("refused", 1, "a"));
		assertThat(sent.during(() -> {
			assertRefused((it) -> it.set("titel", "b"), "there is no property 'titel'");
			assertRefused((it) -> it.set("state", "b"), "there is no property 'state'");
			assertRefused((it) -> it.set("title", 5), "'title' is a String, and no Integer");
			assertRefused((it) -> it.set("author", "b"), "'author' is a part of the key");
			assertRefused((it) -> it.set("number", 2), "'number' is a part of the key");
			assertRefused((it) -> it.set("title", null), "'title' is required");
			assertRefused((it) -> it.add("notes", "b"), "'notes' cannot take ADD");
			assertRefused((it) -> it.append("whole", "b"), "'whole' is frozen");
			assertRefused((it) -> it.increment("title"), "'title' is no counter");
			assertRefused((it) -> it.append("notes", "b").set("notes", List.of()), "'notes' is set and changed");
			assertRefused((it) -> it.append("notes", (Object) null), "'notes' has null");
			assertRefused((it) -> it.add("tags", 5), "'tags' is a String, and no Integer");
			assertRefused((it) -> it.put("votes", "x", null), "'votes' has null");
		}).cql()).isEmpty();
		assertThat(find("refused", 1)).usingRecursiveComparison()
			.ignoringFields("whole")
			.isEqualTo(new Post("refused", 1, "a"));
	}

	private static void assertRefused(UnaryOperator<EntityUpdate> update, String violation) {
		assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> entities.update(Post.class, Key.of("refused", 1), update))
			.satisfies((ex) -> assertThat(ex.violations()).singleElement().asString().startsWith(violation));
	}

	@Test
	void aValueThatAnInitialiserHasTooIsWritten() {
		Post post = new Post("initial", 1, "a");
		post.status = "published";
		entities.insert(post);
		entities.update(Post.class, Key.of("initial", 1), (it) -> it.set("status", "draft"));
		assertThat(find("initial", 1).status).isEqualTo("draft");
		post.status = "draft";
		assertThat(entities.changesOf(post)).containsExactly("status");
	}

	@Test
	void aPropertyWithAnInitialiserBecomesNull() {
		Post post = entities.insert(new Post("null", 1, "a"));
		assertThat(sent.during(
				() -> entities.update(Post.class, Key.of("null", 1), (it) -> it.set("status", null).set("title", "b")))
			.cql())
			.containsExactly("UPDATE entity_updates.post SET state = ?, title = ? WHERE author = ? AND number = ?");
		assertThat(find("null", 1).status).isNull();
		post.status = null;
		entities.save(post);
		assertThat(find("null", 1).status).isNull();
	}

	@Test
	void aCollectionThatIsSetToNullIsEmpty() {
		entities.insert(new Post("collection", 1, "a"));
		assertThat(find("collection", 1).labels).containsExactly("new");
		Key key = Key.of("collection", 1);
		entities.update(Post.class, key, (it) -> it.set("labels", Set.of("other")));
		assertThat(find("collection", 1).labels).containsExactly("other");
		entities.update(Post.class, key, (it) -> it.set("labels", null));
		assertThat(find("collection", 1).labels).isEmpty();
	}

	@Test
	void oneRowOfFiveIsUpdated() {
		for (int i = 0; i < 5; i++) {
			entities.insert(new Post("five", i, "a"));
		}
		entities.update(Post.class, Key.of("five", 3), (it) -> it.set("title", "b"));
		for (int i = 0; i < 5; i++) {
			assertThat(find("five", i).title).isEqualTo((i == 3) ? "b" : "a");
		}
	}

	@Test
	void elementsAreAddedToASetAndRemovedFromIt() {
		Post post = new Post("set", 1, "a");
		post.tags.add("a");
		entities.insert(post);
		Key key = Key.of("set", 1);
		assertThat(sent.during(() -> entities.update(Post.class, key, (it) -> it.add("tags", "b", "c", "b"))).cql())
			.containsExactly("UPDATE entity_updates.post SET tags = tags + ? WHERE author = ? AND number = ?");
		assertThat(find("set", 1).tags).containsExactlyInAnyOrder("a", "b", "c");
		entities.update(Post.class, key, (it) -> it.remove("tags", "a", "absent"));
		assertThat(find("set", 1).tags).containsExactlyInAnyOrder("b", "c");
		entities.update(Post.class, Key.of("set", 2), (it) -> it.add("tags", "x"));
		assertThat(find("set", 2).tags).containsExactly("x");
		entities.update(Post.class, Key.of("set", 3), (it) -> it.remove("tags", "x"));
		assertThat(entities.existsById(Post.class, Key.of("set", 3))).isFalse();
	}

	@Test
	void aListTakesElementsAtBothEndsInTheirOrder() {
		Post post = new Post("list", 1, "a");
		post.notes.addAll(List.of("foo", "x"));
		entities.insert(post);
		Key key = Key.of("list", 1);
		entities.update(Post.class, key, (it) -> it.append("notes", "y", "z"));
		entities.update(Post.class, key, (it) -> it.prepend("notes", "bar", "baz"));
		assertThat(find("list", 1).notes).containsExactly("bar", "baz", "foo", "x", "y", "z");
		entities.update(Post.class, key, (it) -> it.remove("notes", "x", "bar", "absent"));
		assertThat(find("list", 1).notes).containsExactly("baz", "foo", "y", "z");
		entities.update(Post.class, key, (it) -> it.prepend("notes", "1").append("notes", "2"));
		assertThat(find("list", 1).notes).containsExactly("1", "baz", "foo", "y", "z", "2");
	}

	@Test
	void aMapTakesEntriesAndLosesOthersByOneStatement() {
		Post post = new Post("map", 1, "a");
		post.votes.putAll(Map.of("a", 1, "b", 2));
		entities.insert(post);
		Key key = Key.of("map", 1);
		entities.update(Post.class, key, (it) -> it.putAll("votes", Map.of("b", 3, "c", 4)));
		assertThat(find("map", 1).votes).isEqualTo(Map.of("a", 1, "b", 3, "c", 4));
		assertThat(sent
			.during(() -> entities.update(Post.class, key,
					(it) -> it.removeKeys("votes", "a", "absent").put("votes", "d", 5)))
			.cql()).containsExactly(
					"UPDATE entity_updates.post SET votes = votes - ?, votes = votes + ? WHERE author = ? AND number = ?");
		assertThat(find("map", 1).votes).isEqualTo(Map.of("b", 3, "c", 4, "d", 5));
	}

	@Test
	void anUpdateOfNothingSendsNothing() {
		Key key = Key.of("nothing", 1);
		assertThat(sent.during(() -> {
			entities.update(Post.class, key, (it) -> it);
			entities.update(Post.class, key, (it) -> it.append("notes").add("tags").putAll("votes", Map.of()));
			entities.update(Post.class, key, (it) -> it.remove("tags").removeKeys("votes"));
		}).cql()).isEmpty();
	}

	@Test
	void onlyWhatMayBeSentTwiceIsIdempotent() {
		Key key = Key.of("idempotent", 1);
		assertIdempotent(true, key, (it) -> it.set("title", "a").add("tags", "b").put("votes", "c", 1));
		assertIdempotent(true, key, (it) -> it.remove("tags", "b").removeKeys("votes", "c"));
		assertIdempotent(false, key, (it) -> it.set("title", "a").append("notes", "b"));
		assertIdempotent(false, key, (it) -> it.prepend("notes", "b"));
	}

	private static void assertIdempotent(boolean idempotent, Key key, UnaryOperator<EntityUpdate> update) {
		assertThat(sent.during(() -> entities.update(Post.class, key, update)).statements()).singleElement()
			.satisfies((it) -> assertThat(it.isIdempotent()).isEqualTo(idempotent));
	}

	private static Post find(String author, int number) {
		return entities.findById(Post.class, Key.of(author, number)).orElseThrow();
	}

	@Table
	static class Post {

		@PartitionKey
		final String author;

		@ClusteringKey
		final int number;

		@Required
		@Nullable String title;

		@Nullable String text;

		@Column("state")
		@Nullable String status = "draft";

		Set<String> tags = new HashSet<>();

		List<String> notes = new ArrayList<>();

		Map<String, Integer> votes = new HashMap<>();

		Set<String> labels = new HashSet<>(Set.of("new"));

		@Frozen
		@Nullable List<String> whole;

		Post(String author, int number, @Nullable String title) {
			this.author = author;
			this.number = number;
			this.title = title;
		}

	}

}
