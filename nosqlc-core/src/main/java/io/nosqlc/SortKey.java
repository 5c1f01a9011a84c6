package io.nosqlc;

import io.nosqlc.filter.FieldPath;

/**
 * One level of a sort order. Values are ordered missing and null, booleans, numbers, text
 * by code point, lists, maps; items that are equal in all keys are ordered by their key,
 * rows of one partition as the table orders them.
 *
 * @param path what to sort by
 * @param descending whether the order is turned round
 */
public record SortKey(FieldPath path, boolean descending) {

	/**
	 * Returns ascending order by a dotted path.
	 * @throws io.nosqlc.error.InvalidFilterException if the path is malformed
	 */
	public static SortKey asc(String path) {
		return new SortKey(FieldPath.parse(path), false);
	}

	/**
	 * Returns descending order by a dotted path.
	 * @throws io.nosqlc.error.InvalidFilterException if the path is malformed
	 */
	public static SortKey desc(String path) {
		return new SortKey(FieldPath.parse(path), true);
	}

	@Override
	public String toString() {
		return this.path + (this.descending ? " desc" : " asc");
	}

}
