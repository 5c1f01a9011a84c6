package io.nosqlc.benchmarks;

import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.OptionalLong;

import com.datastax.oss.driver.api.core.cql.Row;

import io.nosqlc.Collection;
import io.nosqlc.Cursor;
import io.nosqlc.Document;
import io.nosqlc.filter.Filter;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Finds that read a whole table, of which about one document in fifty matches.
 */
final class FindPart implements Part.OnServer {

	private static final Filter PENDING = SampleFilter.TEXT.filter();

	private static final int IN_FLIGHT = 256;

	private static final int BYTES_OF_A_PAGE = 3_000_000;

	/** What one round reads at least, so that it takes long enough to be timed. */
	private static final int BYTES_OF_A_ROUND = 30_000_000;

	@Override
	public void run(Server server, Settings settings, Results results) throws Exception {
		for (int bytes : settings.sizes()) {
			LongSummaryStatistics megabytes = new LongSummaryStatistics();
			for (int documents : settings.documents()) {
				if (settings.includesTable(documents, bytes)) {
					new Table(server, documents, bytes).run(settings, results).ifPresent(megabytes);
				}
			}
			if (megabytes.getCount() > 1) {
				results.add(new Results.Check("heap in use by finds of " + Benchmarks.size(bytes) + " in all tables",
						megabytes.getMin() + " to " + megabytes.getMax() + " MB", "flat: within a quarter",
						megabytes.getMax() <= 1.25 * megabytes.getMin()));
			}
		}
	}

	/**
	 * One of the tables.
	 */
	private static final class Table {

		private final Server server;

		private final int documents;

		private final int bytes;

		private final String name;

		/** Sum of the numbers of all that match. */
		private long expected;

		private long matching;

		Table(Server server, int documents, int bytes) {
			this.server = server;
			this.documents = documents;
			this.bytes = bytes;
			this.name = "find_" + documents + "_" + bytes;
		}

		/**
		 * Measures finds.
		 * @return how many MB of heap one took at the most; empty if it failed
		 */
		OptionalLong run(Settings settings, Results results) throws Exception {
			Collection collection = this.server.client().getCollection(this.name);
			collection.store(Samples.key(0), Document.of());
			RawTable raw = new RawTable(this.server.session(), this.name);
			fill(raw);
			this.server.settle();
			new Comparison("find, " + Benchmarks.size(this.bytes) + ", " + this.documents)
				.arm("nosqlc", () -> repeat(() -> sum(collection)))
				.arm("naive", () -> repeat(() -> sumNaively(raw)))
				.arm("Jackson streaming", () -> repeat(() -> sumStreaming(raw)))
				.measure(settings, results);
			OptionalLong megabytes = SmallHeap.read(this.server, this.name, this.documents, this.matching);
			results.add(new Results.Check(
					"find with -Xmx" + SmallHeap.MEGABYTES + "m, " + Benchmarks.size(this.bytes) + ", "
							+ this.documents,
					megabytes.isPresent() ? "passes, with " + megabytes.getAsLong() + " MB in use" : "fails", "passes",
					megabytes.isPresent()));
			this.server.drop(this.name);
			return megabytes;
		}

		private void fill(RawTable raw) throws Exception {
			InFlight.run(IN_FLIGHT, this.documents, (i) -> {
				Map<String, Object> order = Samples.order(i, this.bytes);
				if (Samples.isPending(order)) {
					this.expected += i;
					this.matching++;
				}
				return raw.store(Samples.key(i), order);
			});
		}

		private long repeat(Work find) throws Exception {
			int times = (int) Math.max(1, BYTES_OF_A_ROUND / ((long) this.documents * this.bytes));
			for (int i = 0; i < times; i++) {
				long sum = find.run();
				if (sum != this.expected) {
					throw new IllegalStateException("Found what sums up to " + sum + " instead of " + this.expected
							+ " in '" + this.name + "'");
				}
			}
			return (long) times * this.documents;
		}

		private long sum(Collection collection) {
			long sum = 0;
			try (Cursor<Document> cursor = collection.find(PENDING).cursor()) {
				while (cursor.next()) {
					sum += Samples.integer(cursor.get(), "number");
				}
			}
			return sum;
		}

		private long sumNaively(RawTable raw) {
			long sum = 0;
			for (Row row : raw.all("pk, data", pageSize())) {
				Map<String, Object> order = JsonText.read(RawTable.text(row));
				sum += PENDING.matches(order) ? Samples.integer(order, "number") : 0;
			}
			return sum;
		}

		private long sumStreaming(RawTable raw) throws Exception {
			long sum = 0;
			for (Row row : raw.all("pk, data", pageSize())) {
				String text = RawTable.text(row);
				sum += SampleFilter.TEXT.streaming().matches(text.getBytes(UTF_8))
						? Samples.integer(JsonText.read(text), "number") : 0;
			}
			return sum;
		}

		/**
		 * The driver's default, or less where that serves the peers better.
		 */
		private int pageSize() {
			return Math.min(5000, BYTES_OF_A_PAGE / this.bytes);
		}

	}

}
