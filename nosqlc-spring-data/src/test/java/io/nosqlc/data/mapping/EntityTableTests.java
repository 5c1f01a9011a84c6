package io.nosqlc.data.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.UserDefinedType;

import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;

import io.nosqlc.cassandra.schema.ColumnIndex;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableSchema;
import io.nosqlc.cassandra.schema.UserTypeDefinition;

import static org.assertj.core.api.Assertions.assertThat;

class EntityTableTests {

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	@Test
	void aFieldClassIsATable() {
		TableDefinition definition = this.context.getTable(Post.class).definition("blog");
		assertThat(definition.keyspace()).isEqualTo("blog");
		assertThat(definition.name()).isEqualTo("posts");
		assertThat(names(definition.partitionKey())).containsExactly("author_id", "year");
		assertThat(definition.clustering()).extracting((it) -> it.column().name() + " " + it.order())
			.containsExactly("created_at DESC", "id ASC");
		assertThat(definition.clustering().get(0).order()).isEqualTo(ClusteringOrder.DESC);
		assertThat(names(definition.staticColumns())).containsExactly("author_name");
		assertThat(names(definition.regular())).containsExactly("title", "tags", "version", "written");
	}

	@Test
	void aRecordIsATable() {
		EntityTable table = this.context.getTable(User.class);
		assertThat(table.name()).isEqualTo("user");
		assertThat(table.columns()).extracting(EntityColumn::name).containsExactly("id", "e_mail", "full_name");
	}

	@Test
	void aBeanIsATableOfItsFields() {
		EntityTable table = this.context.getTable(Bean.class);
		assertThat(table.columns()).extracting(EntityColumn::name).containsExactly("id", "renamed");
	}

	@Test
	void columnsOfParentsComeFirst() {
		EntityTable table = this.context.getTable(Child.class);
		assertThat(table.columns()).extracting(EntityColumn::name)
			.containsExactly("id", "of_grand_parent", "of_parent", "of_child");
	}

	@Test
	void whatIsTransientHasNoColumn() {
		EntityTable table = this.context.getTable(Partly.class);
		assertThat(table.columns()).extracting(EntityColumn::name).containsExactly("id", "kept");
	}

	@Test
	void theKeyspaceOfTheEntityComesBeforeThatOfTheClient() {
		EntityTable table = this.context.getTable(Elsewhere.class);
		assertThat(table.keyspaceOr("shop")).isEqualTo("Other");
		assertThat(table.definition("shop").keyspace()).isEqualTo("Other");
		assertThat(this.context.getTable(User.class).keyspaceOr("shop")).isEqualTo("shop");
	}

	@Test
	void aTableOfCountersHasNothingElse() {
		TableDefinition definition = this.context.getTable(PostStatistics.class).definition("blog");
		assertThat(definition.regular()).extracting(TableDefinition.Column::cqlType)
			.containsExactly("counter", "counter");
	}

	@Test
	void indexesAreDeclared() {
		assertThat(this.context.getTable(Indexed.class).indexes()).containsExactly(
				new ColumnIndex("indexed_name_idx", "name", ColumnIndex.Target.VALUES, true),
				new ColumnIndex("by_tag", "tags", ColumnIndex.Target.VALUES, false),
				new ColumnIndex("indexed_two_words_idx", "two words", ColumnIndex.Target.KEYS, true),
				new ColumnIndex("indexed_entries_idx", "entries", ColumnIndex.Target.ENTRIES, true),
				new ColumnIndex("indexed_whole_idx", "whole", ColumnIndex.Target.FULL, false));
	}

	@Test
	void everyTargetOfAnIndexIsOneOfTheSchema() {
		assertThat(Index.Target.values()).extracting(Enum::name)
			.containsExactly(Arrays.stream(ColumnIndex.Target.values()).map(Enum::name).toArray(String[]::new));
	}

	@Test
	void theSchemaHasAllThatBelongsToTheTable() {
		TableSchema schema = this.context.getTable(Company.class).schema("shop");
		assertThat(schema.table()).isEqualTo(this.context.getTable(Company.class).definition("shop"));
		assertThat(schema.table().keyspace()).isEqualTo("Firms");
		assertThat(schema.types()).extracting(UserTypeDefinition::name).containsExactly("town", "address");
		assertThat(schema.types().get(1).fields()).extracting((it) -> it.name() + " " + it.cqlType())
			.containsExactly("street text", "town frozen<town>");
		assertThat(schema.types().get(1).fields().get(1).type()).isInstanceOfSatisfying(UserDefinedType.class,
				(town) -> assertThat(town.getKeyspace().asInternal()).isEqualTo("Firms"));
		assertThat(schema.indexes()).hasSize(1);
		assertThat(schema.options().values()).containsExactly(Map.entry("comment", "Firms"));
	}

	@Test
	void optionsAreDeclaredByTheirNamesInCql() {
		assertThat(this.context.getTable(WithOptions.class).options()).containsExactly(
				Map.entry("comment", "What it's for"),
				Map.entry("compaction", Map.of("class", "LeveledCompactionStrategy", "sstable_size_in_mb", "160")),
				Map.entry("caching", Map.of("keys", "ALL")), Map.entry("gc_grace_seconds", new BigDecimal("3600")),
				Map.entry("speculative_retry", "30ms"), Map.entry("cdc", true),
				Map.entry("default_time_to_live", 2592000L));
	}

	@Test
	void whatIsStoredAsJsonIsNotMapped() {
		this.context.getTable(WithJson.class);
		assertThat(this.context.hasPersistentEntityFor(Settings.class)).isFalse();
	}

	@Test
	void aSupplierMakesTheDefault() {
		NosqlcPersistentProperty id = this.context.getTable(User.class)
			.columnOf("id")
			.flatMap(EntityColumn::property)
			.orElseThrow();
		Supplier<?> supplier = id.getDefaultSupplier().orElseThrow();
		assertThat(supplier.get()).isInstanceOf(UUID.class).isNotEqualTo(supplier.get());
		assertThat(id.getDefaultSupplier()).containsSame(supplier);
	}

	@Test
	void theSameTableIsReturnedAgain() {
		assertThat(this.context.getTable(User.class)).isSameAs(this.context.getTable(User.class));
	}

	private static List<String> names(List<TableDefinition.Column> columns) {
		return columns.stream().map(TableDefinition.Column::name).toList();
	}

	static class Uuids implements Supplier<UUID> {

		@Override
		public UUID get() {
			return UUID.randomUUID();
		}

	}

	@Table("posts")
	@SuppressWarnings("unused")
	static class Post {

		String title;

		@ClusteringKey(ordinal = 2)
		UUID id;

		@PartitionKey(ordinal = 1)
		int year;

		@PartitionKey(ordinal = 0)
		UUID authorId;

		@ClusteringKey(ordinal = 1, order = ClusteringKey.Order.DESC)
		Instant createdAt;

		@Column(isStatic = true)
		String authorName;

		Set<String> tags;

		@Version
		long version;

		@CreatedDate
		Instant written;

	}

	@Table
	record User(@Id @Default(Uuids.class) UUID id, @Required @Column("e_mail") String mail, String fullName) {

	}

	@Table
	static class Bean {

		private String id;

		private String other;

		@PartitionKey
		public String getId() {
			return this.id;
		}

		public void setId(String id) {
			this.id = id;
		}

		@Column("renamed")
		public String getOther() {
			return this.other;
		}

		public void setOther(String other) {
			this.other = other;
		}

		public String getComputed() {
			return this.id + this.other;
		}

	}

	@SuppressWarnings("unused")
	abstract static class GrandParent {

		String ofGrandParent;

	}

	@SuppressWarnings("unused")
	abstract static class Parent extends GrandParent {

		@PartitionKey
		int id;

		String ofParent;

	}

	@Table
	@SuppressWarnings("unused")
	static class Child extends Parent {

		String ofChild;

	}

	@Table
	@SuppressWarnings("unused")
	static class Partly {

		static int shared;

		@PartitionKey
		int id;

		String kept;

		transient String javas;

		@Transient
		Object springs;

	}

	@Table(keyspace = "Other")
	record Elsewhere(@PartitionKey int id) {

	}

	@Table
	@SuppressWarnings("unused")
	static class PostStatistics {

		@PartitionKey
		UUID id;

		@Counter
		long views;

		@Counter
		Long likes;

	}

	@Table
	@SuppressWarnings("unused")
	static class Indexed {

		@PartitionKey
		int id;

		@Index
		String name;

		@Index(name = "by_tag", kind = Index.Kind.SECONDARY)
		Set<String> tags;

		@Index(target = Index.Target.KEYS)
		@Column("two words")
		Map<String, Integer> keys;

		@Index(target = Index.Target.ENTRIES)
		Map<String, Integer> entries;

		@Frozen
		@Index(kind = Index.Kind.SECONDARY, target = Index.Target.FULL)
		List<Integer> whole;

	}

	@Table
	record WithJson(@PartitionKey int id, @Json Settings settings) {

	}

	record Settings(Locale locale) {

	}

	@Table(keyspace = "Firms")
	@TableOptions(comment = "Firms")
	record Company(@PartitionKey int id, @Index String name, List<Address> addresses) {

	}

	@UserType
	record Address(String street, Town town) {

	}

	@UserType
	record Town(String name) {

	}

	@Table
	@Ttl(value = 30, unit = ChronoUnit.DAYS)
	@TableOptions(comment = "What it's for",
			compaction = { "class=LeveledCompactionStrategy", "sstable_size_in_mb = 160" }, caching = "keys=ALL",
			others = { "gc_grace_seconds=3600", "speculative_retry=30ms", "cdc=true" })
	record WithOptions(@PartitionKey int id) {

	}

}
