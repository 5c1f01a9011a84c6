package io.nosqlc.cassandra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.FullScan;
import io.nosqlc.QueryPlan;
import io.nosqlc.ResultPage;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.query.IndexedColumn;
import io.nosqlc.cassandra.query.Restriction;
import io.nosqlc.cassandra.query.Restriction.Relation;
import io.nosqlc.cassandra.query.Search;
import io.nosqlc.cassandra.query.TableIndexes;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every plan brings the same documents, and they are what the evaluator of maps says.
 */
@WithEmbeddedCassandra
class IndexedFindTests {

	private static final String KEYSPACE = "indexed_finds";

	private static final TableIndexes INDEXES = TableIndexes
		.of(List.of(new Column("n", "ix_n"), new Column("m", "ix_m"), new Column("s", "ix_s")));

	private static final Map<String, Document> documents = new TreeMap<>();

	private static RecordedSession session;

	private static RecordedSession withoutTokens;

	private static CassandraClient client;

	private static CassandraClient sequential;

	private final Random random = new Random(20261121);

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
		withoutTokens = RecordedSession.openWithoutTokens(cassandra);
		client = CassandraClient.builder(session.session()).keyspace(KEYSPACE).build();
		sequential = CassandraClient.builder(withoutTokens.session()).keyspace(KEYSPACE).build();
		fill(session.session());
	}

	private static void fill(CqlSession cql) {
		cql.execute("CREATE TABLE indexed_finds.documents (pk text PRIMARY KEY, data text, ix_n double, ix_m double,"
				+ " ix_s text)");
		for (String column : List.of("ix_n", "ix_m", "ix_s")) {
			cql.execute("CREATE CUSTOM INDEX ON indexed_finds.documents (" + column + ") USING 'StorageAttachedIndex'");
		}
		PreparedStatement insert = cql
			.prepare("INSERT INTO indexed_finds.documents (pk, data, ix_n, ix_m, ix_s) VALUES (?, ?, ?, ?, ?)");
		Random random = new Random(7);
		for (int i = 0; i < 600; i++) {
			Map<String, Object> fields = new LinkedHashMap<>();
			Integer n = (random.nextInt(5) > 0) ? random.nextInt(40) : null;
			Integer m = (random.nextInt(5) > 0) ? random.nextInt(10) : null;
			String s = (random.nextInt(5) > 0) ? "s" + random.nextInt(20) : null;
			fields.put("n", n);
			fields.put("m", m);
			fields.put("s", s);
			fields.put("x", random.nextInt(3));
			String key = "k" + i;
			Document document = Document.copyOf(fields);
			documents.put(key, document.with("_id", key));
			cql.execute(insert.bind(key, document.toJson(), toDouble(n), toDouble(m), s));
		}
	}

	private static Double toDouble(Integer number) {
		return (number != null) ? Double.valueOf(number) : null;
	}

	@AfterAll
	static void close() {
		client.close();
		sequential.close();
		session.close();
		withoutTokens.close();
	}

	@Test
	void bringsTheSameDocumentsWhateverThePlan() {
		Map<QueryPlan.Kind, Integer> kinds = new TreeMap<>();
		for (int i = 0; i < 100; i++) {
			Filter filter = filter(3);
			List<Document> expected = documents.values().stream().filter(filter::matches).toList();
			for (CassandraClient each : List.of(client, sequential)) {
				FindQuery<Document> find = find(each, filter);
				kinds.merge(find.explain().kind(), 1, Integer::sum);
				assertThat(find.list()).as(filter.toString()).containsExactlyInAnyOrderElementsOf(expected);
			}
			FindQuery<Document> find = find(client, filter);
			assertThat(find.fetchSize(1 + this.random.nextInt(50)).sort(SortKey.asc("_id")).list()).isEqualTo(expected);
			assertThat(find.count()).isEqualTo(expected.size());
			assertThat(paged(find, 20 + this.random.nextInt(60))).as(filter.toString())
				.containsExactlyInAnyOrderElementsOf(expected);
		}
		assertThat(kinds).containsKeys(QueryPlan.Kind.KEY_LOOKUP, QueryPlan.Kind.INDEX_LOOKUP, QueryPlan.Kind.UNION,
				QueryPlan.Kind.TOKEN_RANGE_SCAN);
	}

	@Test
	void anIndexReadsNoMoreThanItFinds() {
		try (var cursor = find(client, where("s").eq("s3").and("x").eq(1)).fullScan(FullScan.FORBID).cursor()) {
			while (cursor.next()) {
				assertThat(cursor.get().getString("s")).isEqualTo("s3");
			}
			assertThat(cursor.statistics().rowsRead())
				.isEqualTo(documents.values().stream().filter((it) -> "s3".equals(it.getString("s"))).count());
		}
	}

	@Test
	void explainsWhichIndexAndWhy() {
		assertThat(find(client, where("s").eq("s1").and("x").eq(1)).explain().toString()).isEqualTo(
				"""
						index lookup (all token ranges, several at a time): the index on 's'
						  cql:      SELECT "pk", "data" FROM "indexed_finds"."documents" WHERE "ix_s" = ? AND token("pk") >= ? AND token("pk") <= ?
						  residual: s = 's1' and x = 1
						  rows:     unknown""");
		assertThat(find(client, where("n").gt(5).and("n").lte(9).and("s").eq("s1").and("m").eq(2)).explain().reason())
			.isEqualTo("the index on 's' and the index on 'm'");
		assertThat(find(client, where("n").gt(5).and("n").lte(9).and("n").lt(8)).explain().cql())
			.contains("WHERE \"ix_n\" >= ? AND \"ix_n\" <= ? AND token");
		QueryPlan union = find(client, where("n").eq(3).or(where("_id").in("k1", "k2")).or(where("s").eq("s2")))
			.explain();
		assertThat(union.kind()).isEqualTo(QueryPlan.Kind.UNION);
		assertThat(union.branches()).extracting(QueryPlan::kind)
			.containsExactly(QueryPlan.Kind.INDEX_LOOKUP, QueryPlan.Kind.INDEX_LOOKUP, QueryPlan.Kind.KEY_LOOKUP);
		assertThat(find(client, where("n").eq(3).or(where("x").eq(1))).explain().reason())
			.startsWith("the filter names no keys, and there is no index on 'n' and 'x'");
	}

	@Test
	void tellsHowManyRowsTheLastLookupBrought() {
		FindQuery<Document> find = find(client, where("s").eq("s7"));
		assertThat(find.explain().expectedRows()).isNull();
		int count = find.list().size();
		assertThat(find(client, where("s").eq("s7").and("x").eq(2)).explain().expectedRows()).isEqualTo(count);
		assertThat(find(client, where("s").eq("s8")).explain().expectedRows()).isNull();
	}

	private static List<Document> paged(FindQuery<Document> find, int size) {
		List<Document> all = new ArrayList<>();
		ResultPage<Document> page = find.page(size);
		all.addAll(page.items());
		while (page.nextToken() != null) {
			page = find.after(page.nextToken()).page(size);
			all.addAll(page.items());
		}
		return all;
	}

	private static FindQuery<Document> find(CassandraClient client, Filter filter) {
		return client.tables()
			.find(TableDefinition.collection(KEYSPACE, "documents"), filter,
					new DocumentRows("documents", CorruptRows.FAIL, new SkippedRows()), INDEXES);
	}

	private Filter filter(int depth) {
		if (depth == 0) {
			return condition();
		}
		return switch (this.random.nextInt(7)) {
			case 0, 1 -> filter(depth - 1).and(filter(depth - 1));
			case 2, 3 -> filter(depth - 1).or(filter(depth - 1));
			case 4 -> filter(depth - 1).not();
			default -> condition();
		};
	}

	private Filter condition() {
		String number = (this.random.nextBoolean()) ? "n" : "m";
		int value = this.random.nextInt(45);
		return switch (this.random.nextInt(12)) {
			case 0, 1 -> where(number).eq(value);
			case 2 -> where(number).gt(value);
			case 3 -> where(number).gte(value);
			case 4 -> where(number).lt(value);
			case 5 -> where(number).lte(value);
			case 6, 7 -> where("s").eq("s" + this.random.nextInt(22));
			case 8 -> where("s").in("s" + this.random.nextInt(22), "s" + this.random.nextInt(22));
			case 9 -> where("_id").in("k" + this.random.nextInt(620), "k" + this.random.nextInt(620));
			case 10 -> where("x").eq(this.random.nextInt(3));
			default -> where("s").ne("s" + value);
		};
	}

	/**
	 * A column of numbers or texts, as they are.
	 */
	private record Column(String field, String column) implements IndexedColumn {

		@Override
		public FieldPath path() {
			return FieldPath.of(this.field);
		}

		@Override
		public Optional<Search> search(Condition condition) {
			return switch (condition.operator()) {
				case EQ ->
					Optional.of(Search.all(new Restriction(this.column, Relation.EQ, value(condition.operand()))));
				case IN -> Optional.of(Search.anyOf(((List<?>) condition.operand()).stream()
					.map((value) -> new Restriction(this.column, Relation.EQ, value(value)))
					.toList()));
				case GT, GTE ->
					Optional.of(Search.all(new Restriction(this.column, Relation.GTE, value(condition.operand()))));
				case LT, LTE ->
					Optional.of(Search.all(new Restriction(this.column, Relation.LTE, value(condition.operand()))));
				default -> Optional.empty();
			};
		}

		private static Object value(Object operand) {
			return (operand instanceof Number number) ? number.doubleValue() : operand;
		}

	}

}
