package io.nosqlc.data.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.FindQuery;
import io.nosqlc.FullScan;
import io.nosqlc.QueryPlan;
import io.nosqlc.ResultPage;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Index;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.EntityNotFoundException;
import io.nosqlc.error.NonUniqueResultException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.SortKey.asc;
import static io.nosqlc.SortKey.desc;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@WithEmbeddedCassandra
class EntityQueryTests {

	private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("entity_queries").build();
		entities = new EntityTemplate(client);
		entities.schema().sync(Attempt.class, Reading.class, Hostile.class);
		for (int test = 0; test < 3; test++) {
			for (int attempt = 0; attempt < 4; attempt++) {
				entities.insert(new Attempt(test, attempt, "t" + test, attempt * 5, attempt % 2 == 0));
			}
		}
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void aQueryThatIsMadeOfAnotherLeavesItAlone() {
		FindQuery<Attempt> all = entities.find(Attempt.class, where("testId").eq(1));
		FindQuery<Attempt> one = all.limit(1);
		assertThat(one.list()).hasSize(1);
		assertThat(all.list()).hasSize(4);
	}

	@Test
	void unknownPropertiesAreRefusedBeforeAnythingIsSent() {
		assertThat(sent
			.during(() -> assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.find(Attempt.class, where("unknown").eq(1)).list())
				.withMessageContaining("'unknown'"))
			.cql()).isEmpty();
	}

	@Test
	void aRangeOfPartitionsIsAScanThatCanBeForbidden() {
		FindQuery<Attempt> range = entities.find(Attempt.class, where("testId").gt(0));
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> range.fullScan(FullScan.FORBID).list())
			.withMessageContaining("test_id");
		assertThat(range.explain().kind()).isEqualTo(QueryPlan.Kind.TOKEN_RANGE_SCAN);
		assertThat(range.fullScan(FullScan.ALLOW).list()).hasSize(8);
		assertThat(range.allowFiltering().list()).hasSize(8);
	}

	@Test
	void aClusteringColumnWithoutItsPartitionIsAScan() {
		FindQuery<Attempt> second = entities.find(Attempt.class, where("attempt").eq(1));
		assertThat(second.explain().kind()).isEqualTo(QueryPlan.Kind.TOKEN_RANGE_SCAN);
		assertThat(second.list()).hasSize(3);
		assertThat(second.allowFiltering().list()).hasSize(3);
	}

	@Test
	void theServerFiltersOnRequestOnly() {
		FindQuery<Attempt> late = entities.find(Attempt.class, where("result").gte(10));
		assertThat(late.explain().cql()).doesNotContain("ALLOW FILTERING");
		assertThat(late.allowFiltering().explain().cql()).contains("ALLOW FILTERING");
		assertThat(late.allowFiltering().list()).hasSameElementsAs(late.list()).hasSize(6);
	}

	@Test
	void anIndexedPropertyIsFoundAlone() {
		FindQuery<Attempt> found = entities.find(Attempt.class, where("description").eq("t1"));
		assertThat(found.explain().kind()).isEqualTo(QueryPlan.Kind.INDEX_LOOKUP);
		assertThat(found.list()).hasSize(4).allSatisfy((it) -> assertThat(it.testId()).isEqualTo(1));
	}

	@Test
	void theWholeAndAPartitionAreCounted() {
		assertThat(entities.find(Attempt.class).count()).isEqualTo(12);
		assertThat(entities.find(Attempt.class, where("testId").eq(0)).count()).isEqualTo(4);
		assertThat(entities.find(Attempt.class, where("testId").eq(0)).limit(3).count()).isEqualTo(3);
	}

	@Test
	void exactlyOneIsOne() {
		assertThat(entities.find(Attempt.class, where("testId").eq(0).and("attempt").eq(1)).one().result())
			.isEqualTo(5);
		assertThatExceptionOfType(EntityNotFoundException.class)
			.isThrownBy(() -> entities.find(Attempt.class, where("testId").eq(100)).one());
		assertThatExceptionOfType(NonUniqueResultException.class)
			.isThrownBy(() -> entities.find(Attempt.class, where("testId").eq(1)).one());
	}

	@Test
	void aPartitionIsReadBothWaysAndOtherOrdersAreMadeHere() {
		FindQuery<Attempt> partition = entities.find(Attempt.class, where("testId").eq(0));
		assertThat(partition.sort(asc("attempt")).list()).extracting(Attempt::attempt).containsExactly(0, 1, 2, 3);
		assertThat(sent
			.during(() -> assertThat(partition.sort(desc("attempt")).limit(2).list()).extracting(Attempt::attempt)
				.containsExactly(3, 2))
			.cql()).singleElement().asString().contains("ORDER BY");
		assertThat(partition.sort(desc("result")).list()).extracting(Attempt::result).containsExactly(15, 10, 5, 0);
	}

	@Test
	void partitionsAreDistinct() {
		assertThat(entities.findPartitions(Attempt.class, Filter.all()).list()).containsExactlyInAnyOrder(Key.of(0),
				Key.of(1), Key.of(2));
		assertThat(entities.findPartitions(Attempt.class, where("testId").in(1, 2)).list())
			.containsExactlyInAnyOrder(Key.of(1), Key.of(2));
		assertThat(entities.findPartitions(Attempt.class, where("testId").eq(100)).list()).isEmpty();
	}

	@Test
	void pagesOfAnySizeBringAllRows() {
		List<Reading> readings = IntStream.range(0, 510)
			.mapToObj((i) -> new Reading("paged", DAY.plusSeconds(i), i))
			.toList();
		entities.batch(BatchType.UNLOGGED, (batch) -> readings.forEach(batch::insert));
		FindQuery<Reading> all = entities.find(Reading.class, where("sensor").eq("paged"));
		for (int size : new int[] { 1, 49, 510, 5101 }) {
			assertThat(all.fetchSize(size).list()).hasSize(510);
		}
		assertThatIllegalArgumentException().isThrownBy(() -> all.fetchSize(0));
		List<Reading> paged = new ArrayList<>();
		String token = null;
		do {
			ResultPage<Reading> page = all.after(token).page(100);
			paged.addAll(page.items());
			token = page.nextToken();
		}
		while (token != null);
		assertThat(paged).isEqualTo(all.list());
	}

	@Test
	void aPartitionIsDeletedWithAllOfItsRowsAndNoOthers() {
		entities.insert(new Reading("gone", DAY, 1));
		entities.insert(new Reading("gone", DAY.plusSeconds(1), 2));
		entities.insert(new Reading("kept", DAY, 3));
		entities.deletePartition(Reading.class, "gone");
		assertThat(entities.find(Reading.class, where("sensor").in("gone", "kept")).list())
			.containsExactly(new Reading("kept", DAY, 3));
	}

	@Test
	void columnsAreNamedWhereverTheirPropertiesAreUsed() {
		sent.during(() -> entities.find(Attempt.class, where("testId").eq(0).and("passed").eq(true))
			.as(Passed.class)
			.list());
		assertThat(sent.cql()).singleElement().asString().contains("is_passed").doesNotContain(" passed");
	}

	@Test
	void aBooleanIsOneOfSeveral() {
		assertThat(entities.find(Attempt.class, where("testId").eq(0).and("passed").in(true, false)).list()).hasSize(4);
	}

	@Test
	void aTimeLimitIsThatOfTheRequest() {
		sent.during(() -> entities.find(Attempt.class, where("testId").eq(0)).timeout(Duration.ofSeconds(7)).list());
		assertThat(sent.statements()).singleElement()
			.satisfies((it) -> assertThat(it.getTimeout()).isEqualTo(Duration.ofSeconds(7)));
	}

	@Test
	void twoIteratorsOfAQueryDoNotDisturbEachOther() {
		FindQuery<Attempt> query = entities.find(Attempt.class, where("testId").eq(0)).sort(asc("attempt"));
		Iterator<Attempt> one = query.iterator();
		Iterator<Attempt> other = query.iterator();
		for (int i = 0; i < 4; i++) {
			assertThat(one.next().attempt()).isEqualTo(i);
			assertThat(other.next().attempt()).isEqualTo(i);
		}
		assertThat(one.hasNext() || other.hasNext()).isFalse();
	}

	@Test
	void threeDaysAreThreeRows() {
		for (int day = 0; day < 10; day++) {
			entities.insert(new Reading("daily", DAY.plus(Duration.ofDays(day)), day));
		}
		assertThat(entities
			.find(Reading.class,
					where("sensor").eq("daily")
						.and("at")
						.gte(DAY.plus(Duration.ofDays(2)))
						.and("at")
						.lt(DAY.plus(Duration.ofDays(5))))
			.list()).extracting(Reading::value).containsExactly(4, 3, 2);
	}

	@Test
	void hostileTextIsNeverSyntax() {
		String hostile = "x'; DROP TABLE entity_queries.attempt; --\" \u0000";
		Hostile stored = entities.insert(new Hostile(UUID.randomUUID(), hostile));
		assertThat(entities.findById(Hostile.class, stored.id())).contains(stored);
		assertThat(entities.find(Hostile.class, where("select").eq(hostile)).list()).containsExactly(stored);
		entities.update(Hostile.class, stored.id(), (it) -> it.set("select", hostile + hostile));
		assertThat(entities.findById(Hostile.class, stored.id()).orElseThrow().select()).isEqualTo(hostile + hostile);
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> entities.findRows("attempt\"; DROP TABLE x; --", Filter.all()));
		assertThat(entities.find(Attempt.class).count()).isEqualTo(12);
	}

	@Table
	record Attempt(@PartitionKey int testId, @ClusteringKey int attempt, @Index @Nullable String description,
			int result, @Column(name = "is_passed") boolean passed) {

	}

	record Passed(boolean passed) {

	}

	@Table
	record Reading(@PartitionKey String sensor, @ClusteringKey(order = ClusteringKey.Order.DESC) Instant at,
			int value) {

	}

	@Table("Select")
	record Hostile(@PartitionKey UUID id, @Nullable String select) {

	}

}
