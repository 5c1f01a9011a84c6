package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.cql.Row;

/**
 * The rows that a plan reads, page by page. Used by one caller at a time, who asks for a
 * page only when the one before has arrived; only closing may happen at any time.
 */
interface RowPages {

	/**
	 * Brings the next page, which was perhaps fetched ahead.
	 */
	CompletionStage<Page> next();

	/**
	 * Begins to fetch what is behind the page that arrived last, which was not the last
	 * of all. How much that is has a bound.
	 */
	void fetchAhead();

	/**
	 * Fetches no more.
	 */
	void close();

	/**
	 * Some rows.
	 *
	 * @param rows the rows, to be walked over once
	 * @param size how many there are at the most
	 * @param requests how many answers of the store they came in
	 * @param last whether nothing can follow
	 */
	record Page(Iterable<Row> rows, int size, int requests, boolean last) {

		static final Page END = new Page(List.of(), 0, 0, true);

	}

}
