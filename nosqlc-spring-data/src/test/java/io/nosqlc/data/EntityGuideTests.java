package io.nosqlc.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Version;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.stereotype.Component;

import io.nosqlc.Client;
import io.nosqlc.Consistency;
import io.nosqlc.DriverManager;
import io.nosqlc.FullScan;
import io.nosqlc.QueryPlan;
import io.nosqlc.ResultPage;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.entity.AsyncEntityOperations;
import io.nosqlc.data.entity.BeforeConvertCallback;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Counter;
import io.nosqlc.data.mapping.Index;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.BulkWriteException;
import io.nosqlc.error.LightweightTransactionException;

import static io.nosqlc.SortKey.asc;
import static io.nosqlc.data.entity.BatchType.COUNTER;
import static io.nosqlc.data.entity.BatchType.LOGGED;
import static io.nosqlc.data.mapping.ClusteringKey.Order.DESC;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the guide to entities shows, as it stands there.
 */
@WithEmbeddedCassandra
@SuppressWarnings({ "unused", "UnusedVariable" })
class EntityGuideTests {

	private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

	private static Client client;

	private static EntityOperations entities;

	private final UUID author = UUID.randomUUID();

	private final Instant at = AT;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/entity_guide");
		entities = new EntityTemplate(client);
		entities.schema().sync(Post.class, Stats.class, Account.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@BeforeEach
	void write() {
		Post post = new Post();
		post.authorId = this.author;
		post.createdAt = this.at;
		post.title = "First";
		entities.insert(post);
	}

	@Test
	void callbacksChangeWhatIsWritten() {
		Client client = EntityGuideTests.client;

		EntityTemplate entities = new EntityTemplate(client, new NosqlcMappingContext(),
				EntityCallbacks.create(new Titles()));

		Post post = new Post();
		post.authorId = this.author;
		post.createdAt = this.at;
		post.title = " Second ";
		assertThat(entities.insert(post).title).isEqualTo("Second");
	}

	@Test
	void entitiesAreFound() {
		UUID author = this.author;
		Instant at = this.at;
		Instant weekAgo = AT.minus(Duration.ofDays(7));
		String title = "First";

		Optional<Post> post = entities.findById(Post.class, Key.of(author, at));

		List<Post> recent = entities.find(Post.class, where("authorId").eq(author).and("createdAt").gte(weekAgo))
			.limit(10)
			.list();

		QueryPlan plan = entities.find(Post.class, where("tags").contains("java")).explain();

		List<Post> oldest = entities.find(Post.class, where("authorId").eq(author)).sort(asc("createdAt")).list();
		long posts = entities.find(Post.class, where("authorId").eq(author)).count();
		List<Headline> headlines = entities.find(Post.class, where("authorId").eq(author)).as(Headline.class).list();
		ResultPage<Post> page = entities.find(Post.class).fullScan(FullScan.ALLOW).page(20);
		try (Stream<Post> all = entities.find(Post.class).consistency(Consistency.ONE).stream()) {
			all.forEach((it) -> archive(it));
		}

		assertThat(post).isPresent();
		assertThat(recent).hasSize(1);
		assertThat(plan.kind()).isEqualTo(QueryPlan.Kind.INDEX_LOOKUP);
		assertThat(oldest).hasSize(1);
		assertThat(posts).isEqualTo(1);
		assertThat(headlines).extracting(Headline::title).containsExactly("First");
		assertThat(page.items()).isNotEmpty();
	}

	@Test
	void entitiesAreWritten() {
		UUID author = this.author;
		Instant at = this.at;

		Post post = entities.findById(Post.class, Key.of(author, at)).orElseThrow();
		post.title = "Second";
		post.tags.add("java");
		entities.save(post);

		entities.update(Post.class, Key.of(author, at), (it) -> it.set("title", "New").add("tags", "cassandra"));

		boolean inserted = entities.insertIfAbsent(post);
		entities.insert(post, WriteOptions.defaults().withTtl(Duration.ofDays(30)));
		entities.updatePartition(Post.class, author, (it) -> it.set("authorName", "Ada"));

		entities.delete(post);
		entities.deleteById(Post.class, Key.of(author, at));
		entities.deleteAll(Post.class, where("authorId").eq(author).and("createdAt").lt(at));
		entities.deletePartition(Post.class, author);

		assertThat(inserted).isFalse();
		assertThat(entities.find(Post.class, where("authorId").eq(author)).exists()).isFalse();
	}

	@Test
	void recordsAreChangedByTheirDifference() {
		Account account = entities.insert(new Account(UUID.randomUUID(), null, "Ada"));
		Account renamed = entities.updateChanges(account, account.named("Grace"));
		assertThat(renamed.version()).isEqualTo(1);
	}

	@Test
	void conditionsAreOptions() {
		Key key = Key.of(this.author, this.at);
		WriteOptions ifDraft = WriteOptions.defaults().onlyIf(where("title").eq("Draft"));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> entities.update(Post.class, key, (it) -> it.set("title", "New"), ifDraft))
			.satisfies((refused) -> assertThat(refused.existing()).containsEntry("title", "First"));
	}

	@Test
	void countersAreCounted() {
		UUID post = UUID.randomUUID();
		entities.update(Stats.class, post, (it) -> it.increment("views").decrement("likes", 2));
		assertThat(entities.findById(Stats.class, post).orElseThrow().views).isEqualTo(1);
	}

	@Test
	void manyEntitiesAreWrittenAtOnce() {
		List<Post> posts = new ArrayList<>();
		for (int i = 1; i <= 20; i++) {
			Post post = new Post();
			post.authorId = this.author;
			post.createdAt = AT.plusSeconds(i);
			post.title = "Number " + i;
			posts.add(post);
		}

		List<Post> saved = entities.saveAll(posts);

		assertThat(saved).isEqualTo(posts);
		assertThat(entities.find(Post.class, where("authorId").eq(this.author)).count()).isEqualTo(21);
		saveOrLog(posts);
	}

	private void saveOrLog(List<Post> posts) {
		try {
			entities.saveAll(posts);
		}
		catch (BulkWriteException ex) {
			ex.failures().forEach((key, reason) -> log(key + ": " + reason.getMessage()));
		}
	}

	@Test
	void batchesAreOneRequest() {
		Post first = newPost(1);
		Post second = newPost(2);
		Post old = newPost(0);
		List<UUID> ids = List.of(UUID.randomUUID());

		entities.batch(LOGGED,
				(batch) -> batch.insert(first).update(second).delete(old).afterCommit(() -> log("done")));

		entities.batch(COUNTER,
				(batch) -> ids.forEach((id) -> batch.update(Stats.class, id, (it) -> it.increment("views"))));

		assertThat(entities.find(Post.class, where("authorId").eq(this.author)).count()).isEqualTo(2);
	}

	@Test
	void nothingNeedWait() {
		Post post = newPost(5);

		AsyncEntityOperations async = entities.async();
		CompletionStage<Optional<Post>> found = async.insert(post)
			.thenCompose((inserted) -> async.findById(Post.class, Key.of(inserted.authorId, inserted.createdAt)));

		assertThat(found.toCompletableFuture().join()).isPresent();
	}

	@Test
	void statementsOfOnesOwnAreRun() {
		UUID author = this.author;

		List<Map<String, Object>> rows = entities.execute("SELECT title FROM entity_guide.posts WHERE author_id = ?",
				author);

		assertThat(rows).containsExactly(Map.of("title", "First"));
	}

	private Post newPost(int seconds) {
		Post post = new Post();
		post.authorId = this.author;
		post.createdAt = AT.plusSeconds(seconds);
		post.title = "Post " + seconds;
		return post;
	}

	private static void archive(Post post) {
	}

	private static void log(String message) {
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

		@Index
		Set<String> tags = new HashSet<>();

	}

	record Headline(Instant createdAt, String title) {
	}

	@Component
	static class Titles implements BeforeConvertCallback<Post> {

		@Override
		public Post onBeforeConvert(Post post, String table) {
			post.title = post.title.strip();
			return post;
		}

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
