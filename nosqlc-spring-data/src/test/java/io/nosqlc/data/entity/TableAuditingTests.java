package io.nosqlc.data.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.auditing.AuditingHandler;
import org.springframework.data.mapping.callback.EntityCallbacks;

import io.nosqlc.Client;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static io.nosqlc.data.entity.BatchType.LOGGED;
import static org.assertj.core.api.Assertions.assertThat;

@WithEmbeddedCassandra
class TableAuditingTests {

	private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

	private static final Instant EVENING = Instant.parse("2026-11-21T20:00:00Z");

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private final UUID author = UUID.randomUUID();

	private Instant now = MORNING;

	private EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("table_auditing").build();
		new EntityTemplate(client).schema().sync(Post.class, Entry.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@BeforeEach
	void audit() {
		NosqlcMappingContext context = new NosqlcMappingContext();
		AuditingHandler handler = AuditingHandler.from(context);
		handler.setDateTimeProvider(() -> Optional.of(this.now));
		handler.setAuditorAware(() -> Optional.of("ada"));
		this.entities = new EntityTemplate(client, context,
				EntityCallbacks.create(new AuditingEntityCallback(() -> handler)));
	}

	@Test
	void anObjectThatIsNotRememberedIsNewUnlessItHasACreation() {
		Post post = this.entities.save(new Post(this.author, 1, "a"));
		assertThat(post.created).isEqualTo(MORNING);
		this.now = EVENING;
		Post detached = new Post(this.author, 1, "b");
		detached.created = MORNING;
		assertThat(this.entities.save(detached).created).isEqualTo(MORNING);
		assertThat(stored(1).modified).isEqualTo(EVENING);
	}

	@Test
	void anObjectThatIsRememberedIsModifiedOnlyIfItHasChanged() {
		this.entities.batch(LOGGED, (batch) -> batch.insert(new Post(this.author, 1, "a")));
		this.now = EVENING;
		Post post = stored(1);
		assertThat(sent.during(() -> this.entities.save(post)).cql()).isEmpty();
		assertThat(post.modified).isEqualTo(MORNING);
		post.title = "b";
		assertThat(sent.during(() -> this.entities.saveAll(List.of(post))).cql()).singleElement()
			.asString()
			.startsWith("UPDATE table_auditing.post SET ")
			.contains("title = ?", "modified = ?")
			.doesNotContain("created", "editor");
		assertThat(stored(1).modified).isEqualTo(EVENING);
		assertThat(stored(1).created).isEqualTo(MORNING);
	}

	@Test
	void anObjectThatWasStoredBeforeItWasAuditedIsNotNew() {
		new EntityTemplate(client).insert(new Post(this.author, 1, "a"));
		Post post = stored(1);
		post.title = "b";
		this.entities.save(post);
		assertThat(stored(1).created).isNull();
		assertThat(stored(1).modified).isEqualTo(MORNING);
	}

	@Test
	void recordsAreNewUnlessTheyHaveACreation() {
		Entry entry = this.entities.save(new Entry(this.author, 1, null, null));
		assertThat(entry).isEqualTo(new Entry(this.author, 1, MORNING, MORNING));
		this.now = EVENING;
		Entry read = this.entities.findById(Entry.class, Key.of(this.author, 1)).orElseThrow();
		assertThat(this.entities.save(read)).isEqualTo(new Entry(this.author, 1, MORNING, EVENING));
		assertThat(this.entities.insertIfAbsent(new Entry(this.author, 2, null, null))).isTrue();
		assertThat(this.entities.findById(Entry.class, Key.of(this.author, 2)))
			.contains(new Entry(this.author, 2, EVENING, EVENING));
	}

	private Post stored(int number) {
		return this.entities.findById(Post.class, Key.of(this.author, number)).orElseThrow();
	}

	@Table
	static class Post {

		@PartitionKey
		UUID author;

		@ClusteringKey
		int number;

		String title;

		@CreatedDate
		@Nullable Instant created;

		@LastModifiedDate
		@Nullable Instant modified;

		@LastModifiedBy
		@Nullable String editor;

		Post(UUID author, int number, String title) {
			this.author = author;
			this.number = number;
			this.title = title;
		}

	}

	@Table
	record Entry(@PartitionKey UUID author, @ClusteringKey int number, @CreatedDate @Nullable Instant created,
			@LastModifiedDate @Nullable Instant modified) {
	}

}
