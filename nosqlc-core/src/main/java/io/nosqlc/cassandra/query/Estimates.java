package io.nosqlc.cassandra.query;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a table statements have brought lately that were read to their end.
 * Safe for use by several threads.
 */
final class Estimates {

	private static final int MOST_STATEMENTS = 500;

	/** After that time the cheaper of two plans may be another one. */
	private static final Duration KEPT = Duration.ofMinutes(10);

	private final Cache<Select, Long> rows = Caffeine.newBuilder()
		.maximumSize(MOST_STATEMENTS)
		.expireAfterWrite(KEPT)
		.build();

	private final ObservedScans scans;

	/**
	 * Creates the estimates of a table.
	 * @param table its name, for the log
	 */
	Estimates(String table) {
		this.scans = new ObservedScans(table);
	}

	/**
	 * Returns what scans have read for what they found.
	 */
	ObservedScans scans() {
		return this.scans;
	}

	/**
	 * Returns how many rows a statement brought; {@code null} if that is unknown.
	 */
	@Nullable Long rows(Select select) {
		return this.rows.getIfPresent(select);
	}

	/**
	 * Counts the rows that a statement brings.
	 */
	RowPages counted(RowPages pages, Select select) {
		return new Counted(pages, select);
	}

	/**
	 * Pages that are counted, if they are read to the end.
	 */
	private final class Counted implements RowPages {

		private final RowPages pages;

		private final Select select;

		private long count;

		Counted(RowPages pages, Select select) {
			this.pages = pages;
			this.select = select;
		}

		@Override
		public CompletionStage<Page> next() {
			return this.pages.next().thenApply(this::counted);
		}

		private Page counted(Page page) {
			this.count += page.size();
			if (page.last()) {
				Estimates.this.rows.put(this.select, this.count);
			}
			return page;
		}

		@Override
		public void fetchAhead() {
			this.pages.fetchAhead();
		}

		@Override
		public void close() {
			this.pages.close();
		}

	}

}
