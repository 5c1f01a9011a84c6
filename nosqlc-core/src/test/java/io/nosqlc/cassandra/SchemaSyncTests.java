package io.nosqlc.cassandra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.CallerThread;
import io.nosqlc.Client;
import io.nosqlc.ClientRuntime;
import io.nosqlc.DriverManager;
import io.nosqlc.cassandra.schema.ColumnIndex;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.SchemaPlan;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.schema.TableOptions;
import io.nosqlc.cassandra.schema.TableSchema;
import io.nosqlc.cassandra.schema.UserTypeDefinition;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.MissingKeyspaceException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.SchemaConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class SchemaSyncTests {

	private static final String KEYSPACE = "schema_syncs";

	private static final UserDefinedType PLACE = type("place", Map.of("city", DataTypes.TEXT));

	private static final UserDefinedType PROFILE = type("Profile", Map.of("home", PLACE));

	private static String server;

	private static Client client;

	private final String name = "Posts_" + UUID.randomUUID().toString().substring(0, 8);

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		server = "nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/";
		client = DriverManager.getClient(server + KEYSPACE);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void whatIsMissingIsCreatedAndThenThereIsNothingToDo() {
		TableSchema posts = posts();
		sync(posts);
		assertThat(plan(posts)).isEqualTo(new SchemaPlan(List.of(), List.of(), List.of()));
		client.unwrap(CqlSession.class)
			.execute("INSERT INTO " + posts.table().qualifiedName() + " (author, day, at, title, pinned, tags, scores,"
					+ " visits, home, homes, pair, matrix, position) VALUES (uuid(), '2026-11-21', now(), 'a', 'b', {'c'},"
					+ " {'d': 1}, [[1]], {home: {city: 'e'}}, [{city: 'f'}], (1, 'g'), [[1.5]], [1, 2, 3])");
	}

	@Test
	void aPlanIsAScript() {
		TableDefinition table = new TableDefinition(KEYSPACE, "plain_" + this.name, List.of(text("id")), List.of(),
				List.of(), List.of(text("Name"), new Column("place", PLACE)));
		TableSchema schema = new TableSchema(table, List.of(definition("plain_place", text("city"))),
				List.of(index("by_name_" + this.name, "Name", ColumnIndex.Target.VALUES, true)),
				new TableOptions(Map.of("default_time_to_live", 60)));
		String qualified = "\"" + KEYSPACE + "\".\"plain_" + this.name + "\"";
		assertThat(plan(schema)).hasToString("CREATE TYPE IF NOT EXISTS \"" + KEYSPACE
				+ "\".\"plain_place\" (\"city\" text);\n" + "CREATE TABLE IF NOT EXISTS " + qualified
				+ " (\"id\" text, \"Name\" text, \"place\" frozen<place>, PRIMARY KEY ((\"id\")))"
				+ " WITH speculative_retry = '30ms' AND default_time_to_live = 60;\n"
				+ "CREATE CUSTOM INDEX IF NOT EXISTS \"by_name_" + this.name + "\" ON " + qualified
				+ " (\"Name\") USING 'StorageAttachedIndex';\n");
	}

	@Test
	void columnsFieldsIndexesAndOptionsAreAdded() {
		TableSchema before = posts();
		sync(before);
		String type = "grown_" + this.name;
		sync(withType(before, definition(type, text("a"))));
		TableDefinition table = before.table();
		List<Column> regular = new ArrayList<>(table.regular());
		regular.add(text("Subtitle"));
		regular.add(new Column("places", DataTypes.listOf(PLACE)));
		TableSchema after = new TableSchema(
				new TableDefinition(KEYSPACE, this.name, table.partitionKey(), table.clustering(),
						List.of(text("pinned"), text("mood")), regular),
				List.of(before.types().get(0), before.types().get(1), definition(type, text("a"), text("B"))),
				List.of(before.indexes().get(0), before.indexes().get(1),
						index("subtitles_" + this.name, "Subtitle", ColumnIndex.Target.VALUES, false)),
				new TableOptions(Map.of("comment", "it's new", "gc_grace_seconds", 3600)));
		SchemaPlan plan = plan(after);
		String qualified = table.qualifiedName();
		assertThat(plan.statements()).containsExactly("ALTER TYPE \"" + KEYSPACE + "\".\"" + type + "\" ADD \"B\" text",
				"ALTER TABLE " + qualified
						+ " ADD (\"mood\" text static, \"Subtitle\" text, \"places\" list<frozen<place>>)",
				"ALTER TABLE " + qualified + " WITH comment = 'it''s new' AND gc_grace_seconds = 3600",
				"CREATE INDEX IF NOT EXISTS \"subtitles_" + this.name + "\" ON " + qualified + " (\"Subtitle\")");
		sync(after);
		assertThat(plan(after)).isEqualTo(new SchemaPlan(List.of(), List.of(), List.of()));
	}

	@Test
	void whatIsMoreThanNeededStaysAndIsNoted() {
		sync(posts());
		TableDefinition less = new TableDefinition(KEYSPACE, this.name, posts().table().partitionKey(),
				posts().table().clustering(), List.of(), List.of(text("title")));
		TableSchema schema = new TableSchema(less, List.of(definition("Profile", text("name"))), List.of(),
				TableOptions.NONE);
		SchemaPlan plan = plan(schema);
		assertThat(plan.notes()).contains("the table has column 'pinned', too", "the table has column 'tags', too",
				"type 'Profile' has field 'home', too",
				"the table has index 'titles_" + this.name + "', too: title using StorageAttachedIndex");
		assertThat(plan.statements()).noneMatch((statement) -> statement.contains("DROP"));
		assertThat(plan.toString()).startsWith("-- note: ");
	}

	@Test
	void whatCannotBeAddedIsRefusedWithAllDifferencesAndNothingIsChanged() {
		TableSchema before = posts();
		sync(before);
		TableDefinition table = new TableDefinition(KEYSPACE, this.name,
				List.of(text("author"), new Column("day", DataTypes.DATE)),
				List.of(new ClusteringColumn(new Column("at", DataTypes.TIMEUUID), ClusteringOrder.ASC)),
				List.of(text("title")), List.of(new Column("tags", DataTypes.listOf(DataTypes.TEXT)), text("added")));
		TableSchema after = new TableSchema(table, List.of(definition("Profile", text("home"))),
				List.of(index("titles_" + this.name, "title", ColumnIndex.Target.VALUES, false)), TableOptions.NONE);
		List<String> conflicts = List.of("field 'home' of type 'Profile' is frozen<place> where text is needed",
				"its partition key is (author uuid, day date) where (author text, day date) is needed",
				"its clustering is (at timeuuid DESC) where (at timeuuid) is needed",
				"its column 'title' is (title text regular) where (title text static) is needed",
				"its column 'tags' is (tags set<text> regular) where (tags list<text> regular) is needed",
				"index 'titles_" + this.name + "' is title using StorageAttachedIndex where title is needed");
		assertThat(plan(after).conflicts()).containsExactlyElementsOf(conflicts);
		assertThatExceptionOfType(SchemaConflictException.class).isThrownBy(() -> sync(after))
			.withMessageContaining("Table '" + KEYSPACE + "." + this.name + "' is not as it must be: ")
			.withMessageContaining(String.join("; ", conflicts))
			.withMessageContaining("Nothing was changed.");
		assertThat(plan(before).isEmpty()).isTrue();
		assertThat(plan(after).statements()).anyMatch((statement) -> statement.contains("added"));
	}

	@Test
	void keysThatAreRenamedAddedOrRemovedAreRefused() {
		TableSchema before = posts();
		sync(before);
		TableDefinition table = before.table();
		for (TableDefinition changed : List.of(
				new TableDefinition(KEYSPACE, this.name, List.of(text("writer"), text("day")), table.clustering(),
						List.of(), List.of()),
				new TableDefinition(KEYSPACE, this.name, table.partitionKey().subList(0, 1), table.clustering(),
						List.of(), List.of()),
				new TableDefinition(KEYSPACE, this.name, table.partitionKey(), List.of(), List.of(), List.of()))) {
			assertThatExceptionOfType(SchemaConflictException.class)
				.isThrownBy(() -> sync(new TableSchema(changed, List.of(), List.of(), TableOptions.NONE)));
		}
		assertThat(plan(before).isEmpty()).isTrue();
	}

	@Test
	void theTableOfACollectionIsAConflict() {
		client.getCollection(this.name).store("a", Map.of());
		assertThatExceptionOfType(SchemaConflictException.class).isThrownBy(() -> sync(posts()))
			.withMessageContaining("its partition key is (pk text) where (author uuid, day date) is needed");
	}

	@Test
	void severalClientsSyncOnce() {
		String keyspace = "syncs_" + UUID.randomUUID().toString().substring(0, 8);
		TableDefinition table = posts().table();
		TableSchema posts = new TableSchema(new TableDefinition(keyspace, this.name, table.partitionKey(),
				table.clustering(), table.staticColumns(), table.regular()), posts().types(), posts().indexes(),
				TableOptions.NONE);
		List<Client> clients = new ArrayList<>();
		List<CompletableFuture<Void>> syncs = new ArrayList<>();
		try {
			for (int i = 0; i < 4; i++) {
				Client other = DriverManager.getClient(server + keyspace);
				clients.add(other);
				syncs.add(CompletableFuture.runAsync(() -> sync(other, posts)));
			}
			syncs.forEach(CompletableFuture::join);
			Set<Object> ids = new HashSet<>();
			clients.forEach((other) -> {
				assertThat(plan(other, posts).isEmpty()).isTrue();
				ids.add(other.unwrap(CqlSession.class)
					.execute("SELECT id FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?", keyspace,
							this.name)
					.one()
					.getUuid(0));
			});
			assertThat(ids).hasSize(1);
		}
		finally {
			clients.forEach(Client::close);
		}
	}

	@Test
	void aMissingKeyspaceIsPartOfThePlan() {
		try (Client careful = DriverManager.getClient(server + KEYSPACE + "?keyspaceCreation=never")) {
			TableSchema schema = new TableSchema(
					new TableDefinition("never_made", "t", List.of(text("id")), List.of(), List.of(), List.of()),
					List.of(), List.of(), TableOptions.NONE);
			assertThat(plan(careful, schema).statements().get(0))
				.startsWith("CREATE KEYSPACE IF NOT EXISTS \"never_made\" WITH replication = ");
			assertThatExceptionOfType(MissingKeyspaceException.class).isThrownBy(() -> sync(careful, schema));
		}
	}

	@Test
	void optionsThatServersDoNotHaveAreRefused() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> new TableOptions(Map.of("compactoin", Map.of())))
			.withMessageStartingWith("Cannot give a table the option 'compactoin': Cassandra has none of that name.");
	}

	@Test
	void optionsAreComparedByWhatTheyMean() {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("bloom_filter_fp_chance", 0.1);
		values.put("caching", Map.of("keys", "ALL", "rows_per_partition", "10"));
		values.put("compaction", Map.of("class", "LeveledCompactionStrategy", "sstable_size_in_mb", 64));
		values.put("compression", Map.of("class", "LZ4Compressor"));
		values.put("default_time_to_live", 3600);
		values.put("speculative_retry", "45ms");
		values.put("comment", "compared");
		TableSchema schema = new TableSchema(posts().table(), posts().types(), List.of(), new TableOptions(values));
		sync(schema);
		assertThat(plan(schema)).isEqualTo(new SchemaPlan(List.of(), List.of(), List.of()));
		values.put("comment", "Compared");
		assertThat(plan(new TableSchema(posts().table(), posts().types(), List.of(), new TableOptions(values)))
			.statements())
			.containsExactly("ALTER TABLE " + posts().table().qualifiedName() + " WITH comment = 'Compared'");
	}

	private TableSchema posts() {
		DataType numbers = DataTypes.listOf(DataTypes.frozenListOf(DataTypes.INT));
		TableDefinition table = new TableDefinition(KEYSPACE, this.name,
				List.of(new Column("author", DataTypes.UUID), new Column("day", DataTypes.DATE)),
				List.of(new ClusteringColumn(new Column("at", DataTypes.TIMEUUID), ClusteringOrder.DESC)),
				List.of(text("pinned")),
				List.of(text("title"), new Column("tags", DataTypes.setOf(DataTypes.TEXT)),
						new Column("scores", DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT)),
						new Column("visits", numbers), new Column("home", PROFILE),
						new Column("homes", DataTypes.listOf(PLACE)),
						new Column("pair", DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT)),
						new Column("matrix", DataTypes.frozenListOf(DataTypes.frozenListOf(DataTypes.DOUBLE))),
						new Column("position", DataTypes.vectorOf(DataTypes.FLOAT, 3))));
		return new TableSchema(table,
				List.of(definition("place", text("city")), definition("Profile", new Column("home", PLACE))),
				List.of(index("titles_" + this.name, "title", ColumnIndex.Target.VALUES, true),
						index("scores_" + this.name, "scores", ColumnIndex.Target.KEYS, false)),
				TableOptions.NONE);
	}

	private static TableSchema withType(TableSchema schema, UserTypeDefinition type) {
		List<UserTypeDefinition> types = new ArrayList<>(schema.types());
		types.add(type);
		return new TableSchema(schema.table(), types, schema.indexes(), schema.options());
	}

	private static Column text(String name) {
		return new Column(name, DataTypes.TEXT);
	}

	private static UserTypeDefinition definition(String name, Column... fields) {
		return new UserTypeDefinition(name, List.of(fields));
	}

	private static ColumnIndex index(String name, String column, ColumnIndex.Target target, boolean storageAttached) {
		return new ColumnIndex(name, column, target, storageAttached);
	}

	private static UserDefinedType type(String name, Map<String, DataType> fields) {
		UserDefinedTypeBuilder builder = new UserDefinedTypeBuilder(CqlIdentifier.fromInternal(KEYSPACE),
				CqlIdentifier.fromInternal(name))
			.frozen();
		fields.forEach(builder::withField);
		return builder.build();
	}

	private static SchemaPlan plan(TableSchema schema) {
		return plan(client, schema);
	}

	private static SchemaPlan plan(Client client, TableSchema schema) {
		return call(client, (executor) -> client.unwrap(SchemaManager.class).plan(schema, executor));
	}

	private static void sync(TableSchema schema) {
		sync(client, schema);
	}

	private static void sync(Client client, TableSchema schema) {
		call(client, (executor) -> client.unwrap(SchemaManager.class).sync(schema, executor));
	}

	private static <R> R call(Client client, CallerThread.Operation<R> operation) {
		return client.unwrap(ClientRuntime.class).call(operation);
	}

}
