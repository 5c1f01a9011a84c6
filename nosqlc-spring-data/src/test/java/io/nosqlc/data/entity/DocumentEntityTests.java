package io.nosqlc.data.entity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.QueryRejectedException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DocumentEntityTests {

	private final Client client = DriverManager.getClient("nosqlc:memory:");

	private EntityTemplate entities;

	@BeforeEach
	void open() {
		this.entities = new EntityTemplate(this.client);
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void whatIsInsertedWithoutAKeyGetsOne() {
		Article article = this.entities.insert(new Article(null, "a", List.of("x"), Map.of(), 1));
		assertThat(article.id()).isNotEmpty();
		assertThat(this.entities.findById(Article.class, article.id())).contains(article);
		assertThat(this.entities.find(Article.class, where("title").eq("a")).one()).isEqualTo(article);
		assertThat(this.entities.existsById(Article.class, "other")).isFalse();
	}

	@Test
	void saveStoresTheWholeDocument() {
		Article article = this.entities.insert(new Article("1", "a", List.of("x"), Map.of("k", 1), 1));
		this.entities.save(new Article("1", "b", List.of(), Map.of(), 2));
		assertThat(this.client.getCollection("article").get("1").orElseThrow()).doesNotContainEntry("title", "a")
			.containsEntry("title", "b");
		assertThat(this.entities.insertIfAbsent(article)).isFalse();
	}

	@Test
	void anUpdateChangesOnlyWhatItNames() {
		this.entities.insert(new Article("1", "a", List.of("x", "y"), Map.of("k", 1, "l", 2), 1));
		this.entities.update(Article.class, "1",
				(it) -> it.append("tags", "z")
					.prepend("tags", "w")
					.remove("tags", "y")
					.put("votes", "m", 3)
					.removeKeys("votes", "k")
					.increment("rank", 4));
		assertThat(this.entities.findById(Article.class, "1"))
			.contains(new Article("1", "a", List.of("w", "x", "z"), Map.of("l", 2, "m", 3), 5));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> this.entities.update(Article.class, "2", (it) -> it.set("title", "b")))
			.withMessageContaining("no such document");
	}

	@Test
	void aWrongUpdateIsRefusedWithAllThatIsWrong() {
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> this.entities.update(Article.class,
				"1",
				(it) -> it.set("titel", "b").set("title", null).set("rank", "x").append("title", "x").set("id", "2")))
			.satisfies((ex) -> assertThat(ex.violations()).hasSize(5));
		assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> this.entities.insert(new Article("1", "", List.of(), Map.of(), 0)))
			.withMessageContaining("'title' is required");
	}

	@Test
	void theDifferenceOfRecordsLeavesOtherFieldsAlone() {
		Article before = this.entities.insert(new Article("1", "a", List.of(), Map.of(), 1));
		this.client.getCollection("article").update("1", Map.of("rank", 7, "foreign", true));
		this.entities.updateChanges(before, new Article("1", "b", List.of(), Map.of(), 1));
		assertThat(this.client.getCollection("article").get("1").orElseThrow()).containsEntry("title", "b")
			.containsEntry("rank", 7)
			.containsEntry("foreign", true);
	}

	@Test
	void aVersionKeepsOutLateWriters() {
		Versioned first = this.entities.insert(new Versioned("1", null, "a"));
		assertThat(first.version()).isZero();
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> this.entities.insert(new Versioned("1", null, "b")));
		Versioned second = this.entities.save(new Versioned("1", 0L, "b"));
		assertThat(second.version()).isEqualTo(1);
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> this.entities.save(new Versioned("1", 0L, "late")))
			.satisfies((ex) -> assertThat(ex.existing()).containsEntry("name", "b"));
		assertThatExceptionOfType(LightweightTransactionException.class).isThrownBy(() -> this.entities.delete(first));
		this.entities.delete(second);
		assertThat(this.entities.findById(Versioned.class, "1")).isEmpty();
	}

	@Test
	void theVersionOfAnObjectCountsWhatWasStored() {
		Counted mine = new Counted();
		mine.id = "1";
		Counted late = new Counted();
		late.id = "1";
		assertThat(this.entities.insert(mine)).isSameAs(mine);
		assertThatExceptionOfType(LightweightTransactionException.class).isThrownBy(() -> this.entities.insert(late));
		assertThat(late.version).isNull();
		assertThat(this.entities.insertIfAbsent(late)).isFalse();
		assertThat(late.version).isNull();
		assertThat(this.entities.save(mine).version).isEqualTo(1);
		assertThat(this.entities.update(mine).version).isEqualTo(2);
		late.version = 1;
		assertThatExceptionOfType(LightweightTransactionException.class).isThrownBy(() -> this.entities.save(late));
		assertThat(late.version).isEqualTo(1);
		assertThat(this.client.getCollection("counted").get("1").orElseThrow()).containsEntry("v", 2);
	}

	@Test
	void conditionsDecide() {
		Article article = this.entities.insert(new Article("1", "a", List.of(), Map.of(), 1));
		WriteOptions ifB = WriteOptions.defaults().onlyIf(where("title").eq("b"));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> this.entities.update(Article.class, "1", (it) -> it.set("rank", 2), ifB));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> this.entities.delete(article, ifB));
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> this.entities.insert(article, ifB));
		this.entities.deleteById(Article.class, "1", WriteOptions.defaults().onlyIf(where("title").eq("a")));
		assertThat(this.entities.existsById(Article.class, "1")).isFalse();
	}

	@Test
	void allThatMatchAreChangedOrDeleted() {
		for (int i = 0; i < 5; i++) {
			this.entities.insert(new Article("" + i, "a", List.of(), Map.of(), i));
		}
		assertThat(this.entities.updateAll(Article.class, where("rank").gte(3), (it) -> it.set("title", "high")))
			.isEqualTo(2);
		this.entities.deleteAll(Article.class, where("title").eq("high"));
		assertThat(this.entities.find(Article.class).count()).isEqualTo(3);
		this.entities.truncate(Article.class);
		assertThat(this.entities.find(Article.class).exists()).isFalse();
	}

	@Test
	void aTimeToLiveIsTaken() {
		this.entities.insert(new Article("1", "a", List.of(), Map.of(), 1),
				WriteOptions.defaults().withTtl(Duration.ofHours(1)));
		assertThat(this.entities.changesOf(new Article("1", "a", List.of(), Map.of(), 1)))
			.isEqualTo(Set.of("title", "tags", "votes", "rank"));
	}

	@Test
	void tablesAndPartitionsAreRefusedInMemory() {
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> this.entities.find(Row.class))
			.withMessageContaining("nosqlc:embedded:");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> this.entities.deletePartition(Article.class, "1"));
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> this.entities.batch(BatchType.LOGGED,
					(batch) -> batch.insert(new Article("1", "a", List.of(), Map.of(), 1))))
			.withMessageContaining("batches are of tables");
	}

	@Document
	record Article(@Id @Nullable String id, @Required String title, List<String> tags, Map<String, Integer> votes,
			int rank) {

	}

	@Document
	record Versioned(@Id String id, @Version @Nullable Long version, String name) {

	}

	@Table
	record Row(@PartitionKey String id) {

	}

	@Document
	static class Counted {

		@Id
		@Nullable String id;

		@Version
		@Column(name = "v")
		@Nullable Integer version;

	}

}
