package io.nosqlc.filter;

import java.util.List;

import io.nosqlc.error.InvalidFilterException;

/**
 * Bounds of a filter, so that walking one neither overflows the stack nor takes for ever.
 */
final class FilterSize implements FilterVisitor<Integer> {

	static final int MOST_FILTERS = 10_000;

	static final int MOST_LEVELS = 100;

	private int filters;

	private FilterSize() {
	}

	/**
	 * Refuses to put the filters into another if that would be too large.
	 */
	static void check(List<Filter> filters) {
		FilterSize size = new FilterSize();
		int levels = 1 + size.deepest(filters);
		if (levels > MOST_LEVELS) {
			throw new InvalidFilterException("Cannot build a filter that nests " + levels + " levels deep: at most "
					+ MOST_LEVELS + " are allowed. Combine conditions side by side with Filter.allOf or Filter.anyOf.");
		}
		if (size.filters >= MOST_FILTERS) {
			throw new InvalidFilterException("Cannot build a filter of more than " + MOST_FILTERS
					+ " conditions: evaluating it for each document would take too long. Use in(...) for many values.");
		}
	}

	private int deepest(List<Filter> filters) {
		int deepest = 0;
		for (Filter filter : filters) {
			this.filters++;
			deepest = Math.max(deepest, filter.accept(this));
		}
		return deepest;
	}

	@Override
	public Integer condition(Condition condition) {
		return 1;
	}

	@Override
	public Integer and(And and) {
		return 1 + deepest(and.filters());
	}

	@Override
	public Integer or(Or or) {
		return 1 + deepest(or.filters());
	}

	@Override
	public Integer not(Not not) {
		return 1 + deepest(List.of(not.filter()));
	}

}
