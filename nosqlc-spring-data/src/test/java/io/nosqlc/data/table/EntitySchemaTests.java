package io.nosqlc.data.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.cassandra.schema.SchemaPlan;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Discriminator;
import io.nosqlc.data.mapping.DiscriminatorValue;
import io.nosqlc.data.mapping.Frozen;
import io.nosqlc.data.mapping.Index;
import io.nosqlc.data.mapping.Json;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.TableOptions;
import io.nosqlc.data.mapping.TimeUuid;
import io.nosqlc.data.mapping.Ttl;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.data.mapping.Vector;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.EntityDefinitionException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.SchemaConflictException;

import static io.nosqlc.data.mapping.ClusteringKey.Order.DESC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class EntitySchemaTests {

	private static final SchemaPlan NOTHING = new SchemaPlan(List.of(), List.of(), List.of());

	private static Client client;

	private static EntitySchema schema;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/entity_schemas");
		schema = new EntitySchema(client, new NosqlcMappingContext());
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void whatEntitiesNeedIsPlannedSyncedAndThenThere() {
		SchemaPlan plan = schema.plan(Post.class, Author.class);
		assertThat(plan.statements()).filteredOn((statement) -> statement.startsWith("CREATE TYPE")).hasSize(2);
		assertThat(plan.statements()).filteredOn((statement) -> statement.startsWith("CREATE TABLE")).hasSize(2);
		assertThatExceptionOfType(SchemaConflictException.class)
			.isThrownBy(() -> schema.validate(Post.class, Author.class))
			.withMessageContaining("it takes CREATE TABLE IF NOT EXISTS \"entity_schemas\".\"posts\"");
		schema.sync(Post.class, Author.class);
		assertThat(schema.plan(Post.class, Author.class)).isEqualTo(NOTHING);
		schema.validate(Post.class, Author.class);
		client.unwrap(CqlSession.class)
			.execute("INSERT INTO entity_schemas.posts (author_id, created_at, title, tags, position, meta, versions)"
					+ " VALUES (uuid(), '2026-11-21', 'a', {'b'}, [1, 2, 3], '{}', [[1]])");
	}

	@Test
	void aPlanCanBeRunByHand() {
		CqlSession session = client.unwrap(CqlSession.class);
		SchemaPlan plan = schema.plan(ByHand.class);
		assertThat(plan).hasToString("CREATE TABLE IF NOT EXISTS \"entity_schemas\".\"by_hand\" (\"id\" uuid,"
				+ " \"name\" text, PRIMARY KEY ((\"id\"))) WITH speculative_retry = '30ms' AND default_time_to_live = 60;\n");
		plan.statements().forEach(session::execute);
		schema.validate(ByHand.class);
	}

	@Test
	void anEntityThatGrewGetsItsColumnsAndItsOptions() {
		schema.sync(Small.class);
		assertThat(schema.plan(Grown.class).statements()).containsExactly(
				"ALTER TABLE \"entity_schemas\".\"growing\" ADD (\"mood\" text static, \"note\" text)",
				"ALTER TABLE \"entity_schemas\".\"growing\" WITH comment = 'It grew'",
				"CREATE CUSTOM INDEX IF NOT EXISTS \"growing_note_idx\" ON \"entity_schemas\".\"growing\" (\"note\")"
						+ " USING 'StorageAttachedIndex'");
		schema.sync(Grown.class);
		schema.validate(Grown.class);
		assertThat(schema.plan(Small.class).statements()).isEmpty();
		assertThat(schema.plan(Small.class).notes())
			.contains("table 'entity_schemas.growing': the table has column 'mood', too");
	}

	@Test
	void aPropertyThatIsRenamedOntoItsOldColumnChangesNothing() {
		schema.sync(Small.class);
		assertThat(schema.plan(Renamed.class).statements()).isEmpty();
	}

	@Test
	void changedKeysAreRefusedAndNothingIsChanged() {
		schema.sync(Keyed.class);
		assertThatExceptionOfType(SchemaConflictException.class)
			.isThrownBy(() -> schema.sync(NeverMade.class, OtherKey.class, OtherOrder.class))
			.withMessageContaining(
					"table 'entity_schemas.keyed': its partition key is (id uuid) where (name text) is needed")
			.withMessageContaining("its clustering is (at timestamp DESC) where (at timestamp) is needed")
			.withMessageContaining("Nothing was changed.");
		schema.validate(Keyed.class);
		assertThat(schema.plan(NeverMade.class).statements()).hasSize(1);
	}

	@Test
	void theClassesOfAHierarchyHaveOneTable() {
		schema.sync(Card.class, Transfer.class, Payment.class);
		assertThat(schema.plan(Payment.class)).isEqualTo(NOTHING);
		assertThat(columns("payment")).containsOnlyKeys("id", "kind", "number", "iban");
	}

	@Test
	void aTableIsDroppedOnlyWhenSaidSo() {
		schema.sync(Dropped.class);
		schema.dropTable(Dropped.class);
		assertThat(columns("dropped")).isEmpty();
		schema.dropTable(Dropped.class);
	}

	@Test
	void theTableOfACollectionIsAConflict() {
		client.getCollection("collected").store("a", Map.of());
		assertThatExceptionOfType(SchemaConflictException.class).isThrownBy(() -> schema.sync(Collected.class))
			.withMessageContaining(
					"table 'entity_schemas.collected': its partition key is (pk text) where (id uuid) is needed");
	}

	@Test
	void whatIsNoEntityAndWhatIsNoCassandraIsRefusedBeforeAnythingIsSent() {
		assertThatExceptionOfType(EntityDefinitionException.class)
			.isThrownBy(() -> schema.sync(NeverMade.class, String.class));
		assertThat(schema.plan(NeverMade.class).statements()).hasSize(1);
		try (Client memory = DriverManager.getClient("nosqlc:memory:")) {
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> new EntitySchema(memory, new NosqlcMappingContext()))
				.withMessage(
						"Cannot keep entities with @Table in 'nosqlc:memory:': only Cassandra has tables. Connect to"
								+ " a cluster, or to an embedded server by 'nosqlc:embedded:keyspace'.");
		}
	}

	private static Map<String, String> columns(String table) {
		return client.unwrap(CqlSession.class)
			.execute("SELECT column_name, type FROM system_schema.columns WHERE keyspace_name = 'entity_schemas'"
					+ " AND table_name = ?", table)
			.all()
			.stream()
			.collect(Collectors.toMap((row) -> row.getString(0), (row) -> row.getString(1)));
	}

	@Table("posts")
	record Post(@PartitionKey UUID authorId, @ClusteringKey(order = DESC) Instant createdAt, String title,
			@Index Set<String> tags, Address written, @Vector(dimensions = 3) float[] position,
			@Json Map<String, Object> meta, List<List<Integer>> versions, @Frozen Map<String, Address> places) {

	}

	@Table
	record Author(@PartitionKey @TimeUuid UUID id, @Index(kind = Index.Kind.SECONDARY) String name, Address home) {

	}

	@UserType
	record Address(String street, City city) {

	}

	@UserType
	record City(String name, String country) {

	}

	@Table
	@Ttl(60)
	record ByHand(@PartitionKey UUID id, String name) {

	}

	@Table("growing")
	record Small(@PartitionKey UUID id, @ClusteringKey Instant at, String name) {

	}

	@Table("growing")
	@TableOptions(comment = "It grew")
	record Grown(@PartitionKey UUID id, @ClusteringKey Instant at, String name, @Column(isStatic = true) String mood,
			@Index String note) {

	}

	@Table("growing")
	record Renamed(@PartitionKey UUID id, @ClusteringKey Instant at, @Column("name") String fullName) {

	}

	@Table("keyed")
	record Keyed(@PartitionKey UUID id, @ClusteringKey(order = DESC) Instant at, String name) {

	}

	@Table("keyed")
	record OtherKey(@PartitionKey String name, @ClusteringKey(order = DESC) Instant at) {

	}

	@Table("keyed")
	record OtherOrder(@PartitionKey UUID id, @ClusteringKey Instant at) {

	}

	@Table
	record NeverMade(@PartitionKey UUID id) {

	}

	@Table
	record Dropped(@PartitionKey UUID id) {

	}

	@Table
	record Collected(@PartitionKey UUID id) {

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

}
