package io.nosqlc.cassandra;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.QueryPlan;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.index.CollectionIndexes;
import io.nosqlc.cassandra.index.IndexDefinition;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Finds on Cassandra bring exactly what the evaluator of maps says, whatever the filter,
 * with and without indexes.
 */
@WithEmbeddedCassandra
class RandomFindTests {

	private static final int FILTERS = 150;

	private static final Object[] VALUES = { 0, 1, 2.5, -1, 1.0, "", "a", "A", "ab", "é", "\uD83D\uDE00", true, false,
			List.of(1, "a"), List.of(), Map.of("y", 1) };

	private static final List<Object> ORDERED = List.of(0, 1, 2.5, -1, "", "a", "ab", "é", true);

	private static final String[] PATHS = { "x", "y", "z", "x.y", "z.y" };

	private static Client client;

	private static Collection collection;

	private static Collection indexed;

	private static final Map<String, Document> documents = new TreeMap<>();

	private final Random random = new Random(20261121);

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/random_finds");
		collection = client.getCollection("documents");
		indexed = client.getCollection("indexed");
		client.unwrap(CollectionIndexes.class)
			.declare("indexed", IndexDefinition.array("x"), IndexDefinition.text("y"), IndexDefinition.number("z"),
					IndexDefinition.number("x.y"), IndexDefinition.timestamp("z.y"));
		Random random = new Random(7);
		for (int i = 0; i < 400; i++) {
			Map<String, Object> fields = new LinkedHashMap<>();
			for (String name : List.of("x", "y", "z")) {
				if (random.nextInt(4) > 0) {
					fields.put(name, (random.nextInt(8) == 0) ? null : VALUES[random.nextInt(VALUES.length)]);
				}
			}
			String key = "k" + i;
			documents.put(key, Document.copyOf(fields).with("_id", key));
		}
		collection.storeAll(documents.entrySet());
		indexed.storeAll(documents.entrySet());
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void bringWhatTheEvaluatorSays() {
		bringWhatTheEvaluatorSays(collection);
	}

	@Test
	void bringTheSameByIndexes() {
		Map<QueryPlan.Kind, Integer> kinds = bringWhatTheEvaluatorSays(indexed);
		assertThat(kinds.getOrDefault(QueryPlan.Kind.INDEX_LOOKUP, 0)).isGreaterThan(FILTERS / 20);
		assertThat(kinds.getOrDefault(QueryPlan.Kind.UNION, 0)).isPositive();
	}

	@Test
	void missNothingWhileOthersStore() {
		AtomicBoolean stop = new AtomicBoolean();
		List<CompletableFuture<Void>> writers = IntStream.range(0, 3)
			.mapToObj((seed) -> CompletableFuture.runAsync(() -> {
				Random any = new Random(seed);
				while (!stop.get()) {
					String key = "k" + any.nextInt(400);
					indexed.store(key, documents.get(key));
					indexed.store("other" + any.nextInt(50), documents.get("k" + any.nextInt(400)).without("_id"));
				}
			}))
			.toList();
		for (int i = 0; i < FILTERS; i++) {
			Filter filter = filter(3);
			List<Document> expected = documents.values().stream().filter(filter::matches).toList();
			assertThat(indexed.find(filter).stream().filter((found) -> !found.getId().startsWith("other")).toList())
				.as(filter.toString())
				.containsExactlyInAnyOrderElementsOf(expected);
		}
		stop.set(true);
		writers.forEach(CompletableFuture::join);
		assertThat(client.unwrap(CollectionIndexes.class).verify("indexed"))
			.allMatch((found) -> found.rowsWrong() == 0);
		indexed.deleteAll(where("_id").startsWith("other"));
	}

	private Map<QueryPlan.Kind, Integer> bringWhatTheEvaluatorSays(Collection collection) {
		Map<QueryPlan.Kind, Integer> kinds = new EnumMap<>(QueryPlan.Kind.class);
		int matched = 0;
		for (int i = 0; i < FILTERS; i++) {
			Filter filter = filter(3);
			List<Document> expected = documents.values().stream().filter(filter::matches).toList();
			assertThat(collection.find(filter).sort(SortKey.asc("_id")).list()).as(filter.toString())
				.isEqualTo(expected);
			assertThat(collection.find(filter).count()).as(filter.toString()).isEqualTo(expected.size());
			assertThat(collection.find(filter).list()).as(filter.toString())
				.containsExactlyInAnyOrderElementsOf(expected);
			matched += expected.size();
			kinds.merge(collection.find(filter).explain().kind(), 1, Integer::sum);
		}
		assertThat(matched).as("the filters must be neither all true nor all false").isBetween(2_500, 57_500);
		return kinds;
	}

	private Filter filter(int depth) {
		if (depth == 0) {
			return condition();
		}
		return switch (this.random.nextInt(6)) {
			case 0 -> filter(depth - 1).and(filter(depth - 1));
			case 1 -> filter(depth - 1).or(filter(depth - 1));
			case 2 -> filter(depth - 1).not();
			case 3 -> Filter.allOf(List.of(filter(depth - 1), filter(depth - 1), filter(depth - 1)));
			default -> condition();
		};
	}

	private Filter condition() {
		if (this.random.nextInt(4) == 0) {
			return onKey();
		}
		String path = PATHS[this.random.nextInt(PATHS.length)];
		return switch (this.random.nextInt(10)) {
			case 0 -> where(path).eq(value());
			case 1 -> where(path).ne(value());
			case 2 -> where(path).gt(ordered());
			case 3 -> where(path).lte(ordered());
			case 4 -> where(path).in(value(), value(), value());
			case 5 -> where(path).nin(value(), value());
			case 6 -> where(path).exists(this.random.nextBoolean());
			case 7 -> where(path).contains(value());
			case 8 -> where(path).startsWith("a");
			default -> where(path).lt(ordered());
		};
	}

	private Filter onKey() {
		return switch (this.random.nextInt(5)) {
			case 0 -> where("_id").eq(key());
			case 1 -> where("_id").ne(key());
			case 2 -> where("_id").in(keys());
			case 3 -> where("_id").gt(key());
			default -> where("_id").endsWith(String.valueOf(this.random.nextInt(10)));
		};
	}

	private List<String> keys() {
		List<String> keys = new ArrayList<>();
		for (int i = this.random.nextInt(100); i >= 0; i--) {
			keys.add(key());
		}
		return keys;
	}

	private String key() {
		return "k" + this.random.nextInt(420);
	}

	private Object value() {
		return VALUES[this.random.nextInt(VALUES.length)];
	}

	private Object ordered() {
		return ORDERED.get(this.random.nextInt(ORDERED.size()));
	}

}
