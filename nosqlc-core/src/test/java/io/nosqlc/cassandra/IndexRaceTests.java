package io.nosqlc.cassandra;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.QueryPlan;
import io.nosqlc.cassandra.index.CollectionIndexes;
import io.nosqlc.cassandra.index.IndexDefinition;
import io.nosqlc.cassandra.index.IndexVerification;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Finds miss nothing that matches while documents are stored, updated and deleted and the
 * indexes are made anew: documents that are written again and again with the same values
 * at the indexed paths match before, meanwhile and after.
 */
@WithEmbeddedCassandra
class IndexRaceTests {

	private static final int FILTERS = 10_000;

	private static final int IN_FLIGHT = 32;

	private static final int KEPT = 400;

	private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");

	private final Map<String, Document> kept = new TreeMap<>();

	private final ConcurrentMap<QueryPlan.Kind, AtomicInteger> kinds = new ConcurrentHashMap<>();

	private final AtomicBoolean done = new AtomicBoolean();

	@Test
	void noFindMissesWhatMatchesWhileOthersWriteAndReindex(EmbeddedCassandra cassandra) {
		try (RecordedSession session = RecordedSession.open(cassandra);
				CassandraClient client = client(session);
				CassandraClient other = client(session)) {
			Collection documents = client.getCollection("documents");
			Random random = new Random(20261121);
			for (int i = 0; i < KEPT; i++) {
				this.kept.put("kept" + i, document(random));
			}
			documents.storeAll(this.kept.entrySet());
			CollectionIndexes indexes = client.unwrap(CollectionIndexes.class);
			indexes.declare("documents", IndexDefinition.text("s"), IndexDefinition.number("n.x"),
					IndexDefinition.bool("b"), IndexDefinition.timestamp("t"), IndexDefinition.array("a"));
			List<CompletableFuture<?>> writers = List.of(write(documents, 1),
					write(other.getCollection("documents"), 2));
			CompletableFuture<?> reindexing = CompletableFuture.runAsync(() -> reindex(indexes));
			find(documents, random, 500);
			indexes.reindex("documents");
			await().untilAsserted(() -> {
				FindQuery<Document> find = documents.find(where("s").eq("s1"));
				find.list();
				assertThat(find.explain().kind()).isEqualTo(QueryPlan.Kind.INDEX_LOOKUP);
			});
			find(documents, random, FILTERS);
			this.done.set(true);
			writers.forEach(CompletableFuture::join);
			reindexing.join();
			assertThat(indexes.verify("documents")).allSatisfy((found) -> assertThat(found.rowsWrong()).isZero());
		}
		assertThat(this.kinds).containsKeys(QueryPlan.Kind.INDEX_LOOKUP, QueryPlan.Kind.UNION,
				QueryPlan.Kind.TOKEN_RANGE_SCAN);
		assertThat(this.kinds.get(QueryPlan.Kind.INDEX_LOOKUP)).hasValueGreaterThan(FILTERS / 4);
	}

	private static CassandraClient client(RecordedSession session) {
		return CassandraClient.builder(session.session())
			.keyspace("index_races")
			.properties(Map.of("request-timeout", "2s", "update-timeout", "2s"))
			.build();
	}

	/**
	 * Half of what is written changes nothing at the indexed paths; the other half comes
	 * and goes.
	 */
	private CompletableFuture<?> write(Collection documents, int seed) {
		Random random = new Random(seed);
		return CompletableFuture.runAsync(() -> {
			while (!this.done.get()) {
				String key = "kept" + random.nextInt(KEPT);
				switch (random.nextInt(4)) {
					case 0 -> documents.store(key, this.kept.get(key).with("writes", random.nextInt()));
					case 1 -> documents.update(key, Map.of("writes", random.nextInt()));
					case 2 -> documents.store("other" + random.nextInt(100), document(random));
					default -> documents.delete("other" + random.nextInt(100));
				}
			}
		});
	}

	private void reindex(CollectionIndexes indexes) {
		while (!this.done.get()) {
			indexes.reindex("documents");
		}
	}

	private void find(Collection documents, Random random, int filters) {
		Semaphore free = new Semaphore(IN_FLIGHT);
		List<CompletableFuture<?>> finds = new ArrayList<>();
		for (int i = 0; i < filters; i++) {
			Filter filter = filter(random, 2);
			FindQuery<Document> find = documents.find(filter);
			this.kinds.computeIfAbsent(find.explain().kind(), (kind) -> new AtomicInteger()).incrementAndGet();
			free.acquireUninterruptibly();
			finds.add(find.async().list().whenComplete((found, error) -> free.release()).thenAccept((found) -> {
				Set<String> keys = found.stream().map(Document::getId).collect(Collectors.toCollection(TreeSet::new));
				this.kept.forEach((key, document) -> {
					if (filter.matches(document)) {
						assertThat(keys).as(filter.toString()).contains(key);
					}
				});
				assertThat(found).allMatch(filter::matches);
			}).toCompletableFuture());
		}
		finds.forEach(CompletableFuture::join);
	}

	private static Document document(Random random) {
		return Document.of("s", pick(random, "s" + random.nextInt(40), "", 5, null), "n",
				Map.of("x", pick(random, random.nextInt(60), random.nextInt(600) / 10.0, "text", -0.0)), "b",
				random.nextBoolean(), "t",
				pick(random, BEGIN.plusSeconds(random.nextInt(3600)), "2026-11-21T00:" + random.nextInt(60), "z", 1),
				"a", pick(random, List.of("a" + random.nextInt(20), random.nextInt(20)), List.of(), "a1", null));
	}

	/**
	 * Mostly the first.
	 */
	private static Object pick(Random random, Object... values) {
		return values[Math.max(0, random.nextInt(values.length + 6) - 6)];
	}

	private static Filter filter(Random random, int depth) {
		return switch ((depth > 0) ? random.nextInt(8) : 7) {
			case 0, 1 -> filter(random, depth - 1).and(filter(random, depth - 1));
			case 2 -> filter(random, depth - 1).or(filter(random, depth - 1));
			case 3 -> filter(random, depth - 1).and(filter(random, 0).not());
			default -> condition(random);
		};
	}

	private static Filter condition(Random random) {
		double number = random.nextInt(620) / 10.0;
		Instant time = BEGIN.plusSeconds(random.nextInt(3600));
		return switch (random.nextInt(14)) {
			case 0, 1, 2 -> where("s").eq("s" + random.nextInt(42));
			case 3 -> where("s").in("s" + random.nextInt(42), "s" + random.nextInt(42), "");
			case 4 -> where("n.x").eq(random.nextInt(60));
			case 5 -> where("n.x").gte(number).and("n.x").lt(number + 2);
			case 6 -> where("n.x").between(number, number + 1);
			case 7 -> where("t").gt(time).and("t").lte(time.plusSeconds(60));
			case 8 -> where("t").startsWith("2026-11-21T00:" + random.nextInt(60));
			case 9, 10 -> where("a").contains("a" + random.nextInt(22));
			case 11 -> where("a").contains(random.nextInt(22));
			case 12 -> where("b").eq(true).and("s").eq("s" + random.nextInt(42));
			default -> where("n.x").lte(random.nextInt(3));
		};
	}

}
