package io.nosqlc.data.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Version;

import io.nosqlc.Client;
import io.nosqlc.ScanOptions;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Counter;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.data.mapping.ClusteringKey.Order.DESC;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class EntityTemplateTests {

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("entity_templates").build();
		entities = new EntityTemplate(client);
		entities.schema().sync(Post.class, Account.class, Stats.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void whatIsInsertedIsFoundByItsKey() {
		Post post = newPost("first");
		entities.insert(post);
		Post found = entities.findById(Post.class, Key.of(post.authorId, post.createdAt)).orElseThrow();
		assertThat(found).isNotSameAs(post).usingRecursiveComparison().isEqualTo(post);
		assertThat(entities.findById(Post.class, Key.of(UUID.randomUUID(), Instant.EPOCH))).isEmpty();
	}

	@Test
	void saveSendsOneUpdateWithWhatHasChangedNullIncluded() {
		Post post = entities.insert(newPost("a"));
		Post loaded = entities.find(Post.class, where("authorId").eq(post.authorId)).one();
		loaded.title = "b";
		loaded.text = null;
		assertThat(entities.changesOf(loaded)).containsExactlyInAnyOrder("title", "text");
		assertThat(sent.during(() -> entities.save(loaded, WriteOptions.defaults().withTtl(Duration.ofHours(1)))).cql())
			.containsExactly("UPDATE entity_templates.posts USING TTL ? SET title = ?, text = ?"
					+ " WHERE author_id = ? AND created_at = ?");
		assertThat(sent.during(() -> entities.save(loaded)).cql()).isEmpty();
		Post again = entities.find(Post.class, where("authorId").eq(post.authorId)).one();
		assertThat(again.title).isEqualTo("b");
		assertThat(again.text).isNull();
	}

	@Test
	void ofCollectionsTheDifferenceIsWritten() {
		Post post = newPost("a");
		post.tags.addAll(Set.of("a", "b"));
		post.notes.addAll(List.of("1", "2"));
		post.votes.putAll(Map.of("x", 1, "y", 2));
		entities.insert(post);
		post.tags.add("c");
		post.tags.remove("a");
		post.notes.add("3");
		post.notes.add(0, "0");
		post.votes.put("x", 5);
		post.votes.remove("y");
		assertThat(sent.during(() -> entities.save(post)).cql()).singleElement()
			.asString()
			.contains("tags = tags + ?, tags = tags - ?")
			.contains("notes = ? + notes, notes = notes + ?")
			.contains("votes = votes + ?, votes = votes - ?");
		Post found = entities.find(Post.class, where("authorId").eq(post.authorId)).one();
		assertThat(found).usingRecursiveComparison().isEqualTo(post);
		post.notes.remove("1");
		assertThat(sent.during(() -> entities.save(post)).cql()).singleElement().asString().contains("SET notes = ?");
	}

	@Test
	void anUpdateChangesOnlyWhatItNames() {
		Post post = entities.insert(newPost("a"));
		Key key = Key.of(post.authorId, post.createdAt);
		entities.update(Post.class, key,
				(it) -> it.set("title", "b").add("tags", "java").append("notes", "n").put("votes", "x", 1));
		Post found = entities.findById(Post.class, key).orElseThrow();
		assertThat(found.title).isEqualTo("b");
		assertThat(found.text).isEqualTo("text");
		assertThat(found.tags).containsExactly("java");
		assertThat(found.notes).containsExactly("n");
		assertThat(found.votes).containsExactly(Map.entry("x", 1));
	}

	@Test
	void aWrongUpdateIsRefusedWithAllThatIsWrong() {
		Key key = Key.of(UUID.randomUUID(), Instant.EPOCH);
		assertThat(sent.during(() -> assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> entities.update(Post.class, key,
					(it) -> it.set("titel", "b")
						.set("createdAt", Instant.EPOCH)
						.append("tags", "x")
						.increment("title")
						.set("title", null)
						.set("text", 5)))
			.satisfies((ex) -> assertThat(ex.violations()).hasSize(6))).cql()).isEmpty();
	}

	@Test
	void conditionsDecideAndTellWhatIsStored() {
		Post post = newPost("a");
		assertThat(entities.insertIfAbsent(post)).isTrue();
		assertThat(entities.insertIfAbsent(post)).isFalse();
		Key key = Key.of(post.authorId, post.createdAt);
		WriteOptions ifB = WriteOptions.defaults().onlyIf(where("title").eq("b"));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.update(Post.class, key, (it) -> it.set("text", "new"), ifB))
			.satisfies((ex) -> assertThat(ex.existing()).containsExactly(Map.entry("title", "a")));
		entities.update(Post.class, key, (it) -> it.set("text", "new"),
				WriteOptions.defaults().onlyIf(where("title").eq("a")));
		assertThat(entities.findById(Post.class, key).orElseThrow().text).isEqualTo("new");
		entities.delete(post, WriteOptions.defaults().onlyIfExists());
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.delete(post, WriteOptions.defaults().onlyIfExists()))
			.satisfies((ex) -> assertThat(ex.existing()).isEmpty());
	}

	@Test
	void aVersionKeepsOutLateWriters() {
		Account account = entities.insert(new Account(UUID.randomUUID(), null, "ada"));
		assertThat(account.version()).isZero();
		Account renamed = entities.updateChanges(account, account.named("grace"));
		assertThat(renamed.version()).isEqualTo(1);
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.updateChanges(account, account.named("late")));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.save(account.named("late")));
		assertThat(entities.save(renamed.named("third")).version()).isEqualTo(2);
		assertThatExceptionOfType(LightweightTransactionException.class).isThrownBy(() -> entities.delete(renamed));
		assertThat(entities.findById(Account.class, account.id())).get().extracting(Account::name).isEqualTo("third");
	}

	@Test
	void countersAreCounted() {
		UUID id = UUID.randomUUID();
		entities.update(Stats.class, id, (it) -> it.increment("views").decrement("likes", 2));
		entities.update(Stats.class, id, (it) -> it.increment("views", 10));
		Stats stats = entities.findById(Stats.class, id).orElseThrow();
		assertThat(stats.views).isEqualTo(11);
		assertThat(stats.likes).isEqualTo(-2);
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> entities.save(stats))
			.withMessageContaining("increment");
	}

	@Test
	void aRangeIsDeletedByOneStatement() {
		UUID author = UUID.randomUUID();
		for (int i = 0; i < 5; i++) {
			Post post = newPost("p" + i);
			post.authorId = author;
			post.createdAt = Instant.ofEpochSecond(i);
			entities.insert(post);
		}
		assertThat(sent
			.during(() -> entities.deleteAll(Post.class,
					where("authorId").eq(author).and("createdAt").gte(Instant.ofEpochSecond(3))))
			.cql()).containsExactly("DELETE FROM entity_templates.posts WHERE author_id = ? AND created_at >= ?");
		assertThat(entities.find(Post.class, where("authorId").eq(author)).count()).isEqualTo(3);
		assertThat(entities.updateAll(Post.class, where("authorId").eq(author), (it) -> it.set("title", "all")))
			.isEqualTo(3);
		assertThat(entities.find(Post.class, where("authorId").eq(author)).list()).extracting((it) -> it.title)
			.containsOnly("all");
		entities.deletePartition(Post.class, author);
		assertThat(entities.find(Post.class, where("authorId").eq(author)).exists()).isFalse();
	}

	@Test
	void aBatchIsOneRequest() {
		Post one = newPost("one");
		Post two = newPost("two");
		assertThat(sent.during(() -> entities.batch(BatchType.LOGGED, (batch) -> batch.insert(one).insert(two)))
			.statements()).hasSize(1);
		assertThat(entities.findAllById(Post.class,
				List.of(Key.of(two.authorId, two.createdAt), Key.of(one.authorId, one.createdAt))))
			.extracting((it) -> it.title)
			.containsExactly("two", "one");
	}

	@Test
	void partitionsAndTheirTokensAreFound() {
		Post post = entities.insert(newPost("a"));
		post.createdAt = post.createdAt.plusSeconds(1);
		entities.insert(post);
		assertThat(entities.findPartitions(Post.class, where("authorId").in(post.authorId, UUID.randomUUID())).list())
			.containsExactly(Key.of(post.authorId));
		assertThat(entities.findPartitions(Post.class, Filter.all()).stream().filter(Key.of(post.authorId)::equals))
			.hasSize(1);
		long token = entities.tokenOf(Post.class, post.authorId);
		assertThat(session
			.execute("SELECT token(author_id) FROM entity_templates.posts WHERE author_id = ? LIMIT 1", post.authorId)
			.one()
			.getLong(0)).isEqualTo(token);
		assertThat(entities.find(Post.class).scan(ScanOptions.defaults().withTokens(token, token)).list()).hasSize(2);
	}

	@Test
	void anyTableIsReadWithoutAClass() {
		Post post = entities.insert(newPost("a"));
		assertThat(entities.findRows("posts", where("author_id").eq(post.authorId)).one())
			.containsEntry("author_id", post.authorId.toString())
			.containsEntry("title", "a")
			.containsEntry("votes", null);
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> entities.findRows("Posts", Filter.all()))
			.withMessageContaining("'Posts'");
	}

	@Test
	void anotherKeyspaceHasTablesOfItsOwn() {
		EntityTemplate other = entities.withKeyspace("entity_templates_2");
		other.schema().sync(Account.class);
		Account account = other.insert(new Account(UUID.randomUUID(), null, "ada"));
		assertThat(other.existsById(Account.class, account.id())).isTrue();
		assertThat(entities.existsById(Account.class, account.id())).isFalse();
	}

	@Test
	void aStatementOfOnesOwnGivesItsRows() {
		Post post = entities.insert(newPost("mine"));
		assertThat(entities.execute("SELECT title FROM entity_templates.posts WHERE author_id = ?", post.authorId))
			.containsExactly(Map.of("title", "mine"));
	}

	@Test
	void operationsThatDoNotWaitDoTheSame() {
		Post post = newPost("async");
		AsyncEntityOperations async = entities.async();
		Optional<Post> found = async.insert(post)
			.thenCompose((inserted) -> async.findById(Post.class, Key.of(post.authorId, post.createdAt)))
			.toCompletableFuture()
			.join();
		assertThat(found).get().extracting((it) -> it.title).isEqualTo("async");
	}

	private static Post newPost(String title) {
		Post post = new Post();
		post.authorId = UUID.randomUUID();
		post.createdAt = Instant.parse("2026-11-21T00:00:00Z");
		post.title = title;
		post.text = "text";
		return post;
	}

	@Table("posts")
	static class Post {

		@PartitionKey
		UUID authorId;

		@ClusteringKey(order = DESC)
		Instant createdAt;

		@Column(isStatic = true)
		@Nullable String authorName;

		@Required
		String title;

		@Nullable String text;

		Set<String> tags = new HashSet<>();

		List<String> notes = new ArrayList<>();

		Map<String, Integer> votes = new HashMap<>();

	}

	@Table
	record Account(@PartitionKey UUID id, @Version @Nullable Long version, String name) {

		Account named(String name) {
			return new Account(this.id, this.version, name);
		}

	}

	@Table
	static class Stats {

		@PartitionKey
		UUID postId;

		@Counter
		long views;

		@Counter
		long likes;

	}

}
