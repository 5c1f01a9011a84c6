package io.nosqlc.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

import com.datastax.oss.driver.api.core.CqlSession;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.cassandra.CassandraClient;

/**
 * Updates, of many documents and of a single one.
 */
final class UpdatePart implements Part.OnServer {

	static final String UNCONDITIONAL = "driver, losing updates";

	static final String UNCOMBINED = "a client for each writer";

	private static final String TABLE = "updates";

	private static final String HOT = "hot";

	private static final int DOCUMENTS = 1_000;

	private static final int WRITERS = 32;

	private static final int SECONDS = 2;

	/** Far apart, but within what {@code clock-skew} allows. */
	private static final long OFFSET_MILLIS = 400;

	@Override
	public void run(Server server, Settings settings, Results results) throws Exception {
		distinctKeys(server, settings, results);
		oneKey(server, settings, results);
		lost(server, results);
	}

	/**
	 * One writer, so nothing can be lost. Each arm has a table of its own: what one
	 * writes has no bearing on when the other one may.
	 */
	private static void distinctKeys(Server server, Settings settings, Results results) throws Exception {
		Collection collection = server.client().getCollection(TABLE);
		server.client().getCollection("raw_" + TABLE).store("first", Document.of());
		RawTable raw = new RawTable(server.session(), "raw_" + TABLE);
		for (int i = 0; i < DOCUMENTS; i++) {
			collection.store(Samples.key(i), Samples.order(i, 300));
			raw.write(Samples.key(i), Samples.order(i, 300));
		}
		new Comparison("update, distinct keys")
			.arm("nosqlc", () -> each((i) -> collection.update(Samples.key(i), Map.of("priority", i))))
			.arm(UNCONDITIONAL, () -> each((i) -> raw.update(Samples.key(i), Map.of("priority", i))))
			.measure(settings, results);
	}

	private static long each(IntConsumer update) {
		for (int i = 0; i < DOCUMENTS; i++) {
			update.accept(i);
		}
		return DOCUMENTS;
	}

	/**
	 * Clients combine the updates of their own writers, so nothing is combined where each
	 * writer has a client.
	 */
	private static void oneKey(Server server, Settings settings, Results results) throws Exception {
		Counter counter = new Counter(server.client().getCollection(TABLE));
		List<Counter> counters = new ArrayList<>();
		List<Client> clients = new ArrayList<>();
		for (int i = 0; i < WRITERS; i++) {
			Client client = client(server.session());
			clients.add(client);
			counters.add(new Counter(client.getCollection(TABLE)));
		}
		counter.reset();
		new Comparison("update, one key, " + WRITERS + " writers")
			.arm("nosqlc", () -> Writers.run(WRITERS, SECONDS, (writer) -> counter.increment()).done())
			.arm(UNCOMBINED, () -> Writers.run(WRITERS, SECONDS, (writer) -> counters.get(writer).increment()).done())
			.measure(settings, results);
		clients.forEach(Client::close);
	}

	/**
	 * Two clients, one ahead of the server's clock and one behind it.
	 */
	private static void lost(Server server, Results results) throws Exception {
		try (CqlSession ahead = server.open(OFFSET_MILLIS);
				CqlSession behind = server.open(-OFFSET_MILLIS);
				Client first = client(ahead);
				Client second = client(behind)) {
			List<Counter> counters = List.of(new Counter(first.getCollection(TABLE)),
					new Counter(second.getCollection(TABLE)));
			counters.get(0).reset();
			Writers.Outcome outcome = Writers.run(WRITERS, SECONDS, (writer) -> counters.get(writer % 2).increment());
			long lost = outcome.done() - counters.get(0).value();
			results.add(new Results.Check("lost updates of one key, 32 writers, 2 clients 0.8 s apart",
					lost + " of " + outcome.done()
							+ (outcome.refused() > 0 ? " (refused: " + outcome.refused() + ")" : ""),
					"0", lost == 0 && outcome.done() > 0));
		}
		RawTable raw = new RawTable(server.session(), TABLE);
		raw.write(HOT, Map.of("count", 0));
		Writers.Outcome outcome = Writers.run(WRITERS, SECONDS,
				(writer) -> raw.write(HOT, Map.of("count", Samples.integer(raw.read(HOT), "count") + 1)));
		long lost = outcome.done() - Samples.integer(raw.read(HOT), "count");
		results.add(new Results.Check("the same with the driver's plain read and write", lost + " of " + outcome.done(),
				"", true));
	}

	private static Client client(CqlSession session) {
		return CassandraClient.builder(session)
			.keyspace(Server.KEYSPACE)
			.properties(Map.of("update-timeout", "20s"))
			.build();
	}

	/**
	 * A document that everybody updates.
	 *
	 * @param collection where it is
	 */
	private record Counter(Collection collection) {

		void reset() {
			this.collection.store(HOT, Document.of("count", 0));
		}

		void increment() {
			this.collection.update(HOT, (document) -> document.with("count", document.getInt("count", 0) + 1));
		}

		int value() {
			return this.collection.get(HOT).orElseThrow().getInt("count", 0);
		}

	}

}
