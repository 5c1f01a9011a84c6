package io.nosqlc.cassandra.query;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.nosqlc.CursorStatistics;
import io.nosqlc.FilterShape;
import io.nosqlc.IndexAdvice;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

/**
 * What the scans of one table have read for what they found, by the shape of their
 * filters. Says in the log, once for each shape, which index would have spared a large
 * one. Safe for use by several threads.
 */
final class ObservedScans {

	private static final Logger logger = LoggerFactory.getLogger(ObservedScans.class);

	private static final int MOST_SHAPES = 500;

	/** Passing fewer rows is no trouble. */
	private static final long LARGE = 10_000;

	/** An index pays if it finds no larger part of a table. */
	private static final long ONE_IN = 5;

	private final String table;

	private final Cache<String, CursorStatistics> last = Caffeine.newBuilder().maximumSize(MOST_SHAPES).build();

	ObservedScans(String table) {
		this.table = table;
	}

	/**
	 * Takes a scan into account that was read to its end.
	 */
	void finished(Filter filter, CursorStatistics statistics) {
		String shape = FilterShape.of(filter);
		boolean first = this.last.asMap().put(shape, statistics) == null;
		if (first && statistics.rowsRead() >= LARGE && statistics.rowsMatched() * ONE_IN < statistics.rowsRead()) {
			advise(shape, IndexAdvice.of(filter), statistics);
		}
	}

	/**
	 * Returns what the last scan for a filter of this shape has read, as a clause.
	 */
	Optional<String> describe(Filter filter) {
		return Optional.ofNullable(this.last.getIfPresent(FilterShape.of(filter))).map(ObservedScans::described);
	}

	private void advise(String shape, Set<FieldPath> wanted, CursorStatistics statistics) {
		if (!wanted.isEmpty()) {
			logger.info("Finding '{}' in '{}': {}. Declare an index on {} if that is asked often.", shape, this.table,
					described(statistics),
					wanted.stream().map((path) -> "'" + path + "'").collect(Collectors.joining(" and ")));
		}
	}

	private static String described(CursorStatistics statistics) {
		return "the last such scan read " + statistics.rowsRead() + " rows for " + statistics.rowsMatched()
				+ " that match";
	}

}
