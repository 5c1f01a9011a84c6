package io.nosqlc.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import org.springframework.data.cassandra.core.AsyncCassandraTemplate;

import io.nosqlc.AsyncCollection;
import io.nosqlc.Document;

/**
 * Stores and gets one document at a time, with many operations in flight. Every arm
 * begins with a map and ends with one, in the same table.
 */
final class PointPart implements Part.OnServer {

	static final String TABLE = "points";

	static final String DRIVER = "driver + Jackson";

	static final String MAPPER = "DataStax mapper";

	static final String SPRING_DATA = "Spring Data";

	private static final int IN_FLIGHT = 64;

	/** Microseconds that pynosqlc took of the client's CPU at its best. */
	private static final double PYNOSQLC = 350;

	@Override
	public void run(Server server, Settings settings, Results results) throws Exception {
		server.client().getCollection(TABLE).store("first", Document.of());
		for (int bytes : settings.sizes()) {
			new Size(server, bytes).run(settings, results);
		}
		results.measurements()
			.stream()
			.filter((reached) -> reached.arm().equals("nosqlc") && reached.comparison().matches("(get|store), 300 B"))
			.forEach((reached) -> results.add(againstPynosqlc(reached)));
	}

	private static Results.Check againstPynosqlc(Measurement reached) {
		double ratio = reached.cpuMicros() / PYNOSQLC;
		return new Results.Check("CPU of " + reached.comparison() + ", against pynosqlc's recorded 350 us",
				String.format("1/%.0f", 1 / ratio), "at most 1/20", ratio <= 1.0 / 20);
	}

	/**
	 * Documents of one length.
	 */
	private static final class Size {

		private final int bytes;

		private final int operations;

		private final List<Map<String, Object>> orders;

		private final AsyncCollection collection;

		private final RawTable raw;

		private final MappedRow.Rows mapped;

		private final AsyncCassandraTemplate spring;

		Size(Server server, int bytes) {
			this.bytes = bytes;
			this.operations = Math.min(50_000, 120_000_000 / bytes);
			this.orders = IntStream.range(0, 1000).mapToObj((i) -> Samples.order(i, bytes)).toList();
			CqlSession session = server.session();
			session.execute("TRUNCATE " + Server.KEYSPACE + "." + TABLE);
			this.collection = server.client().getCollection(TABLE).async();
			this.raw = new RawTable(session, TABLE);
			this.mapped = new MappedRow_RowMapperBuilder(session).build()
				.rows(CqlIdentifier.fromInternal(Server.KEYSPACE));
			this.spring = new AsyncCassandraTemplate(session);
		}

		void run(Settings settings, Results results) throws Exception {
			new Comparison("store, " + Benchmarks.size(this.bytes))
				.arm("nosqlc", () -> all((i) -> this.collection.store(Samples.key(i), order(i))))
				.arm(DRIVER, () -> all((i) -> this.raw.store(Samples.key(i), order(i))))
				.arm(MAPPER, () -> all((i) -> this.mapped.insert(new MappedRow(Samples.key(i), text(i)))))
				.arm(SPRING_DATA, () -> all((i) -> this.spring.insert(new SpringRow(Samples.key(i), text(i)))))
				.measure(settings, results);
			new Comparison("get, " + Benchmarks.size(this.bytes))
				.arm("nosqlc",
						() -> all((i) -> this.collection.get(Samples.key(i))
							.thenAccept((found) -> check(i, found.orElseThrow()))))
				.arm(DRIVER, () -> all((i) -> this.raw.get(Samples.key(i)).thenAccept((found) -> check(i, found))))
				.arm(MAPPER,
						() -> all((i) -> this.mapped.find(Samples.key(i))
							.thenAccept((found) -> check(i, JsonText.read(found.data())))))
				.arm(SPRING_DATA,
						() -> all((i) -> this.spring.selectOneById(Samples.key(i), SpringRow.class)
							.thenAccept((found) -> check(i, JsonText.read(found.data())))))
				.measure(settings, results);
		}

		private long all(InFlight.Operation operation) throws Exception {
			return InFlight.run(IN_FLIGHT, this.operations, operation);
		}

		private Map<String, Object> order(int i) {
			return this.orders.get(i % this.orders.size());
		}

		private String text(int i) {
			return JsonText.write(order(i));
		}

		/**
		 * Looks at the first and the last field, so that nobody can leave out reading a
		 * document.
		 */
		private void check(int i, Map<String, ?> found) {
			Map<String, Object> order = order(i);
			if (Samples.integer(order, "number") != Samples.integer(found, "number")
					|| Samples.integer(order, "priority") != Samples.integer(found, "priority")) {
				throw new IllegalStateException("Found " + found + " instead of " + order);
			}
		}

	}

}
