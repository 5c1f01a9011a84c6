package io.nosqlc.cassandra.query;

import java.util.List;

/**
 * How the rows are found that a condition can be true of: the rows of all alternatives
 * together are those, and perhaps others. Immutable.
 *
 * @param alternatives restrictions, of which those of one alternative hold together;
 * without alternatives the condition can be true of no row
 */
public record Search(List<List<Restriction>> alternatives) {

	/** Of a condition that is true of no row. */
	public static final Search NOTHING = new Search(List.of());

	public Search {
		alternatives = alternatives.stream().map(List::copyOf).toList();
	}

	/**
	 * Returns the search whose rows meet all of some restrictions.
	 */
	public static Search all(Restriction... restrictions) {
		return all(List.of(restrictions));
	}

	/**
	 * Returns the search whose rows meet all of some restrictions; if there are none, no
	 * row does.
	 */
	static Search all(List<Restriction> restrictions) {
		return restrictions.isEmpty() ? NOTHING : new Search(List.of(restrictions));
	}

	/**
	 * Returns the search whose rows meet one of some restrictions or several.
	 */
	public static Search anyOf(List<Restriction> restrictions) {
		return new Search(restrictions.stream().map(List::of).toList());
	}

}
