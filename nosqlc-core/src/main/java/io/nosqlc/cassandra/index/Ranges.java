package io.nosqlc.cassandra.index;

import java.util.List;
import java.util.Optional;

import io.nosqlc.cassandra.query.Restriction;
import io.nosqlc.cassandra.query.Restriction.Relation;
import io.nosqlc.cassandra.query.Search;
import io.nosqlc.filter.Operator;

/**
 * Searches of a column whose values have the order of what they stand for, though several
 * may have become one.
 *
 * @param <V> type of the values
 */
final class Ranges<V extends Comparable<V>> {

	private final String column;

	Ranges(String column) {
		this.column = column;
	}

	/**
	 * Returns the relation that holds at least wherever an operator does.
	 */
	static Relation inclusive(Operator operator) {
		return switch (operator) {
			case EQ -> Relation.EQ;
			case GT, GTE -> Relation.GTE;
			case LT, LTE -> Relation.LTE;
			default -> throw new IllegalArgumentException("No relation of order: " + operator);
		};
	}

	Optional<Search> of(Relation relation, V value) {
		return Optional.of(Search.all(new Restriction(this.column, relation, value)));
	}

	/**
	 * Returns the search for what is within two bounds, nothing if they are in the wrong
	 * order.
	 */
	Optional<Search> between(V low, V high) {
		if (low.compareTo(high) > 0) {
			return Optional.of(new Search(List.of()));
		}
		return Optional.of(Search.all(new Restriction(this.column, Relation.GTE, low),
				new Restriction(this.column, Relation.LTE, high)));
	}

}
