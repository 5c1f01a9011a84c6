package io.nosqlc.filter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A filter as a person would write it down, with parentheses where {@code or} and
 * {@code not} need them. For messages and logs: long operands are cut.
 */
final class FilterText implements FilterVisitor<String> {

	private static final FilterText TEXT = new FilterText();

	private static final int MOST_ELEMENTS = 20;

	private static final int MOST_CHARACTERS = 200;

	private FilterText() {
	}

	static String of(Filter filter) {
		return filter.accept(TEXT);
	}

	@Override
	public String condition(Condition condition) {
		String text = condition.path() + " " + predicate(condition.operator(), condition.operand());
		return condition.ignoreCase() ? text + " ignoring case" : text;
	}

	private static String predicate(Operator operator, @Nullable Object operand) {
		return switch (operator) {
			case EQ -> "= " + ofValue(operand);
			case NE -> "!= " + ofValue(operand);
			case GT -> "> " + ofValue(operand);
			case GTE -> ">= " + ofValue(operand);
			case LT -> "< " + ofValue(operand);
			case LTE -> "<= " + ofValue(operand);
			case CONTAINS -> "contains " + ofValue(operand);
			case IN -> "in " + ofValue(operand);
			case NIN -> "not in " + ofValue(operand);
			case EXISTS -> Boolean.TRUE.equals(operand) ? "exists" : "is missing or null";
			case BETWEEN -> (operand instanceof List<?> pair)
					? "between " + ofValue(pair.get(0)) + " and " + ofValue(pair.get(1)) : "between";
			case STARTS_WITH -> "starts with " + ofValue(operand);
			case ENDS_WITH -> "ends with " + ofValue(operand);
			case LIKE -> "like " + ofValue(operand);
			case MATCHES -> "matches " + ofValue(operand);
			case SIZE -> "has size " + ofValue(operand);
			case IS_EMPTY -> "is empty";
		};
	}

	@Override
	public String and(And and) {
		return and.filters().isEmpty() ? "everything"
				: and.filters().stream().map(FilterText::operandOfAnd).collect(Collectors.joining(" and "));
	}

	@Override
	public String or(Or or) {
		return or.filters().isEmpty() ? "nothing"
				: or.filters().stream().map(FilterText::operandOfOr).collect(Collectors.joining(" or "));
	}

	@Override
	public String not(Not not) {
		return "not (" + of(not.filter()) + ")";
	}

	private static String operandOfAnd(Filter filter) {
		return isLeaf(filter) ? of(filter) : "(" + of(filter) + ")";
	}

	private static String operandOfOr(Filter filter) {
		return (isLeaf(filter) || filter instanceof And) ? of(filter) : "(" + of(filter) + ")";
	}

	private static boolean isLeaf(Filter filter) {
		return filter instanceof Condition || filter instanceof Not;
	}

	static String ofValue(@Nullable Object value) {
		if (value instanceof String text) {
			return "'" + cut(text).replace("'", "''") + "'";
		}
		if (value instanceof List<?> list) {
			return list.stream()
				.limit(MOST_ELEMENTS)
				.map(FilterText::ofValue)
				.collect(Collectors.joining(", ", "[", (list.size() > MOST_ELEMENTS) ? ", …]" : "]"));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.limit(MOST_ELEMENTS)
				.map((entry) -> entry.getKey() + ": " + ofValue(entry.getValue()))
				.collect(Collectors.joining(", ", "{", (map.size() > MOST_ELEMENTS) ? ", …}" : "}"));
		}
		return cut(String.valueOf(value));
	}

	private static String cut(String text) {
		return (text.length() > MOST_CHARACTERS) ? text.substring(0, MOST_CHARACTERS) + "…" : text;
	}

}
