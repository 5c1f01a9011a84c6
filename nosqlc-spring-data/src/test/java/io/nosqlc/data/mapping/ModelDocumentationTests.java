package io.nosqlc.data.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.uuid.Uuids;

import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import io.nosqlc.cassandra.schema.TableSchema;
import io.nosqlc.error.EntityDefinitionException;

import static io.nosqlc.data.mapping.ClusteringKey.Order.DESC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of the documentation, as it stands there.
 */
@SuppressWarnings({ "unused", "UnusedVariable" })
class ModelDocumentationTests {

	@Test
	void entitiesAreChecked() {
		NosqlcMappingContext context = new NosqlcMappingContext();
		context.setInitialEntitySet(Set.of(Post.class, Order.class));
		context.initialize();

		TableSchema posts = context.getTable(Post.class).schema("blog");

		assertThat(posts.table().name()).isEqualTo("posts");
		assertThat(context.getCollection(Order.class).name()).isEqualTo("orders");
	}

	@Test
	void keysAreOfferedInSeveralForms() {
		UUID author = UUID.randomUUID();
		Instant at = Instant.EPOCH;
		NosqlcMappingContext context = new NosqlcMappingContext();
		EntityKey key = context.getTable(Post.class).key();

		key.ofId(Key.of(author, at));
		key.ofId(new PostKey(author, at));

		assertThat(key.ofId(new PostKey(author, at))).isEqualTo(Key.of(author, at));
		assertThat(context.getTable(Reading.class).key().columns()).hasSize(2);
	}

	@Test
	void everythingElseIsMapped() {
		NosqlcMappingContext context = new NosqlcMappingContext();
		context
			.setInitialEntitySet(Set.of(Customer.class, Payment.class, Session.class, Statistics.class, Account.class));
		context.initialize();
		assertThat(context.getTable(Payment.class).discriminator()).isPresent();
		assertThat(context.getTable(Account.class).columnOf("id").flatMap(EntityColumn::property))
			.hasValueSatisfying((id) -> assertThat(id.getDefaultSupplier()).isPresent());
	}

	@Test
	void theMessageOfTheDocumentationIsTheOneThatComes() {
		NosqlcMappingContext context = new NosqlcMappingContext();
		context.setInitialEntitySet(Set.of(Article.class));
		assertThatExceptionOfType(EntityDefinitionException.class).isThrownBy(context::initialize)
			.withMessage(
					"""
							Entities have 2 problems in their definitions:
							- Cannot map 'Article.published': LocalDateTime is no type of a column. Use Instant, a point in time in UTC.
							- Cannot map 'Article': a table has either counters or other columns beside its key, and it has 'views' and \
							'title'. Move the counters into an entity of their own, with the same key.""");
	}

	@Table
	static class Article {

		@PartitionKey
		UUID id;

		String title;

		java.time.LocalDateTime published;

		@Counter
		long views;

	}

	@Table("posts")
	static class Post {

		@PartitionKey
		UUID authorId;

		@ClusteringKey(order = DESC)
		Instant createdAt;

		@Required
		String title;

		@Index
		Set<String> tags;

	}

	@Document("orders")
	record Order(@Id String number, @Version Long version, Instant placed, List<Line> lines) {
	}

	record Line(String product, int quantity) {
	}

	record PostKey(UUID authorId, Instant createdAt) {
	}

	@Table
	record Reading(@Id ReadingKey key, double celsius) {
	}

	record ReadingKey(@PartitionKey String sensor, @ClusteringKey(order = DESC) Instant at) {
	}

	@Table
	static class Customer {

		@PartitionKey
		UUID id;

		Address home;

		Map<String, Address> others;

		Optional<LocalDate> birthday;

		@Json
		Map<String, Object> preferences;

		@Vector(dimensions = 3)
		float[] taste;

	}

	@UserType
	record Address(String street, String town) {
	}

	@Table
	@Discriminator("kind")
	sealed interface Payment permits Card, Transfer {

	}

	@DiscriminatorValue("card")
	record Card(@PartitionKey UUID id, String number) implements Payment {
	}

	@DiscriminatorValue("transfer")
	record Transfer(@PartitionKey UUID id, String iban) implements Payment {
	}

	@Table
	@Ttl(value = 30, unit = ChronoUnit.DAYS)
	@TableOptions(comment = "Who is signed in", compaction = "class=TimeWindowCompactionStrategy",
			others = "gc_grace_seconds=3600")
	record Session(@PartitionKey UUID id, String user) {
	}

	@Table
	static class Statistics {

		@PartitionKey
		UUID postId;

		@Counter
		long views;

		@Counter
		long likes;

	}

	@Table
	record Account(@PartitionKey @TimeUuid @Default(TimeBased.class) UUID id, @Required String name) {
	}

	static final class TimeBased implements Supplier<UUID> {

		@Override
		public UUID get() {
			return Uuids.timeBased();
		}

	}

}
