package io.nosqlc.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.data.cassandra.core.CassandraTemplate;
import org.springframework.data.cassandra.repository.support.CassandraRepositoryFactory;

import io.nosqlc.Collection;
import io.nosqlc.Document;

/**
 * Stores many documents at once.
 */
final class BulkPart implements Part.OnServer {

	static final String SINGLES = "driver, 256 in flight";

	static final String SAVE_ALL = "Spring Data saveAll";

	private static final int IN_FLIGHT = 256;

	private static final int DOCUMENTS = 50_000;

	/** It takes more than ten times as long for each. */
	private static final int DOCUMENTS_OF_SAVE_ALL = 2_000;

	@Override
	public void run(Server server, Settings settings, Results results) throws Exception {
		Collection collection = server.client().getCollection(PointPart.TABLE);
		collection.store("first", Document.of());
		RawTable raw = new RawTable(server.session(), PointPart.TABLE);
		SpringRow.Rows rows = new CassandraRepositoryFactory(new CassandraTemplate(server.session()))
			.getRepository(SpringRow.Rows.class);
		for (int bytes : settings.sizes()) {
			if (bytes > 3000) {
				continue;
			}
			List<Map<String, Object>> orders = IntStream.range(0, 1000)
				.mapToObj((i) -> Samples.order(i, bytes))
				.toList();
			new Comparison("storeAll, " + Benchmarks.size(bytes)).arm("nosqlc", () -> storeAll(collection, orders))
				.arm(SINGLES,
						() -> InFlight.run(IN_FLIGHT, DOCUMENTS,
								(i) -> raw.store(Samples.key(i), orders.get(i % orders.size()))))
				.arm(SAVE_ALL, () -> saveAll(rows, orders))
				.measure(settings, results);
		}
	}

	private static long storeAll(Collection collection, List<Map<String, Object>> orders) {
		Stream<Map.Entry<String, Map<String, Object>>> entries = IntStream.range(0, DOCUMENTS)
			.mapToObj((i) -> Map.entry(Samples.key(i), orders.get(i % orders.size())));
		if (collection.storeAll(entries::iterator).stored() != DOCUMENTS) {
			throw new IllegalStateException("Not everything was stored");
		}
		return DOCUMENTS;
	}

	private static long saveAll(SpringRow.Rows rows, List<Map<String, Object>> orders) {
		return rows
			.saveAll(IntStream.range(0, DOCUMENTS_OF_SAVE_ALL)
				.mapToObj((i) -> new SpringRow(Samples.key(i), JsonText.write(orders.get(i % orders.size()))))
				.toList())
			.size();
	}

}
