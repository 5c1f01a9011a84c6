package io.nosqlc.cassandra.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.ClientOptions;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Consistency;
import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.FindSpec;
import io.nosqlc.FullScan;
import io.nosqlc.Match;
import io.nosqlc.Position;
import io.nosqlc.QueryPlan;
import io.nosqlc.ResultPage;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.InvalidTokenException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.internal.value.Values;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A table of typed columns is planned and read by the classes that find documents.
 */
@WithEmbeddedCassandra
class TypedTableTests {

	private static final Column AUTHOR = new Column("author", DataTypes.TEXT);

	private static final Column SHARD = new Column("shard", DataTypes.INT);

	private static final Column CREATED = new Column("created", DataTypes.TIMESTAMP);

	private static final Column ID = new Column("id", DataTypes.INT);

	private static final Column TITLE = new Column("title", DataTypes.TEXT);

	private static final Column SCORE = new Column("score", DataTypes.INT);

	private static final Column LIKES = new Column("likes", DataTypes.DOUBLE);

	private static final Column TAGS = new Column("tags", DataTypes.setOf(DataTypes.TEXT));

	private static final TableDefinition POSTS = new TableDefinition("typed_tables", "posts", List.of(AUTHOR, SHARD),
			List.of(new ClusteringColumn(CREATED, ClusteringOrder.DESC), new ClusteringColumn(ID, ClusteringOrder.ASC)),
			List.of(), List.of(TITLE, SCORE, LIKES, TAGS));

	private static final List<String> COLUMNS = List.of("author", "shard", "created", "id", "title", "score", "likes",
			"tags");

	private static final TableIndexes INDEXES = TableIndexes.of(List.of(TITLE, SCORE, LIKES, TAGS)
		.stream()
		.map((column) -> IndexedColumn.of(column, FieldPath.of(column.name())))
		.toList());

	private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");

	private static final List<Map<String, Object>> posts = new ArrayList<>();

	private static CassandraClient client;

	private static TableAccess tables;

	private final Random random = new Random(20261121);

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = (CassandraClient) DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/typed_tables");
		tables = client.unwrap(TableAccess.class);
		fill(client.unwrap(CqlSession.class));
	}

	private static void fill(CqlSession cql) {
		cql.execute("CREATE TABLE typed_tables.posts (author text, shard int, created timestamp, id int, title text,"
				+ " score int, likes double, tags set<text>, PRIMARY KEY ((author, shard), created, id))"
				+ " WITH CLUSTERING ORDER BY (created DESC, id ASC)");
		for (String column : List.of("title", "score", "likes", "tags")) {
			cql.execute("CREATE CUSTOM INDEX ON typed_tables.posts (" + column + ") USING 'StorageAttachedIndex'");
		}
		PreparedStatement insert = cql
			.prepare("INSERT INTO typed_tables.posts (author, shard, created, id, title, score,"
					+ " likes, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
		Random random = new Random(7);
		Map<List<Object>, Map<String, Object>> byKey = new LinkedHashMap<>();
		for (int i = 0; i < 700; i++) {
			List<Object> key = List.of("a" + random.nextInt(4), random.nextInt(3),
					BEGIN.plusSeconds(random.nextInt(30)), random.nextInt(10));
			String title = (random.nextInt(5) > 0) ? "t" + random.nextInt(20) : null;
			Integer score = (random.nextInt(5) > 0) ? random.nextInt(30) - 10 : null;
			Double likes = (random.nextInt(5) > 0) ? (random.nextInt(20) - 10) / 4.0 * ((i % 7 == 0) ? -0.0 : 1) : null;
			Set<String> tags = new LinkedHashSet<>();
			for (int j = random.nextInt(3); j > 0; j--) {
				tags.add("tag" + random.nextInt(8));
			}
			cql.execute(insert.bind(key.get(0), key.get(1), key.get(2), key.get(3), title, score, likes, tags));
			Map<String, Object> post = new LinkedHashMap<>();
			Object[] values = { key.get(0), key.get(1), NormalValues.of(key.get(2)), key.get(3), title, score, likes,
					tags.isEmpty() ? null : NormalValues.of(new TreeSet<>(tags)) };
			for (int j = 0; j < values.length; j++) {
				post.put(COLUMNS.get(j), values[j]);
			}
			byKey.put(key, post);
		}
		posts.addAll(byKey.values());
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void everyPlanBringsWhatTheEvaluatorSays() {
		Map<QueryPlan.Kind, Integer> kinds = new TreeMap<>();
		for (int i = 0; i < 80; i++) {
			Filter filter = filter();
			List<Map<String, Object>> expected = posts.stream().filter(filter::matches).toList();
			FindQuery<Map<String, Object>> find = find(filter);
			kinds.merge(find.explain().kind(), 1, Integer::sum);
			List<Map<String, Object>> found = find.list();
			assertThat(found).as("%s%n%s", filter, find.explain()).containsExactlyInAnyOrderElementsOf(expected);
			FindQuery<Map<String, Object>> small = find.fetchSize(10 + this.random.nextInt(60));
			assertThat(small.list()).as(filter.toString()).containsExactlyElementsOf(found);
			assertThat(paged(small, 20 + this.random.nextInt(60))).as(filter.toString())
				.containsExactlyElementsOf(found);
		}
		assertThat(kinds).containsKeys(QueryPlan.Kind.PARTITION_READ, QueryPlan.Kind.INDEX_LOOKUP, QueryPlan.Kind.UNION,
				QueryPlan.Kind.TOKEN_RANGE_SCAN);
	}

	@Test
	void partitionsAreReadInTheirClusteringOrder() {
		List<Map<String, Object>> found = find(where("author").eq("a1").and("shard").eq(2)).fullScan(FullScan.FORBID)
			.list();
		assertThat(found).hasSizeGreaterThan(10)
			.extracting((post) -> (String) post.get("created"))
			.isSortedAccordingTo((left, right) -> right.compareTo(left));
	}

	@Test
	void theOrderOfAPartitionTakesNoSorting() {
		List<List<SortKey>> orders = List.of(List.of(SortKey.desc("created")), List.of(SortKey.asc("created")),
				List.of(SortKey.desc("created"), SortKey.asc("id")),
				List.of(SortKey.asc("created"), SortKey.desc("id"), SortKey.asc("score")),
				List.of(SortKey.asc("author"), SortKey.asc("created"), SortKey.asc("shard"), SortKey.desc("id")));
		for (int i = 0; i < 40; i++) {
			Filter filter = Filter.allOf(List.of(onOnePartition(), (i % 3 > 0) ? onCreated() : condition(),
					(i % 2 > 0) ? condition() : Filter.all()));
			assertStreams(filter, orders.get(i % orders.size()));
		}
	}

	@Test
	void columnsOfOneValueDoNotCountInAnOrder() {
		for (int i = 0; i < 30; i++) {
			Filter filter = onOnePartition().and("created").eq(BEGIN.plusSeconds(i));
			assertStreams(filter, List.of(SortKey.asc("id")));
			assertStreams(filter.and("id").gt(4), List.of(SortKey.desc("id"), SortKey.asc("created")));
			assertStreams(filter.and("id").eq(4), List.of(SortKey.desc("title")));
		}
	}

	private void assertStreams(Filter filter, List<SortKey> sort) {
		List<Map<String, Object>> expected = posts.stream().filter(filter::matches).toList();
		FindQuery<Map<String, Object>> find = find(filter).sort(sort).fetchSize(3 + this.random.nextInt(20));
		QueryPlan plan = find.explain();
		assertThat(plan.toString()).doesNotContain("sorted in memory");
		List<Map<String, Object>> found = find.list();
		assertThat(found).as("%s%n%s", filter, plan)
			.containsExactlyInAnyOrderElementsOf(expected)
			.isSortedAccordingTo(by(sort));
		assertThat(paged(find, 1 + this.random.nextInt(15))).as("%s%n%s", filter, plan)
			.containsExactlyElementsOf(found);
		String token = find.page(3).nextToken();
		assertThat(find.after(token).count()).isEqualTo((token != null) ? found.size() - 3 : found.size());
		assertThat(find.limit(2).list()).containsExactlyElementsOf(found.subList(0, Math.min(2, found.size())));
	}

	private static Comparator<Map<String, Object>> by(List<SortKey> sort) {
		return (left, right) -> {
			for (SortKey key : sort) {
				String column = key.path().toString();
				int order = Values.compare(left.get(column), right.get(column));
				if (order != 0) {
					return key.descending() ? -order : order;
				}
			}
			return 0;
		};
	}

	@Test
	void otherOrdersAreMadeInMemory() {
		Filter partition = onOnePartition();
		List<List<SortKey>> orders = List.of(List.of(SortKey.asc("id")), List.of(SortKey.desc("score")),
				List.of(SortKey.desc("created"), SortKey.desc("id")),
				List.of(SortKey.desc("created"), SortKey.asc("score"), SortKey.asc("id")));
		for (List<SortKey> sort : orders) {
			FindQuery<Map<String, Object>> find = find(partition).sort(sort);
			assertThat(find.explain().reason()).endsWith("; what matches is sorted in memory");
			assertThat(find.explain().cql()).doesNotContain("ORDER BY");
			assertThat(find.list()).hasSizeGreaterThan(5).isSortedAccordingTo(by(sort));
		}
		FindQuery<Map<String, Object>> several = find(where("author").eq("a1").and("shard").in(0, 1))
			.sort(SortKey.desc("created"));
		assertThat(several.explain().reason())
			.endsWith("; what matches is sorted in memory, since rows come one partition after the other");
		assertThat(several.list()).isSortedAccordingTo(by(List.of(SortKey.desc("created"))));
		assertThat(paged(several, 7)).containsExactlyElementsOf(several.list());
	}

	@Test
	void explainsTheOrderOfAPartition() {
		FindQuery<Map<String, Object>> find = find(where("author").eq("a1").and("shard").eq(2));
		assertThat(find.sort(SortKey.asc("created")).explain().toString()).startsWith("partition read (1 partition):"
				+ " the filter names the partition keys of all that can match; rows come in the reverse order of the"
				+ " clustering columns\n")
			.contains(" WHERE \"author\" = ? AND \"shard\" = ? ORDER BY \"created\" ASC, \"id\" DESC\n");
		assertThat(find.sort(SortKey.desc("created")).explain().toString())
			.contains("; rows come in the order of the clustering columns\n")
			.contains(" ORDER BY \"created\" DESC, \"id\" ASC\n");
	}

	@Test
	void anOrderThatIsReadHoldsNoRows() {
		ClientRuntime runtime = new ClientRuntime(new ClientOptions(9, 9, 9, 2, FullScan.ALLOW), null);
		FindQuery<Map<String, Object>> find = FindQuery.of(tables.finder(POSTS, new PostReader(), INDEXES),
				where("author").eq("a1").and("shard").eq(2), runtime);
		assertThat(find.sort(SortKey.asc("created")).list()).hasSizeGreaterThan(10);
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> find.sort(SortKey.asc("score")).list());
	}

	@Test
	void explainsWhatIsPushedDown() {
		assertThat(find(where("author").eq("a1")
			.and("shard")
			.in(1, 2)
			.and("created")
			.gte(BEGIN.plusSeconds(5))
			.and("created")
			.lt(BEGIN.plusSeconds(20))
			.and("score")
			.gt(3)).explain().toString()).isEqualTo(
					"""
							partition read (2 partitions): the filter names the partition keys of all that can match
							  cql:      SELECT "author", "shard", "created", "id", "title", "score", "likes", "tags" FROM "typed_tables"."posts" WHERE "author" = ? AND "shard" = ? AND "created" >= ? AND "created" <= ?
							  residual: score > 3
							  rows:     unknown""");
		assertThat(find(where("author").eq(5).and("shard").eq(1)).explain().kind()).isEqualTo(QueryPlan.Kind.NOTHING);
		assertThat(find(where("author").eq("a").and("shard").eq(1.5)).explain().kind())
			.isEqualTo(QueryPlan.Kind.NOTHING);
		assertThat(find(where("tags").contains("tag1")).explain().cql())
			.contains("WHERE \"tags\" CONTAINS ? AND token");
	}

	@Test
	void aScanThatIsRefusedNamesThePartitionKey() {
		FindQuery<Map<String, Object>> find = find(where("author").eq("a1").and("title").ne("t1"))
			.fullScan(FullScan.FORBID);
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(find::list)
			.withMessage("Cannot find 'author = 'a1' and title != 't1'' in 'posts': the filter does not name the"
					+ " partition key, 'author' and 'shard', so the whole table would be read, and full-scan is"
					+ " 'forbid'. Ask for 'author' and 'shard', declare an index on 'author', or allow it with"
					+ " fullScan(ALLOW) or full-scan=allow.");
		assertThat(find.explain().reason())
			.startsWith("the filter does not name the partition key, 'author' and 'shard', and there is no index on"
					+ " 'author'");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> find(Filter.all()).consistency(Consistency.SERIAL).list())
			.withMessageContaining("Ask for 'author' and 'shard', or use LOCAL_QUORUM");
	}

	@Test
	void aTokenOfAnotherTableIsRefused() {
		String token = find(Filter.all()).page(3).nextToken();
		assertThat(token).isNotNull();
		FindQuery<Map<String, Object>> others = tables.find(
				new TableDefinition("typed_tables", "posts", List.of(AUTHOR), List.of(), List.of(), List.of()),
				Filter.all(), new PostReader());
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> others.after(token).list());
	}

	private static List<Map<String, Object>> paged(FindQuery<Map<String, Object>> find, int size) {
		List<Map<String, Object>> all = new ArrayList<>();
		FindQuery<Map<String, Object>> next = find;
		while (true) {
			ResultPage<Map<String, Object>> page = next.page(size);
			all.addAll(page.items());
			if (page.nextToken() == null) {
				return all;
			}
			next = find.after(page.nextToken());
		}
	}

	private static FindQuery<Map<String, Object>> find(Filter filter) {
		return tables.find(POSTS, filter, new PostReader(), INDEXES);
	}

	private Filter filter() {
		return switch (this.random.nextInt(6)) {
			case 0, 1 -> Filter.and(onPartition(), condition());
			case 2 -> Filter.allOf(List.of(onPartition(), onCreated(), onCreated(), condition()));
			case 3 -> condition().or(condition());
			case 4 -> Filter.and(condition(), condition());
			default -> condition();
		};
	}

	private Filter onOnePartition() {
		return where("author").eq("a" + this.random.nextInt(4)).and("shard").eq(this.random.nextInt(3));
	}

	private Filter onPartition() {
		Filter author = where("author").eq("a" + this.random.nextInt(5));
		return this.random.nextBoolean() ? author.and("shard").eq(this.random.nextInt(4))
				: author.and("shard").in(this.random.nextInt(4), this.random.nextInt(4), "x");
	}

	private Filter onCreated() {
		Object value = this.random.nextInt(8) > 0 ? BEGIN.plusNanos(this.random.nextInt(30_000) * 1_000_123L)
				: List.of("2026", "z", 5).get(this.random.nextInt(3));
		return switch (this.random.nextInt(5)) {
			case 0 -> where("created").eq(BEGIN.plusSeconds(this.random.nextInt(30)));
			case 1 -> where("created").gt(value);
			case 2 -> where("created").gte(BEGIN.plusSeconds(this.random.nextInt(30)));
			case 3 -> where("created").lt(value);
			default -> where("created").lte(BEGIN.plusSeconds(this.random.nextInt(30)));
		};
	}

	private Filter condition() {
		int number = this.random.nextInt(34) - 12;
		return switch (this.random.nextInt(14)) {
			case 0, 1 -> where("title").eq("t" + this.random.nextInt(22));
			case 2 -> where("title").gt("t" + this.random.nextInt(22));
			case 3 -> where("score").eq(number);
			case 4 -> where("score").gt(number + 0.5);
			case 5 -> where("score").lte(number).and("score").gte(number - 3);
			case 6 -> where("score").lt(this.random.nextBoolean() ? 1e40 : -1e40);
			case 7 -> where("likes").eq(number / 4.0);
			case 8 -> where("likes").gte(number / 4.0).and("likes").lt(number / 4.0 + 1);
			case 9, 10 -> where("tags").contains("tag" + this.random.nextInt(9));
			case 11 -> where("id").in(this.random.nextInt(12), this.random.nextInt(12));
			case 12 -> where("title").exists(false);
			default -> onCreated();
		};
	}

	/**
	 * Reads rows as maps.
	 */
	private static final class PostReader implements RowReader<Map<String, Object>> {

		@Override
		public List<String> columns() {
			return COLUMNS.subList(4, COLUMNS.size());
		}

		@Override
		public Optional<String> countedBy() {
			return Optional.empty();
		}

		@Override
		public Selection<Map<String, Object>> select(Filter residual, FindSpec spec) {
			return (row) -> residual.matches(new RowValues(row)) ? new Post(post(row), new RowValues(row)) : null;
		}

		private static Map<String, Object> post(Row row) {
			RowValues values = new RowValues(row);
			Map<String, Object> post = new LinkedHashMap<>();
			COLUMNS.forEach((column) -> post.put(column, values.apply(FieldPath.of(column))));
			return post;
		}

		@Override
		public boolean skips(CorruptDocumentException error) {
			return false;
		}

	}

	private record Post(Map<String, Object> item, RowValues values) implements Match<Map<String, Object>> {

		@Override
		public Position position(List<SortKey> sort) {
			return this.values.position(POSTS, sort);
		}

	}

}
