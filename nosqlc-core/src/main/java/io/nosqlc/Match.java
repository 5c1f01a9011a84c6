package io.nosqlc;

import java.util.List;

/**
 * One item that a find matched. For driver authors.
 *
 * @param <T> type of the items
 */
public interface Match<T> {

	/**
	 * Returns the item as the caller wants it: with the fields asked for.
	 */
	T item();

	/**
	 * Returns where the item stands in a sort order, read from the whole item whatever
	 * fields were asked for.
	 */
	Position position(List<SortKey> sort);

}
