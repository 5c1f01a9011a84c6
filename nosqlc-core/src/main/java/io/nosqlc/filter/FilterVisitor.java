package io.nosqlc.filter;

/**
 * One method for each kind of filter, for whoever translates filters: a kind that comes
 * later is a compile error there, not a gap.
 *
 * @param <R> type of the results
 */
public interface FilterVisitor<R> {

	/**
	 * Visits a condition on one field.
	 */
	R condition(Condition condition);

	/**
	 * Visits a conjunction. Its filters are not visited unless this method does.
	 */
	R and(And and);

	/**
	 * Visits a disjunction. Its filters are not visited unless this method does.
	 */
	R or(Or or);

	/**
	 * Visits a negation. Its filter is not visited unless this method does.
	 */
	R not(Not not);

}
