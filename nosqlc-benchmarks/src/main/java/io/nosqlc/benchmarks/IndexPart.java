package io.nosqlc.benchmarks;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.nosqlc.Collection;
import io.nosqlc.QueryPlan;
import io.nosqlc.cassandra.index.CollectionIndexes;
import io.nosqlc.cassandra.index.IndexDefinition;
import io.nosqlc.filter.Filter;

/**
 * Finds ten documents of a large table by a field that has an index, and by one with the
 * same values that has none.
 */
final class IndexPart implements Part.OnServer {

	static final String SCAN = "scan";

	private static final String TABLE = "indexed";

	private static final String INDEXED = "batch";

	private static final String NOT_INDEXED = "lot";

	private static final int DOCUMENTS = 500_000;

	private static final int BYTES = 300;

	private static final int MATCHES = 10;

	private static final int FINDS = 500;

	@Override
	public void run(Server server, Settings settings, Results results) throws Exception {
		int documents = Math.min(DOCUMENTS, Collections.max(settings.documents()));
		Collection collection = server.client().getCollection(TABLE);
		server.client().unwrap(CollectionIndexes.class).declare(TABLE, IndexDefinition.text(INDEXED));
		Stream<Map.Entry<String, Map<String, Object>>> orders = IntStream.range(0, documents)
			.mapToObj((i) -> Map.entry(Samples.key(i), order(i)));
		if (collection.storeAll(orders::iterator).stored() != documents) {
			throw new IllegalStateException("Not everything was stored");
		}
		server.settle();
		requireIndex(collection);
		new Comparison("index, " + MATCHES + " of " + documents)
			.arm("nosqlc", () -> find(collection, INDEXED, documents, FINDS))
			.arm(SCAN, () -> find(collection, NOT_INDEXED, documents, 1))
			.measure(settings, results);
		server.drop(TABLE);
	}

	private static Map<String, Object> order(int number) {
		Map<String, Object> order = Samples.order(number, BYTES);
		order.put(INDEXED, value(number));
		order.put(NOT_INDEXED, value(number));
		return order;
	}

	private static String value(int number) {
		return "number " + number / MATCHES;
	}

	/**
	 * A client notices some seconds later that an index is ready.
	 */
	private static void requireIndex(Collection collection) throws InterruptedException {
		Filter filter = Filter.where(INDEXED).eq(value(0));
		for (int i = 0; i < 60 && collection.find(filter).explain().kind() != QueryPlan.Kind.INDEX_LOOKUP; i++) {
			collection.find(filter).first();
			Thread.sleep(500);
		}
		if (collection.find(filter).explain().kind() != QueryPlan.Kind.INDEX_LOOKUP) {
			throw new IllegalStateException("The index is not used: " + collection.find(filter).explain());
		}
	}

	private static long find(Collection collection, String field, int documents, int times) {
		for (int i = 0; i < times; i++) {
			String value = value(ThreadLocalRandom.current().nextInt(documents));
			int found = collection.find(Filter.where(field).eq(value)).list().size();
			if (found != MATCHES) {
				throw new IllegalStateException("Found " + found + " documents of '" + value + "'");
			}
		}
		return times;
	}

}
