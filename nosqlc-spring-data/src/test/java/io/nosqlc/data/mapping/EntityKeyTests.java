package io.nosqlc.data.mapping;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import io.nosqlc.error.EntityValidationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EntityKeyTests {

	private static final UUID ID = new UUID(1, 2);

	private static final Instant AT = Instant.EPOCH;

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	private final EntityKey postKey = this.context.getTable(Post.class).key();

	@Test
	void theKeyOfAnEntityIsInTheOrderOfTheKey() {
		assertThat(this.postKey.of(new Post("t", AT, ID))).isEqualTo(Key.of(ID, AT));
	}

	@Test
	void aKeyIsTakenAsItIs() {
		assertThat(this.postKey.ofId(Key.of(ID, AT))).isEqualTo(Key.of(ID, AT));
	}

	@Test
	void aRecordWithThePropertiesOfTheKeyIsAKey() {
		assertThat(this.postKey.ofId(new PostKey(AT, ID))).isEqualTo(Key.of(ID, AT));
	}

	@Test
	void aBeanWithThePropertiesOfTheKeyIsAKey() {
		PostKeyBean bean = new PostKeyBean();
		bean.setAuthorId(ID);
		bean.setCreatedAt(AT);
		assertThat(this.postKey.ofId(bean)).isEqualTo(Key.of(ID, AT));
	}

	@Test
	void anEntityStandsForItsOwnKey() {
		assertThat(this.postKey.ofId(new Post("t", AT, ID))).isEqualTo(Key.of(ID, AT));
	}

	@Test
	void theValueOfTheOnlyPropertyIsAKey() {
		EntityKey key = this.context.getTable(User.class).key();
		assertThat(key.ofId("ada")).isEqualTo(Key.of("ada"));
		assertThat(key.of(new User("ada"))).isEqualTo(Key.of("ada"));
	}

	@Test
	void aPrimitiveAcceptsItsWrapper() {
		assertThat(this.context.getTable(Numbered.class).key().ofId(7L)).isEqualTo(Key.of(7L));
	}

	@Test
	void aKeyMayBeAnObjectOfItsOwn() {
		EntityTable table = this.context.getTable(Event.class);
		assertThat(table.key().columns()).extracting(EntityColumn::name).containsExactly("day", "host", "at");
		assertThat(table.key().columns()).extracting(EntityColumn::propertyPath)
			.containsExactly("id.day", "id.host", "id.at");
		EventKey id = new EventKey(AT, "h", 7);
		assertThat(table.key().of(new Event(id, "x"))).isEqualTo(Key.of(7, "h", AT));
		assertThat(table.key().ofId(id)).isEqualTo(Key.of(7, "h", AT));
		assertThat(table.columnOf("text")).isPresent();
	}

	@Test
	void anEntityWithoutItsKeyObjectHasNoKey() {
		EntityKey key = this.context.getTable(Event.class).key();
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> key.of(new Event(null, "x")))
			.satisfies((ex) -> assertThat(ex.violations()).containsExactly("'id.day' is null", "'id.host' is null",
					"'id.at' is null"));
	}

	@Test
	void allPartsThatAreNullAreNamed() {
		assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> this.postKey.of(new Post("t", null, null)))
			.withMessage("Cannot use this as the key of 'Post': 'authorId' is null; 'createdAt' is null."
					+ " A key has all of its parts, in this order: UUID authorId, Instant createdAt.")
			.satisfies(
					(ex) -> assertThat(ex.violations()).containsExactly("'authorId' is null", "'createdAt' is null"));
		assertRefused(new PostKey(null, ID), "'createdAt' is null");
	}

	@Test
	void aPartOfAKeyIsNoKey() {
		assertRefused(Key.of(ID), "it has 1 values where 2 are needed");
		assertRefused(Key.of(ID, AT, "more"), "it has 3 values where 2 are needed");
		assertRefused(ID, "it is a UUID");
		assertRefused(new User("ada"), "it is a User");
		assertRefused(new HalfKey(ID), "'createdAt' is null");
	}

	@Test
	void valuesOfOtherTypesAreNoKey() {
		assertRefused(Key.of(AT, ID), "'authorId' is a Instant", "'createdAt' is a UUID");
	}

	private void assertRefused(Object id, String... violations) {
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> this.postKey.ofId(id))
			.satisfies((ex) -> assertThat(ex.violations()).containsExactly(violations));
	}

	@Table
	record Post(String title, @ClusteringKey Instant createdAt, @PartitionKey UUID authorId) {

	}

	record PostKey(Instant createdAt, UUID authorId) {

	}

	record HalfKey(UUID authorId) {

	}

	static class PostKeyBean {

		private UUID authorId;

		private Instant createdAt;

		public UUID getAuthorId() {
			return this.authorId;
		}

		public void setAuthorId(UUID authorId) {
			this.authorId = authorId;
		}

		public Instant getCreatedAt() {
			return this.createdAt;
		}

		public void setCreatedAt(Instant createdAt) {
			this.createdAt = createdAt;
		}

	}

	@Table
	record User(@Id String name) {

	}

	@Table
	record Numbered(@PartitionKey long number) {

	}

	@Table
	record Event(@Id EventKey id, String text) {

	}

	record EventKey(@ClusteringKey Instant at, @PartitionKey(ordinal = 1) String host, @PartitionKey int day) {

	}

}
