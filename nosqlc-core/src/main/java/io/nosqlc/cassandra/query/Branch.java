package io.nosqlc.cassandra.query;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Rows that one kind of request finds: those of some keys, or those that one lookup in
 * indexes brings. Immutable.
 *
 * @param keys the keys; {@code null} for a lookup
 * @param restrictions what is looked up; empty for keys
 * @param reason what is used for it, in words
 * @param expectedRows how many rows are expected; {@code null} if that is unknown
 */
record Branch(@Nullable SortedSet<String> keys, List<Restriction> restrictions, String reason,
		@Nullable Long expectedRows) {

	static final Comparator<Branch> CHEAPEST_FIRST = Comparator.comparingDouble(Branch::guess);

	/** Which part of a table a restriction leaves, if nobody knows. */
	private static final double ONE_OF_TWO = 0.5;

	private static final double HALF_A_RANGE = 0.3;

	private static final double ONE_VALUE = 0.001;

	/** As if a table had a million rows. */
	private static final double ONE_ROW = 0.000_001;

	static Branch of(SortedSet<String> keys) {
		return new Branch(keys, List.of(), "the keys that the filter names", (long) keys.size());
	}

	static Branch of(List<Restriction> restrictions, String reason, @Nullable Long expectedRows) {
		return new Branch(null, List.copyOf(restrictions), reason, expectedRows);
	}

	Set<String> columns() {
		return this.restrictions.stream().map(Restriction::column).collect(Collectors.toSet());
	}

	/**
	 * Returns about which part of the table this is.
	 */
	double guess() {
		if (this.expectedRows != null) {
			return this.expectedRows * ONE_ROW;
		}
		return this.restrictions.stream().mapToDouble(Branch::guess).reduce(1, (left, right) -> left * right);
	}

	private static double guess(Restriction restriction) {
		return switch (restriction.relation()) {
			case EQ -> (restriction.value() instanceof Boolean) ? ONE_OF_TWO : ONE_VALUE;
			case CONTAINS, CONTAINS_KEY, IN -> ONE_VALUE;
			case GT, GTE, LT, LTE -> HALF_A_RANGE;
		};
	}

	/**
	 * Returns the restrictions of this branch and of another one of the same column as
	 * CQL allows them: one value, or at most one at each end of a range. Rows that only
	 * the restrictions left out would exclude are found nevertheless.
	 */
	List<Restriction> joinedWith(Branch other) {
		Map<End, Restriction> ends = new LinkedHashMap<>();
		this.restrictions.forEach((restriction) -> ends.putIfAbsent(End.of(restriction), restriction));
		other.restrictions.forEach((restriction) -> ends.putIfAbsent(End.of(restriction), restriction));
		Restriction one = ends.get(End.BOTH);
		return (one != null) ? List.of(one) : List.copyOf(ends.values());
	}

	/**
	 * Which end of a range a restriction sets.
	 */
	private enum End {

		BOTH, LOWER, UPPER;

		static End of(Restriction restriction) {
			return switch (restriction.relation()) {
				case EQ, IN, CONTAINS, CONTAINS_KEY -> BOTH;
				case GT, GTE -> LOWER;
				case LT, LTE -> UPPER;
			};
		}

	}

}
