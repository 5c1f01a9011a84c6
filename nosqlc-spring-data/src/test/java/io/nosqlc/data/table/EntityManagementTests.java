package io.nosqlc.data.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.cassandra.schema.Replication;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Frozen;
import io.nosqlc.data.mapping.Index;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.TableOptions;
import io.nosqlc.data.mapping.Ttl;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.EntityDefinitionException;
import io.nosqlc.error.InvalidNameException;
import io.nosqlc.error.SchemaConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@WithEmbeddedCassandra
class EntityManagementTests {

	private static Client client;

	private static EntitySchema schema;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/entity_management");
		schema = new EntitySchema(client, new NosqlcMappingContext());
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void keyspacesAreCreatedOnceAndDropped() {
		schema.createKeyspace("Managed", Replication.simple(1));
		schema.createKeyspace("managed_topology", Replication.networkTopology(Map.of("datacenter1", 1)), false);
		assertThat(keyspace("Managed").getMap("replication", String.class, String.class))
			.containsEntry("class", "org.apache.cassandra.locator.SimpleStrategy")
			.containsEntry("replication_factor", "1");
		assertThat(keyspace("Managed").getBoolean("durable_writes")).isTrue();
		assertThat(keyspace("managed_topology").getMap("replication", String.class, String.class))
			.containsEntry("class", "org.apache.cassandra.locator.NetworkTopologyStrategy")
			.containsEntry("datacenter1", "1");
		assertThat(keyspace("managed_topology").getBoolean("durable_writes")).isFalse();
		schema.createKeyspace("managed_topology", Replication.local(1), true);
		assertThat(keyspace("managed_topology").getBoolean("durable_writes")).isFalse();
		for (String name : List.of("Managed", "managed_topology")) {
			schema.dropKeyspace(name);
			schema.dropKeyspace(name);
			assertThat(keyspace(name)).isNull();
		}
	}

	@Test
	void namesAndNumbersThatNoKeyspaceHasAreRefused() {
		assertThatExceptionOfType(InvalidNameException.class)
			.isThrownBy(() -> schema.createKeyspace("a\" WITH", Replication.local(1)));
		assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> schema.dropKeyspace("a; b"));
		assertThatIllegalArgumentException().isThrownBy(() -> Replication.simple(0));
		assertThatIllegalArgumentException().isThrownBy(() -> Replication.networkTopology(Map.of("dc1", -1)));
		assertThatIllegalArgumentException().isThrownBy(() -> Replication.networkTopology(Map.of()));
	}

	@Test
	void whatIsMissingIsCreatedAsAWholeAndWhatExistsIsLeftAsItIs() {
		schema.create(Narrow.class);
		schema.create(Wide.class, OtherKey.class, Created.class);
		assertThat(columns("narrow")).containsOnlyKeys("id");
		assertThat(columns("created")).containsOnlyKeys("id", "home", "name");
		schema.validate(Created.class);
		assertThat(indexes("created")).hasSize(1);
		assertThat(indexes("narrow")).isEmpty();
	}

	@Test
	void nothingIsCreatedIfATypeIsAnotherOne() {
		schema.syncType(Place.class);
		assertThatExceptionOfType(SchemaConflictException.class)
			.isThrownBy(() -> schema.create(BeforeIt.class, WithOtherPlace.class))
			.withMessageContaining("field 'name' of type 'place' is text where int is needed");
		assertThat(columns("before_it")).isEmpty();
	}

	@Test
	void aTypeIsSyncedBehindThoseItIsMadeOf() {
		schema.syncType(Company.class);
		assertThat(types().get("company")).containsExactly("name", "offices");
		assertThat(types().get("office")).containsExactly("street");
		schema.syncType(Company.class);
		schema.syncType(GrownOffice.class);
		assertThat(types().get("office")).containsExactly("street", "floor");
		schema.syncType(Company.class);
		assertThat(types().get("office")).containsExactly("street", "floor");
		assertThatExceptionOfType(SchemaConflictException.class).isThrownBy(() -> schema.syncType(OtherOffice.class))
			.withMessage(
					"Type 'office' is not as it must be: field 'street' of type 'office' is text where int is needed."
							+ " Nothing was changed. Use another name, or move what is there to a table that fits.");
		assertThatExceptionOfType(EntityDefinitionException.class).isThrownBy(() -> schema.syncType(Narrow.class))
			.withMessage("Cannot use 'Narrow' as a user-defined type: it does not have @UserType. Annotate it with"
					+ " @UserType.");
	}

	@Test
	void aKeyThatGainsOrLosesAPartIsRefusedAndItsTableIsUntouched() {
		schema.sync(Keyed.class);
		Map<String, String> before = columns("keyed_rows");
		for (Class<?> other : List.of(KeyGained.class, KeyLost.class, KeyRenamed.class)) {
			assertThatExceptionOfType(SchemaConflictException.class).isThrownBy(() -> schema.sync(other))
				.withMessageContaining("table 'entity_management.keyed_rows': its ");
		}
		assertThat(columns("keyed_rows")).isEqualTo(before);
	}

	@Test
	void optionsAreCreatedAlteredAndLeftAloneWhenTheyAreTheSame() {
		schema.sync(Kept.class);
		assertThat(option("kept", "default_time_to_live")).isEqualTo(60);
		assertThat(schema.plan(Kept.class).statements()).isEmpty();
		assertThat(schema.plan(KeptLonger.class).statements())
			.containsExactly("ALTER TABLE \"entity_management\".\"kept\" WITH default_time_to_live = 120");
		schema.sync(KeptLonger.class);
		assertThat(option("kept", "default_time_to_live")).isEqualTo(120);
		assertThat(option("kept", "gc_grace_seconds")).isEqualTo(3600);
	}

	@Test
	void indexesOfScalarsAndCollectionsAreCreatedOnce() {
		schema.sync(Indexed.class);
		assertThat(indexes("indexed_rows")).hasSize(6);
		schema.sync(Indexed.class);
		assertThat(schema.plan(Indexed.class).statements()).isEmpty();
		assertThat(indexes("indexed_rows")).hasSize(6);
	}

	@Test
	void typesAreCreatedBeforeTheTableThatHasThem() {
		assertThat(schema.plan(Typed.class).statements()).extracting((it) -> it.replaceAll(" \\(.*", ""))
			.containsExactly("CREATE TYPE IF NOT EXISTS \"entity_management\".\"inner_part\"",
					"CREATE TYPE IF NOT EXISTS \"entity_management\".\"outer_part\"",
					"CREATE TABLE IF NOT EXISTS \"entity_management\".\"typed\"");
		schema.sync(Typed.class);
		schema.validate(Typed.class);
	}

	@Test
	void whatIsNoEntityHasNoSchema() {
		assertThatExceptionOfType(EntityDefinitionException.class).isThrownBy(() -> schema.sync(String.class));
		assertThatExceptionOfType(EntityDefinitionException.class).isThrownBy(() -> schema.create(Office.class));
	}

	private static Row keyspace(String name) {
		return session().execute("SELECT * FROM system_schema.keyspaces WHERE keyspace_name = ?", name).one();
	}

	private static Object option(String table, String name) {
		return session()
			.execute("SELECT * FROM system_schema.tables WHERE keyspace_name = 'entity_management' AND table_name = ?",
					table)
			.one()
			.getObject(name);
	}

	private static Map<String, String> columns(String table) {
		return session()
			.execute("SELECT column_name, type FROM system_schema.columns WHERE keyspace_name = 'entity_management'"
					+ " AND table_name = ?", table)
			.all()
			.stream()
			.collect(Collectors.toMap((row) -> row.getString(0), (row) -> row.getString(1)));
	}

	private static List<String> indexes(String table) {
		return session()
			.execute("SELECT index_name FROM system_schema.indexes WHERE keyspace_name = 'entity_management' AND"
					+ " table_name = ?", table)
			.all()
			.stream()
			.map((row) -> row.getString(0))
			.toList();
	}

	private static Map<String, List<String>> types() {
		return session()
			.execute("SELECT type_name, field_names FROM system_schema.types WHERE keyspace_name = 'entity_management'")
			.all()
			.stream()
			.collect(Collectors.toMap((row) -> row.getString(0), (row) -> row.getList(1, String.class)));
	}

	private static CqlSession session() {
		return client.unwrap(CqlSession.class);
	}

	@Table("narrow")
	record Narrow(@PartitionKey UUID id) {

	}

	@Table("narrow")
	record Wide(@PartitionKey UUID id, @Index String name) {

	}

	@Table("narrow")
	record OtherKey(@PartitionKey String name) {

	}

	@Table
	record Created(@PartitionKey UUID id, Home home, @Index String name) {

	}

	@UserType
	record Home(String street) {

	}

	@UserType("place")
	record Place(String name) {

	}

	@UserType("place")
	record OtherPlace(int name) {

	}

	@Table
	record BeforeIt(@PartitionKey UUID id) {

	}

	@Table
	record WithOtherPlace(@PartitionKey UUID id, OtherPlace place) {

	}

	@UserType
	record Company(String name, List<Office> offices) {

	}

	@UserType("office")
	record Office(String street) {

	}

	@UserType("office")
	record GrownOffice(String street, Integer floor) {

	}

	@UserType("office")
	record OtherOffice(int street) {

	}

	@Table("keyed_rows")
	record Keyed(@PartitionKey UUID id, @ClusteringKey int at, String name) {

	}

	@Table("keyed_rows")
	record KeyGained(@PartitionKey UUID id, @ClusteringKey(ordinal = 1) int at,
			@ClusteringKey(ordinal = 2) String name) {

	}

	@Table("keyed_rows")
	record KeyLost(@PartitionKey UUID id, int at, String name) {

	}

	@Table("keyed_rows")
	record KeyRenamed(@PartitionKey UUID other, @ClusteringKey int at, String name) {

	}

	@Table("kept")
	@Ttl(60)
	@TableOptions(others = "gc_grace_seconds=3600")
	record Kept(@PartitionKey UUID id) {

	}

	@Table("kept")
	@Ttl(120)
	record KeptLonger(@PartitionKey UUID id) {

	}

	@Table("indexed_rows")
	record Indexed(@PartitionKey UUID id, @Index String name, @Index(kind = Index.Kind.SECONDARY) int number,
			@Index List<String> list, @Index Set<String> set,
			@Index(target = Index.Target.ENTRIES) Map<String, String> map,
			@Index(target = Index.Target.FULL) @Frozen List<String> frozen) {

	}

	@Table
	record Typed(@PartitionKey UUID id, List<OuterPart> parts) {

	}

	@UserType
	record OuterPart(InnerPart inner) {

	}

	@UserType
	record InnerPart(String name) {

	}

}
