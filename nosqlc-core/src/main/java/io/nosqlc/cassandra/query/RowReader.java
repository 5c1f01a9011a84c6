package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Optional;

import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.FindSpec;
import io.nosqlc.Match;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.filter.Filter;

/**
 * Tells what the rows of a table hold. Safe for use by several threads; called on the
 * executor of a find, never on an I/O thread.
 *
 * @param <T> type of the items
 */
public interface RowReader<T> {

	/**
	 * Returns the columns to select behind those of the primary key, which are always
	 * selected and come first.
	 */
	List<String> columns();

	/**
	 * Returns the column whose value alone tells whether a row is an item, so that
	 * counting need not read the others; empty if it takes the whole row. It may be one
	 * of the key: a clustering column counts the rows that are no partition's static
	 * columns.
	 */
	Optional<String> countedBy();

	/**
	 * Prepares what tells the rows of one find apart.
	 * @param residual what items must pass: that part of the find's filter which the plan
	 * does not decide. Of tables that are no collections it must be evaluated on
	 * {@link RowValues}
	 * @param spec the find, which says what the items are for and which fields of them
	 * are wanted
	 */
	Selection<T> select(Filter residual, FindSpec spec);

	/**
	 * Returns whether a find leaves out a row that cannot be read. If not, the find
	 * fails.
	 * @param error what the row is and why it cannot be read
	 */
	boolean skips(CorruptDocumentException error);

	/**
	 * Reads the rows of one find. Safe for use by several threads.
	 *
	 * @param <T> type of the items
	 */
	@FunctionalInterface
	interface Selection<T> {

		/**
		 * Reads a row. A partition that has values in static columns only comes as one
		 * row whose clustering columns are null, and so are all others that are not
		 * static.
		 * @return the item; {@code null} if there is none, or it does not pass the
		 * residual filter
		 * @throws CorruptDocumentException if it cannot be read as far as that takes
		 */
		@Nullable Match<T> match(Row row);

	}

}
