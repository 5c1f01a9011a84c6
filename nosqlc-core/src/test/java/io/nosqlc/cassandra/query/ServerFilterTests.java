package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.FindSpec;
import io.nosqlc.FullScan;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.cassandra.query.KeyTypesTests.KeyReader;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The server filters rows if a find lets it, static columns of a partition among them.
 */
@WithEmbeddedCassandra
class ServerFilterTests {

	private static CassandraClient client;

	private static TypedRows rows;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = (CassandraClient) DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/server_filter");
		rows = TypedRows.create(client, "typed", true);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void theServerFiltersAsTheEvaluatorDoes() {
		int decided = 0;
		for (int i = 0; i < 90; i++) {
			Filter filter = switch (i % 4) {
				case 0 -> rows.condition();
				case 1 -> Filter.and(rows.condition(), rows.condition(), rows.condition());
				case 2 -> Filter.and(where("p").eq(i % 17), rows.condition(), rows.condition().not());
				default -> Filter.and(where("p").in(i % 16, 3, 11), rows.condition(), where("c").gt(i % 100));
			};
			FindQuery<RowKey> find = find(filter).allowFiltering().fetchSize(7);
			List<RowKey> expected = rows.matching(filter);
			decided += find.explain().residual().equals(Filter.all()) ? 1 : 0;
			assertThat(find.list()).as("%s%n%s", filter, find.explain()).containsExactlyInAnyOrderElementsOf(expected);
			assertThat(paged(find, 11)).as("%s%n%s", filter, find.explain()).containsExactlyElementsOf(find.list());
		}
		assertThat(decided).isGreaterThan(15);
	}

	@Test
	void whatAMissingValuePassesIsNotLeftToTheServer() {
		for (Filter filter : List.of(where("V_tinyint").in(1, null), where("s").in(1, null), where("c").in(5, null),
				where("p").eq(3).and("c").in(5, null), where("p").in(3, null))) {
			assertThat(find(filter).allowFiltering().list()).as("%s", filter)
				.containsExactlyInAnyOrderElementsOf(rows.matching(filter));
		}
		assertThat(rows.matching(where("V_tinyint").isNull())).isNotEmpty();
	}

	@Test
	void staticColumnsAreFilteredHereToo() {
		for (int i = 0; i < 24; i++) {
			Filter filter = switch (i % 3) {
				case 0 -> where("s").eq(i % 4);
				case 1 -> Filter.and(where("s").gte(i % 4), rows.condition());
				default -> where("s").exists(i % 2 == 0).and("c").exists(i % 4 < 2).and("p").gt(4);
			};
			assertThat(find(filter).list()).as("%s", filter).containsExactlyInAnyOrderElementsOf(rows.matching(filter));
			assertThat(paged(find(filter).fetchSize(3), 5 + i)).containsExactlyElementsOf(find(filter).list());
		}
	}

	@Test
	void countsRowsOrPartitionsByAColumnOfTheKey() {
		long all = rows.rows().size();
		long statics = rows.matching(where("c").exists(false)).size();
		assertThat(statics).isBetween(1L, all - 1);
		assertThat(countedBy("p").count()).isEqualTo(all);
		assertThat(countedBy("c").count()).isEqualTo(all - statics);
		assertThat(countedBy("s").count()).isEqualTo(rows.matching(where("s").exists()).size());
		assertThat(find(Filter.all()).count()).isEqualTo(all);
	}

	@Test
	void explainsWhatTheServerFilters() {
		Filter filter = where("V_text").gt("a").and("V_tinyint").in(1, -1).and("V_double").gte(0).and("V_text").ne("z");
		FindQuery<RowKey> find = find(filter).allowFiltering();
		assertThat(find.explain().toString()).startsWith("token-range scan")
			.contains("; the server filters by 'V_text' and 'V_tinyint' and 'V_double'\n")
			.contains("WHERE \"V_text\" > ? AND \"V_tinyint\" IN ? AND \"V_double\" >= ? AND token(\"p\") >= ?"
					+ " AND token(\"p\") <= ? ALLOW FILTERING\n")
			.contains("residual: V_double >= 0 and V_text != 'z'");
		FindQuery<RowKey> partition = find(where("p").eq(3).and(filter)).allowFiltering();
		assertThat(partition.sort(SortKey.asc("c")).explain().cql()).startsWith("SELECT \"p\", \"c\"")
			.endsWith(" WHERE \"p\" = ? AND \"V_text\" > ? AND \"V_tinyint\" IN ? AND \"V_double\" >= ?"
					+ " ORDER BY \"c\" ASC ALLOW FILTERING");
		assertThat(find(filter).explain().cql()).doesNotContain("ALLOW FILTERING");
		assertThat(find(where("V_text").ne("z")).allowFiltering().explain().cql()).doesNotContain("ALLOW FILTERING");
	}

	@Test
	void whoeverLetsTheServerFilterLetsItReadTheTable() {
		Filter filter = where("V_text").eq("a");
		assertThat(find(filter).fullScan(FullScan.FORBID).allowFiltering().list()).isNotEmpty();
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> find(filter).fullScan(FullScan.FORBID).list());
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> find(where("V_text").ne("a")).fullScan(FullScan.FORBID).allowFiltering().list());
	}

	private static FindQuery<RowKey> find(Filter filter) {
		return client.unwrap(TableAccess.class)
			.find(rows.schema().table(), filter, new KeyReader(rows.schema().table()));
	}

	private static FindQuery<RowKey> countedBy(String column) {
		KeyReader reader = new KeyReader(rows.schema().table());
		return client.unwrap(TableAccess.class).find(rows.schema().table(), Filter.all(), new RowReader<>() {

			@Override
			public List<String> columns() {
				return List.of();
			}

			@Override
			public Optional<String> countedBy() {
				return Optional.of(column);
			}

			@Override
			public Selection<RowKey> select(Filter residual, FindSpec spec) {
				throw new AssertionError("Rows need not be read");
			}

			@Override
			public boolean skips(CorruptDocumentException error) {
				return reader.skips(error);
			}

		});
	}

	private static List<RowKey> paged(FindQuery<RowKey> find, int size) {
		return KeyTypesTests.paged(find, size);
	}

}
