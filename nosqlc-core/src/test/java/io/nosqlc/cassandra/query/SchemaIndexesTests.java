package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.datastax.oss.driver.api.core.CqlSession;
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
import io.nosqlc.cassandra.schema.ColumnIndex;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.schema.TableOptions;
import io.nosqlc.cassandra.schema.TableSchema;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Indexes of both kinds bring what in-process evaluation says, for columns of each type.
 */
@WithEmbeddedCassandra
class SchemaIndexesTests {

	private static CassandraClient client;

	private static CqlSession cql;

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
		TypedRows rows = TypedRows.create(client, storageAttached ? "attached" : "secondary", storageAttached);
		rows.sync();
		Map<QueryPlan.Kind, Integer> kinds = new TreeMap<>();
		Set<String> indexed = new TreeSet<>();
		for (int i = 0; i < 90; i++) {
			Filter filter = (i % 4 > 0) ? rows.condition()
					: Filter.and(rows.condition(), rows.condition(), rows.condition());
			FindQuery<RowKey> find = find(rows.schema(), filter).fetchSize(15);
			QueryPlan plan = find.explain();
			kinds.merge(plan.kind(), 1, Integer::sum);
			if (plan.kind() == QueryPlan.Kind.INDEX_LOOKUP || plan.kind() == QueryPlan.Kind.UNION) {
				indexed.add(plan.reason());
				assertThat(find.list()).as("%s%n%s", filter, plan)
					.containsExactlyInAnyOrderElementsOf(rows.matching(filter));
			}
		}
		assertThat(kinds).containsKeys(QueryPlan.Kind.INDEX_LOOKUP, QueryPlan.Kind.UNION);
		assertThat(indexed).hasSizeGreaterThan(10);
		assertThat(find(rows.schema(), where("V_text").in("a", null)).explain().kind())
			.as("no index has rows without a value")
			.isEqualTo(QueryPlan.Kind.TOKEN_RANGE_SCAN);
	}

	@Test
	void anIndexThatTheClusterDoesNotHaveIsNotUsed() {
		TableSchema schema = TypedRows.schema("schema_indexes", "bare", true);
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
	void aSecondaryIndexOnAStaticColumnIsNotUsed() {
		TableSchema declared = TypedRows.schema("schema_indexes", "statics", false);
		TableSchema schema = new TableSchema(declared.table(), List.of(),
				declared.indexes().stream().filter((it) -> it.column().equals("s")).toList(), TableOptions.NONE);
		cql.execute("CREATE TABLE schema_indexes.statics (p int, c int, s int static, PRIMARY KEY (p, c))");
		cql.execute("CREATE INDEX ON schema_indexes.statics (s)");
		assertThat(find(schema, where("s").eq(1)).explain().reason())
			.contains("the index on 's' is a secondary one on a static column, which may leave out rows");
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

	private static FindQuery<RowKey> find(TableSchema schema, Filter filter) {
		TableAccess tables = client.unwrap(TableAccess.class);
		return tables.find(schema.table(), filter, new KeyReader(schema.table()), tables.indexes(schema));
	}

}
