package io.nosqlc;

import java.util.List;
import java.util.stream.Collectors;

import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.FilterVisitor;
import io.nosqlc.filter.Not;
import io.nosqlc.filter.Or;

/**
 * Writes a filter without its values, so that queries that differ in nothing else look
 * the same. For driver authors.
 */
public final class FilterShape implements FilterVisitor<String> {

	private static final FilterShape INSTANCE = new FilterShape();

	private FilterShape() {
	}

	/**
	 * Returns the shape of a filter.
	 */
	public static String of(Filter filter) {
		return filter.accept(INSTANCE);
	}

	@Override
	public String condition(Condition condition) {
		return condition.path() + " " + condition.operator().jsonName() + " ?";
	}

	@Override
	public String and(And and) {
		return and.filters().isEmpty() ? "everything" : joined(and.filters(), " and ");
	}

	@Override
	public String or(Or or) {
		return or.filters().isEmpty() ? "nothing" : joined(or.filters(), " or ");
	}

	@Override
	public String not(Not not) {
		return "not (" + of(not.filter()) + ")";
	}

	private static String joined(List<Filter> filters, String word) {
		return filters.stream().map(FilterShape::of).collect(Collectors.joining(word, "(", ")"));
	}

}
