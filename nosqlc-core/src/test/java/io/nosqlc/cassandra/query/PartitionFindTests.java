package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.FindSpec;
import io.nosqlc.FullScan;
import io.nosqlc.Match;
import io.nosqlc.Position;
import io.nosqlc.QueryPlan;
import io.nosqlc.ResultPage;
import io.nosqlc.ScanOptions;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.InvalidKeyException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Partitions are found as rows are, and walks can be limited to a part of the ring.
 */
@WithEmbeddedCassandra
class PartitionFindTests {

	private static final int PARTITIONS = 60;

	private static final TableDefinition EVENTS = new TableDefinition("partitions", "events",
			List.of(new Column("a", DataTypes.TEXT), new Column("b", DataTypes.INT)),
			List.of(new ClusteringColumn(new Column("c", DataTypes.INT), ClusteringOrder.ASC)),
			List.of(new Column("s", DataTypes.INT)), List.of());

	private static CassandraClient client;

	private static CqlSession cql;

	private static TableAccess tables;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = (CassandraClient) DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/partitions");
		tables = client.unwrap(TableAccess.class);
		cql = client.unwrap(CqlSession.class);
		cql.execute("CREATE TABLE partitions.events (a text, b int, c int, s int static, PRIMARY KEY ((a, b), c))");
		Collection documents = client.getCollection("documents");
		for (int i = 0; i < PARTITIONS; i++) {
			cql.execute("INSERT INTO partitions.events (a, b, s) VALUES (?, ?, ?)", "a" + i % 3, i, i % 4);
			for (int j = 0; j < i % 5; j++) {
				cql.execute("INSERT INTO partitions.events (a, b, c) VALUES (?, ?, ?)", "a" + i % 3, i, j);
			}
			documents.store("k" + i, Document.of("n", i));
		}
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void eachPartitionIsFoundOnce() {
		FindQuery<Found> all = partitions(Filter.all());
		assertThat(all.list()).hasSize(PARTITIONS).doesNotHaveDuplicates().allMatch((it) -> it.s() == it.b() % 4);
		assertThat(all.count()).isEqualTo(PARTITIONS);
		assertThat(paged(all.fetchSize(7), 11)).containsExactlyElementsOf(all.list());
		assertThat(all.explain().cql()).startsWith("SELECT DISTINCT \"a\", \"b\", \"s\" FROM");
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> all.fullScan(FullScan.FORBID).list());
	}

	@Test
	void partitionsAreFilteredByTheirKeysAndStaticColumns() {
		assertThat(partitions(where("s").eq(2)).list()).hasSize(PARTITIONS / 4);
		FindQuery<Found> some = partitions(where("a").eq("a1").and("b").in(1, 2, 4, 7, 99).and("s").gt(0));
		assertThat(some.explain().kind()).isEqualTo(QueryPlan.Kind.KEY_LOOKUP);
		assertThat(some.sort(SortKey.desc("s")).list()).extracting(Found::b).containsExactly(7, 1);
		FindQuery<Found> filtered = partitions(where("s").eq(2)).allowFiltering();
		assertThat(filtered.explain().residual()).isEqualTo(Filter.all());
		assertThat(filtered.list()).hasSize(PARTITIONS / 4);
		assertThat(partitions(where("a").eq("a9").and("b").eq(1)).list()).isEmpty();
	}

	@Test
	void partsOfTheRingAreTheWholeTogether() {
		long third = Long.MAX_VALUE / 3 * 2;
		List<ScanOptions> parts = List.of(ScanOptions.defaults().withTokens(Long.MIN_VALUE, Long.MIN_VALUE + third - 1),
				ScanOptions.defaults().unordered().withTokens(Long.MIN_VALUE + third, Long.MIN_VALUE + 2 * third),
				ScanOptions.defaults()
					.withRowsPerSecond(10_000)
					.withTokens(Long.MIN_VALUE + 2 * third + 1, Long.MAX_VALUE));
		List<Found> found = new ArrayList<>();
		Set<String> keys = new HashSet<>();
		for (ScanOptions part : parts) {
			ScanOptions.Tokens tokens = part.tokens();
			FindQuery<Found> rows = rows(Filter.all()).fetchSize(5).scan(part);
			List<Found> list = rows.list();
			assertThat(list).hasSizeGreaterThan(10)
				.allMatch((it) -> isWithin(tokens, tables.tokenOf(EVENTS, List.of(it.a(), it.b()))));
			assertThat(rows.count()).isEqualTo(list.size());
			assertThat(paged(rows, 4)).containsExactlyInAnyOrderElementsOf(list);
			assertThat(rows.explain().reason())
				.contains("; of tokens from " + tokens.first() + " to " + tokens.last() + " only");
			found.addAll(list);
			client.getCollection("documents").find().scan(part).forEach((document) -> keys.add(document.getId()));
			assertThat(partitions(Filter.all()).scan(part).list()).hasSameElementsAs(partitionsOf(list));
		}
		assertThat(found).containsExactlyInAnyOrderElementsOf(rows(Filter.all()).list());
		assertThat(keys).hasSize(PARTITIONS);
	}

	@Test
	void aPageTokenOfOtherTokensGoesOnWithinThese() {
		FindQuery<Found> upper = rows(Filter.all()).scan(ScanOptions.defaults().withTokens(0, Long.MAX_VALUE));
		FindQuery<Found> lower = rows(Filter.all()).scan(ScanOptions.defaults().withTokens(Long.MIN_VALUE, -1));
		assertThat(upper.after(lower.page(3).nextToken()).list()).isEqualTo(upper.list());
		assertThat(lower.after(upper.page(3).nextToken()).list()).isEmpty();
	}

	@Test
	void aPartThatWasReadIsNotTakenForTheTable() {
		cql.execute("CREATE TABLE partitions.counted (a text, b int, c int, s int static, PRIMARY KEY ((a, b), c))");
		TableDefinition table = new TableDefinition("partitions", "counted", EVENTS.partitionKey(), EVENTS.clustering(),
				EVENTS.staticColumns(), List.of());
		FindQuery<Found> find = tables.find(table, Filter.all(), new FoundReader(table));
		find.scan(ScanOptions.defaults().withTokens(0, 5)).list();
		assertThat(find.explain().expectedRows()).isNull();
		find.list();
		assertThat(find.explain().expectedRows()).isZero();
	}

	@Test
	void findsThatAreNoWalksRefuseTokens() {
		ScanOptions part = ScanOptions.defaults().withTokens(0, 1);
		Collection documents = client.getCollection("documents");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> documents.find(where("_id").eq("k1")).scan(part).list())
			.withMessage(
					"Cannot find '_id = 'k1'' in 'documents' by tokens: it is a key lookup, and tokens are for walks"
							+ " over a table, or over what one index finds. Leave out withTokens, or the rest of the filter.");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> rows(where("a").eq("a1").and("b").eq(1)).scan(part).list())
			.withMessageContaining("it is a partition read");
		assertThatIllegalArgumentException().isThrownBy(() -> ScanOptions.defaults().withTokens(1, 0));
	}

	@Test
	void tokensAreThoseOfTheServer() {
		for (Row row : cql.execute("SELECT DISTINCT a, b, token(a, b) FROM partitions.events")) {
			assertThat(tables.tokenOf(EVENTS, List.of(row.getString(0), row.getInt(1)))).isEqualTo(row.getLong(2));
		}
		for (List<Object> key : List.<List<Object>>of(List.of("a"), List.of("a", 1, 2), List.of(1, "a"))) {
			assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> tables.tokenOf(EVENTS, key))
				.withMessageContaining("Invalid partition key of 'events': ");
		}
	}

	private static boolean isWithin(ScanOptions.Tokens tokens, long token) {
		return token >= tokens.first() && token <= tokens.last();
	}

	private static Set<Found> partitionsOf(List<Found> rows) {
		Set<Found> partitions = new HashSet<>();
		rows.forEach((row) -> partitions.add(new Found(row.a(), row.b(), null, row.b() % 4)));
		return partitions;
	}

	private static FindQuery<Found> rows(Filter filter) {
		return tables.find(EVENTS, filter, new FoundReader(EVENTS));
	}

	private static FindQuery<Found> partitions(Filter filter) {
		return tables.findPartitions(EVENTS, filter, new FoundReader(EVENTS.partitions()));
	}

	private static List<Found> paged(FindQuery<Found> find, int size) {
		List<Found> all = new ArrayList<>();
		FindQuery<Found> next = find;
		while (true) {
			ResultPage<Found> page = next.page(size);
			all.addAll(page.items());
			if (page.nextToken() == null) {
				return all;
			}
			next = find.after(page.nextToken());
		}
	}

	private record Found(String a, int b, @Nullable Integer c, @Nullable Integer s) {

	}

	private record FoundReader(TableDefinition table) implements RowReader<Found> {

		@Override
		public List<String> columns() {
			return List.of("s");
		}

		@Override
		public Optional<String> countedBy() {
			return Optional.of("a");
		}

		@Override
		public Selection<Found> select(Filter residual, FindSpec spec) {
			return (row) -> residual.matches(new RowValues(row)) ? new FoundMatch(this.table, row) : null;
		}

		@Override
		public boolean skips(CorruptDocumentException error) {
			return false;
		}

	}

	private record FoundMatch(TableDefinition table, Row row) implements Match<Found> {

		@Override
		public Found item() {
			Integer c = this.table.clustering().isEmpty() ? null : this.row.get("c", Integer.class);
			return new Found(this.row.getString("a"), this.row.getInt("b"), c, this.row.get("s", Integer.class));
		}

		@Override
		public Position position(List<SortKey> sort) {
			return new RowValues(this.row).position(this.table, sort);
		}

	}

}
