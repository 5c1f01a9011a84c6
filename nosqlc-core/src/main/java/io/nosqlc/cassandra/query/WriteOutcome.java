package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;

/**
 * What became of a write.
 *
 * @param applied whether it took effect, which a write without a condition always does
 * @param rows what is stored instead, if it did not: the columns that the conditions are
 * about, or the whole row if it was not to exist; empty if there is no row
 */
public record WriteOutcome(boolean applied, List<Row> rows) {

	private static final WriteOutcome DONE = new WriteOutcome(true, List.of());

	public WriteOutcome {
		rows = List.copyOf(rows);
	}

	static WriteOutcome of(AsyncResultSet result) {
		return result.wasApplied() ? DONE : new WriteOutcome(false, rows(result));
	}

	private static List<Row> rows(AsyncResultSet result) {
		List<Row> rows = new ArrayList<>();
		result.currentPage().forEach(rows::add);
		return rows;
	}

}
