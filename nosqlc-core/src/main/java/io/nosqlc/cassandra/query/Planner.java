package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

import io.nosqlc.Document;
import io.nosqlc.KeyLookup;
import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.Operator;

/**
 * Chooses the cheapest plan that reads all rows that a filter can match.
 */
final class Planner {

	private Planner() {
	}

	static Plan plan(SelectStatements select, Filter filter, Optional<TokenRing> ring) {
		return KeyLookup.of(filter)
			.map((lookup) -> byKeys(select, lookup.keys(), filter))
			.orElseGet(() -> scan(select, filter, ring));
	}

	private static Plan scan(SelectStatements select, Filter filter, Optional<TokenRing> ring) {
		return ring.<Plan>map((known) -> new Plan.RangeScan(select, filter, known))
			.orElseGet(() -> new Plan.TableScan(select, filter));
	}

	private static Plan byKeys(SelectStatements select, SortedSet<String> keys, Filter filter) {
		return keys.isEmpty() ? new Plan.Nothing(filter) : new Plan.KeyReads(select, keys, withoutKeys(filter));
	}

	/**
	 * Leaves out the conditions that reading by key decides; a filter in which they are
	 * not simply joined by "and" is kept as it is.
	 */
	private static Filter withoutKeys(Filter filter) {
		if (!(filter instanceof And and)) {
			return isDecidedByKey(filter) ? Filter.all() : filter;
		}
		List<Filter> left = and.filters().stream().filter((part) -> !isDecidedByKey(part)).toList();
		return (left.size() == 1) ? left.get(0) : Filter.allOf(left);
	}

	private static boolean isDecidedByKey(Filter filter) {
		return filter instanceof Condition condition && condition.path().names().equals(List.of(Document.ID))
				&& !condition.ignoreCase()
				&& (condition.operator() == Operator.EQ || condition.operator() == Operator.IN);
	}

}
