package io.nosqlc.data;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Consistency;
import io.nosqlc.DriverManager;
import io.nosqlc.FullScan;
import io.nosqlc.QueryPlan;
import io.nosqlc.ResultPage;
import io.nosqlc.TimeUuids;
import io.nosqlc.data.entity.BatchType;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Counter;
import io.nosqlc.data.mapping.Index;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.TimeUuid;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.EntityNotFoundException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.NonUniqueResultException;
import io.nosqlc.error.QueryRejectedException;

import static io.nosqlc.data.mapping.ClusteringKey.Order.DESC;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A blog with users, posts and tags, from its first table to its first migration.
 */
@WithEmbeddedCassandra
class BlogExampleTests {

	private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

	private static Client client;

	private static EntityOperations entities;

	private User alice = new User();

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/blog");
		entities = new EntityTemplate(client);
		entities.schema().sync(User.class, Post.class, PostStats.class, Event.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@BeforeEach
	void writeUsers() {
		entities.truncate(User.class);
		entities.truncate(Post.class);
		this.alice = entities.insert(user("alice"));
		User bob = user("bob");
		bob.createdAt = NOW.minus(Duration.ofDays(30));
		entities.save(bob);
	}

	@Test
	void usersAreCreatedReadUpdatedAndDeleted() {
		User found = entities.find(User.class, where("username").eq("alice")).one();
		assertThat(found.email).isEqualTo("alice@example.com");
		assertThat(found.active).isTrue();

		found.email = "alice.smith@example.com";
		assertThat(entities.changesOf(found)).containsExactly("email");
		entities.save(found);

		entities.update(User.class, found.id, (it) -> it.set("active", false));
		List<User> inactive = entities.find(User.class, where("active").eq(false)).fullScan(FullScan.ALLOW).list();
		assertThat(inactive).extracting((it) -> it.email).containsExactly("alice.smith@example.com");
		inactive.forEach(entities::delete);
		assertThat(entities.existsById(User.class, found.id)).isFalse();
	}

	@Test
	void postsAreFoundByAuthorTimeAndTag() {
		for (int day = 0; day < 12; day++) {
			entities.insert(post(this.alice, NOW.minus(Duration.ofDays(day)), (day % 2 == 0) ? "java" : "cassandra"));
		}
		Instant weekAgo = NOW.minus(Duration.ofDays(7));
		List<Post> recent = entities.find(Post.class, where("authorId").eq(this.alice.id).and("createdAt").gte(weekAgo))
			.limit(10)
			.list();
		assertThat(recent).hasSize(8).extracting((it) -> it.createdAt).isSortedAccordingTo((a, b) -> b.compareTo(a));

		assertThat(entities.find(Post.class, where("tags").contains("java")).explain().kind())
			.isEqualTo(QueryPlan.Kind.INDEX_LOOKUP);
		assertThat(entities.find(Post.class, where("tags").contains("java")).list()).hasSize(6);
		assertThat(
				entities.find(Post.class, where("authorId").eq(this.alice.id)).consistency(Consistency.QUORUM).count())
			.isEqualTo(12);

		List<String> titles = entities.find(Post.class, where("authorId").eq(this.alice.id))
			.as(Headline.class)
			.limit(2)
			.list()
			.stream()
			.map(Headline::title)
			.toList();
		assertThat(titles).containsOnly("A post");

		List<Post> all = new ArrayList<>();
		String token = null;
		do {
			ResultPage<Post> page = entities.find(Post.class).after(token).page(5);
			all.addAll(page.items());
			token = page.nextToken();
		}
		while (token != null);
		assertThat(all).hasSize(12);
	}

	@Test
	void tagsAreAddedAndRemovedOneByOne() {
		Post post = entities.insert(post(this.alice, NOW, "python", "cassandra", "database"));
		post.tags.add("tutorial");
		post.tags.remove("database");
		entities.save(post);
		assertThat(entities.find(Post.class, where("authorId").eq(this.alice.id)).one().tags)
			.containsExactlyInAnyOrder("python", "cassandra", "tutorial");
	}

	@Test
	void severalWritesAreOneBatch() {
		Post first = post(this.alice, NOW, "a");
		Post second = post(this.alice, NOW.plusMillis(1), "b");
		User old = entities.find(User.class, where("username").eq("bob")).one();
		entities.batch(BatchType.LOGGED, (batch) -> batch.insert(first).insert(second).delete(old));
		assertThat(entities.find(Post.class, where("authorId").eq(this.alice.id)).count()).isEqualTo(2);
		assertThat(entities.existsById(User.class, old.id)).isFalse();

		entities.batch(BatchType.COUNTER,
				(batch) -> entities.find(Post.class, where("authorId").eq(this.alice.id))
					.forEach((post) -> batch.update(PostStats.class, Key.of(post.authorId, post.createdAt),
							(it) -> it.increment("views"))));
		assertThat(entities.findById(PostStats.class, Key.of(first.authorId, first.createdAt)).orElseThrow().views)
			.isEqualTo(1);
	}

	@Test
	void aProfileIsAUserDefinedType() {
		this.alice.profile = new Profile("Software developer", "https://alice.dev", "San Francisco, CA", null);
		entities.save(this.alice);
		User found = entities.findById(User.class, this.alice.id).orElseThrow();
		assertThat(found.profile).isEqualTo(this.alice.profile);
		found.profile = null;
		entities.save(found);
		assertThat(entities.findById(User.class, this.alice.id).orElseThrow().profile).isNull();
	}

	@Test
	void eventsOfADayAreReadByTheirTimeUuids() {
		for (int day = 0; day < 3; day++) {
			UUID id = Uuids.startOf(NOW.minus(Duration.ofDays(day)).toEpochMilli());
			entities.insert(new Event("blog", id, "day " + day));
		}
		assertThat(entities
			.find(Event.class,
					where("source").eq("blog")
						.and("id")
						.gte(TimeUuids.minTimeUuid(NOW.minus(Duration.ofDays(1))))
						.and("id")
						.lte(TimeUuids.maxTimeUuid(NOW)))
			.list()).extracting(Event::text).containsExactly("day 1", "day 0");
	}

	@Test
	void errorsTellWhatIsWrong() {
		assertThatExceptionOfType(EntityNotFoundException.class)
			.isThrownBy(() -> entities.find(User.class, where("username").eq("nonexistent")).one());
		assertThatExceptionOfType(NonUniqueResultException.class)
			.isThrownBy(() -> entities.find(User.class, where("active").eq(true)).fullScan(FullScan.ALLOW).one());
		Optional<User> any = entities.find(User.class, where("active").eq(true)).fullScan(FullScan.ALLOW).first();
		assertThat(any).isPresent();

		User nameless = user("");
		nameless.email = null;
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> entities.insert(nameless))
			.satisfies((ex) -> assertThat(ex.violations()).containsExactlyInAnyOrder("'username' is required",
					"'email' is required"));

		Post withoutTime = post(this.alice, null);
		withoutTime.title = "ab";
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> entities.insert(withoutTime))
			.satisfies((ex) -> assertThat(ex.violations()).hasSize(2))
			.withMessageContaining("'createdAt' is null")
			.withMessageContaining("title");

		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> entities.find(Post.class, where("createdAt").gte(NOW)).fullScan(FullScan.FORBID).list())
			.withMessageContaining("full-scan");
	}

	@Test
	void aNewPropertyIsAddedToTheTableAndFilledIn() {
		entities.schema().sync(UserOfNextYear.class);
		UserOfNextYear found = entities.findById(UserOfNextYear.class, this.alice.id).orElseThrow();
		assertThat(found.lastLogin).isNull();
		try (var users = entities.find(UserOfNextYear.class).stream()) {
			users.filter((user) -> user.lastLogin == null).forEach((user) -> {
				user.lastLogin = user.createdAt;
				entities.update(user);
			});
		}
		assertThat(entities.find(UserOfNextYear.class).list()).hasSize(2)
			.allSatisfy((user) -> assertThat(user.lastLogin).isEqualTo(user.createdAt));
		assertThat(entities.findById(User.class, this.alice.id)).get()
			.extracting((it) -> it.email)
			.isEqualTo("alice@example.com");
	}

	private static User user(String name) {
		User user = new User();
		user.username = name;
		user.email = name + "@example.com";
		return user;
	}

	private static Post post(User author, @Nullable Instant createdAt, String... tags) {
		Post post = new Post();
		post.authorId = author.id;
		post.createdAt = createdAt;
		post.title = "A post";
		post.content = "Content of the post";
		post.tags = new HashSet<>(Set.of(tags));
		return post;
	}

	@Table("users")
	static class User {

		@PartitionKey
		UUID id = UUID.randomUUID();

		@Required
		@Index
		@Nullable String username;

		@Required
		@Nullable String email;

		Instant createdAt = NOW;

		boolean active = true;

		@Nullable Profile profile;

	}

	@Table("users")
	static class UserOfNextYear {

		@PartitionKey
		@Nullable UUID id;

		@Nullable String username;

		@Nullable Instant createdAt;

		@Nullable Instant lastLogin;

	}

	@UserType("user_profile")
	record Profile(@Nullable String bio, @Nullable String website, @Nullable String location,
			@Nullable LocalDate birthDate) {

	}

	@Table("posts")
	static class Post {

		@PartitionKey
		@Nullable UUID authorId;

		@ClusteringKey(order = DESC)
		@Nullable Instant createdAt;

		@Required
		@Size(min = 3)
		@Nullable String title;

		@Required
		@Size(min = 10)
		@Nullable String content;

		@Index
		Set<String> tags = new HashSet<>();

	}

	record Headline(Instant createdAt, String title) {

	}

	@Table
	static class PostStats {

		@PartitionKey
		@Nullable UUID authorId;

		@ClusteringKey
		@Nullable Instant createdAt;

		@Counter
		long views;

	}

	@Table("events")
	record Event(@PartitionKey String source, @ClusteringKey @TimeUuid UUID id, String text) {

	}

}
