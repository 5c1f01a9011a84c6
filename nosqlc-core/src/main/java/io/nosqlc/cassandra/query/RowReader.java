package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Optional;

import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Match;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.filter.FieldPath;
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
	 * counting need not read the others; empty if it takes the whole row.
	 */
	Optional<String> countedBy();

	/**
	 * Reads a row.
	 * @return what it may hold; {@code null} if it is no item at all
	 * @throws CorruptDocumentException if it cannot be read, here or when the candidate
	 * is asked
	 */
	@Nullable Candidate<T> read(Row row);

	/**
	 * Returns whether a find leaves out a row that cannot be read. If not, the find
	 * fails.
	 * @param error what the row is and why it cannot be read
	 */
	boolean skips(CorruptDocumentException error);

	/**
	 * An item that may match.
	 *
	 * @param <T> type of the item
	 */
	interface Candidate<T> {

		/**
		 * Returns whether the item passes a filter.
		 */
		boolean passes(Filter filter);

		/**
		 * Returns the item as a match.
		 * @param fields what of it is wanted; empty for everything
		 */
		Match<T> match(List<FieldPath> fields);

	}

}
