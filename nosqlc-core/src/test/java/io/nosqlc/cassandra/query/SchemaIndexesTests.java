package io.nosqlc.cassandra.query;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.QueryPlan;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.cassandra.query.KeyTypesTests.KeyReader;
import io.nosqlc.cassandra.query.KeyTypesTests.Pool;
import io.nosqlc.cassandra.schema.ColumnIndex;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.schema.TableOptions;
import io.nosqlc.cassandra.schema.TableSchema;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.Operator;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Indexes of both kinds bring what in-process evaluation says, for columns of each type.
 */
@WithEmbeddedCassandra
class SchemaIndexesTests {

	private static final Set<DataType> TYPES = Set.of(DataTypes.TEXT, DataTypes.TINYINT, DataTypes.VARINT,
			DataTypes.DECIMAL, DataTypes.DOUBLE, DataTypes.TIMESTAMP, DataTypes.TIME, DataTypes.UUID,
			DataTypes.TIMEUUID, DataTypes.INET, DataTypes.BLOB);

	private static final List<Pool> POOLS = KeyTypesTests.pools().filter((pool) -> TYPES.contains(pool.type())).toList();

	private static final List<Column> COLLECTIONS = List.of(
			new Column("list", DataTypes.listOf(DataTypes.INT)), new Column("set", DataTypes.setOf(DataTypes.TEXT)),
			new Column("keys", DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT)));

	private static CassandraClient client;

	private static CqlSession cql;

	private final Random random = new Random(20261121);

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = (CassandraClient) DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/schema_indexes");
		cql = client.unwrap(CqlSession.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void indexesBringWhatTheEvaluatorSays(boolean storageAttached) {
		TableSchema schema = schema(storageAttached ? "attached" : "secondary", storageAttached);
		create(schema);
		List<Row> rows = cql.execute("SELECT * FROM " + schema.table().qualifiedName()).all();
		Map<QueryPlan.Kind, Integer> kinds = new TreeMap<>();
		Set<String> indexed = new TreeSet<>();
		for (int i = 0; i < 150; i++) {
			Filter filter;
			try {
				filter = (i % 4 > 0) ? condition() : Filter.and(condition(), condition(), condition());
			}
			catch (InvalidFilterException ex) {
				continue;
			}
			FindQuery<RowKey> find = find(schema, filter).fetchSize(15);
			QueryPlan plan = find.explain();
			kinds.merge(plan.kind(), 1, Integer::sum);
			if (plan.kind() == QueryPlan.Kind.TOKEN_RANGE_SCAN || plan.kind() == QueryPlan.Kind.NOTHING) {
				continue;
			}
			indexed.add(plan.reason());
			Filter ordered = new ColumnOrder(schema.table()).inOrderOfColumns(filter);
			assertThat(find.list()).as("%s%n%s", filter, plan)
				.containsExactlyInAnyOrderElementsOf(rows.stream()
					.filter((row) -> ordered.matches(new RowValues(row)))
					.map((row) -> RowKey.of(row, 1, 1))
					.toList());
		}
		assertThat(kinds).containsKeys(QueryPlan.Kind.INDEX_LOOKUP, QueryPlan.Kind.UNION);
		assertThat(indexed).hasSizeGreaterThan(TYPES.size());
	}

	@Test
	void anIndexThatTheClusterDoesNotHaveIsNotUsed() {
		TableSchema schema = schema("bare", true);
		cql.execute("CREATE TABLE schema_indexes.bare (p int, c int, \"V_text\" text, PRIMARY KEY (p, c))");
		Filter filter = where("V_text").eq("a");
		assertThat(find(schema, filter).explain().toString()).startsWith("token-range scan")
			.contains("the index on 'V_text' does not exist, as far as this session knows");
		cql.execute("CREATE INDEX ON schema_indexes.bare (\"V_text\")");
		assertThat(find(schema, filter).explain().kind()).isEqualTo(QueryPlan.Kind.INDEX_LOOKUP);
		assertThat(find(schema, filter.and("p").eq(1)).explain().kind()).isEqualTo(QueryPlan.Kind.PARTITION_READ);
		assertThat(find(schema, where("V_text").eq("x".repeat(66_000))).explain().kind())
			.isEqualTo(QueryPlan.Kind.TOKEN_RANGE_SCAN);
		cql.execute("DROP INDEX schema_indexes.\"bare_V_text_idx\"");
		assertThat(find(schema, filter).explain().kind()).isEqualTo(QueryPlan.Kind.TOKEN_RANGE_SCAN);
	}

	@Test
	void oneStatementSearchesOneSecondaryIndex() {
		List<Column> columns = List.of(new Column("a", DataTypes.INT), new Column("b", DataTypes.INT));
		TableDefinition table = new TableDefinition("schema_indexes", "pairs", List.of(new Column("p", DataTypes.INT)),
				List.of(), List.of(), columns);
		TableSchema schema = new TableSchema(table, List.of(),
				columns.stream()
					.map((it) -> new ColumnIndex("pairs_" + it.name(), it.name(), ColumnIndex.Target.VALUES, false))
					.toList(),
				TableOptions.NONE);
		cql.execute("CREATE TABLE schema_indexes.pairs (p int PRIMARY KEY, a int, b int)");
		client.unwrap(SchemaManager.class).sync(schema, Runnable::run).toCompletableFuture().join();
		cql.execute("INSERT INTO schema_indexes.pairs (p, a, b) VALUES (1, 2, 3)");
		cql.execute("INSERT INTO schema_indexes.pairs (p, a, b) VALUES (2, 2, 4)");
		TableAccess tables = client.unwrap(TableAccess.class);
		FindQuery<RowKey> find = tables.find(table, where("a").eq(2).and("b").eq(4), new KeyReader(table),
				tables.indexes(schema));
		assertThat(find.explain().cql()).contains("\"a\" = ?").doesNotContain("\"b\" = ?");
		assertThat(find.list()).hasSize(1);
	}

	private static TableSchema schema(String name, boolean storageAttached) {
		List<Column> columns = Stream
			.concat(POOLS.stream().map((pool) -> new Column("V_" + pool.name(), pool.type())), COLLECTIONS.stream())
			.toList();
		List<ColumnIndex> indexes = columns.stream()
			.filter((column) -> !storageAttached || !column.type().equals(DataTypes.BLOB))
			.map((column) -> new ColumnIndex(name + "_" + column.name(), column.name(),
					column.name().equals("keys") ? ColumnIndex.Target.KEYS : ColumnIndex.Target.VALUES,
					storageAttached))
			.toList();
		return new TableSchema(new TableDefinition("schema_indexes", name, List.of(new Column("p", DataTypes.INT)),
				List.of(new ClusteringColumn(new Column("c", DataTypes.INT), ClusteringOrder.DESC)), List.of(),
				columns), List.of(), indexes, TableOptions.NONE);
	}

	private void create(TableSchema schema) {
		String columns = schema.table()
			.regular()
			.stream()
			.map((column) -> "\"" + column.name() + "\" " + column.cqlType())
			.collect(Collectors.joining(", "));
		cql.execute("CREATE TABLE " + schema.table().qualifiedName() + " (p int, c int, " + columns
				+ ", PRIMARY KEY (p, c)) WITH CLUSTERING ORDER BY (c DESC)");
		client.unwrap(SchemaManager.class).sync(schema, Runnable::run).toCompletableFuture().join();
		PreparedStatement insert = cql.prepare("INSERT INTO " + schema.table().qualifiedName() + " (p, c, "
				+ schema.table().regular().stream().map((it) -> "\"" + it.name() + "\"").collect(Collectors.joining(", "))
				+ ") VALUES (" + "?, ".repeat(schema.table().regular().size() + 1) + "?)");
		for (int i = 0; i < 120; i++) {
			BoundStatement row = insert.bind().setInt(0, i % 11).setInt(1, i);
			int index = 2;
			for (Pool pool : POOLS) {
				row = this.random.nextInt(6) > 0
						? row.setBytesUnsafe(index, ColumnValues.encoded(pool.type(), one(pool.values()))) : row;
				index++;
			}
			row = row.setList(index, List.of(i % 4, 1, i % 4), Integer.class)
				.setSet(index + 1, Set.of("s" + i % 5, "s" + (5 + i % 3)), String.class)
				.setMap(index + 2, Map.of("k" + i % 3, i % 3, "k" + (3 + i % 2), 1 + i % 2), String.class, Integer.class);
			cql.execute(row);
		}
	}

	private <T> T one(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private Filter condition() {
		int column = this.random.nextInt(POOLS.size() + 4);
		return switch (column) {
			case 0 -> where("list").contains(one(List.of(1, 1.5, 2, 0.1, "x")));
			case 1 -> where("set").contains("s" + this.random.nextInt(8));
			case 2 -> where("keys.k" + this.random.nextInt(6)).exists();
			case 3 -> where("keys.k" + this.random.nextInt(6)).gte(this.random.nextInt(3));
			default -> condition(POOLS.get(column - 4));
		};
	}

	private Filter condition(Pool pool) {
		Operator operator = one(List.of(Operator.EQ, Operator.IN, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE,
				Operator.BETWEEN));
		Object operand = NormalValues.of(one(pool.values()));
		boolean several = operator == Operator.IN || operator == Operator.BETWEEN;
		return new Condition(FieldPath.of("V_" + pool.name()), operator,
				several ? Arrays.asList(operand, NormalValues.of(one(pool.values()))) : operand, false);
	}

	private static FindQuery<RowKey> find(TableSchema schema, Filter filter) {
		TableAccess tables = client.unwrap(TableAccess.class);
		return tables.find(schema.table(), filter, new KeyReader(schema.table()), tables.indexes(schema));
	}

}
