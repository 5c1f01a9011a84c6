package io.nosqlc.filter;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.value.Text;
import io.nosqlc.internal.value.Values;

/**
 * What each operator asks of a value. Every evaluator ends here, and no test throws.
 */
final class OperatorRules {

	private final Operator operator;

	private final @Nullable Object operand;

	private final boolean ignoreCase;

	private final Predicate<String> pattern;

	/**
	 * Prepares the test of an operator with an operand that {@link Operands} accepted.
	 */
	OperatorRules(Operator operator, @Nullable Object operand, boolean ignoreCase) {
		this.operator = operator;
		this.ignoreCase = ignoreCase;
		this.operand = foldedOperand(operand);
		this.pattern = switch (operator) {
			case LIKE -> new LikePattern(text(this.operand));
			case MATCHES -> RegularExpression.compile(text(operand), ignoreCase);
			default -> OperatorRules::never;
		};
	}

	private static boolean never(String text) {
		return false;
	}

	boolean test(@Nullable Object found) {
		Object value = Values.tolerant(found);
		if (this.operator == Operator.MATCHES) {
			return value instanceof String text && this.pattern.test(text);
		}
		return testFolded(folded(value));
	}

	private boolean testFolded(@Nullable Object value) {
		return switch (this.operator) {
			case EQ -> Values.equal(value, this.operand);
			case NE -> !Values.equal(value, this.operand);
			case GT -> Values.isOrdered(value, this.operand) && Values.compare(value, this.operand) > 0;
			case GTE -> isAtLeast(value, this.operand);
			case LT -> Values.isOrdered(value, this.operand) && Values.compare(value, this.operand) < 0;
			case LTE -> isAtMost(value, this.operand);
			case BETWEEN -> isAtLeast(value, elements().get(0)) && isAtMost(value, elements().get(1));
			case IN -> isAmong(value);
			case NIN -> !isAmong(value);
			case EXISTS -> (value != null) == Boolean.TRUE.equals(this.operand);
			case IS_EMPTY -> isEmpty(value);
			case SIZE -> value instanceof List<?> list && Values.equal(list.size(), this.operand);
			case CONTAINS -> contains(value);
			case STARTS_WITH -> value instanceof String text && text.startsWith(text(this.operand));
			case ENDS_WITH -> value instanceof String text && text.endsWith(text(this.operand));
			case LIKE, MATCHES -> value instanceof String text && this.pattern.test(text);
		};
	}

	private static boolean isAtLeast(@Nullable Object value, @Nullable Object low) {
		return Values.isOrdered(value, low) && Values.compare(value, low) >= 0;
	}

	private static boolean isAtMost(@Nullable Object value, @Nullable Object high) {
		return Values.isOrdered(value, high) && Values.compare(value, high) <= 0;
	}

	private boolean isAmong(@Nullable Object value) {
		for (Object element : elements()) {
			if (Values.equal(value, element)) {
				return true;
			}
		}
		return false;
	}

	private boolean contains(@Nullable Object value) {
		if (value instanceof String text) {
			return this.operand instanceof String part && text.contains(part);
		}
		if (!(value instanceof List<?> list)) {
			return false;
		}
		for (Object element : list) {
			if (Values.equal(folded(Values.tolerant(element)), this.operand)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isEmpty(@Nullable Object value) {
		return value == null || (value instanceof String text && text.isEmpty())
				|| (value instanceof List<?> list && list.isEmpty())
				|| (value instanceof Map<?, ?> map && map.isEmpty());
	}

	private @Nullable Object foldedOperand(@Nullable Object operand) {
		boolean isListOfOperands = switch (this.operator) {
			case IN, NIN, BETWEEN -> true;
			default -> false;
		};
		if (isListOfOperands && operand instanceof List<?> operands) {
			return operands.stream().map(this::folded).toList();
		}
		return folded(operand);
	}

	private @Nullable Object folded(@Nullable Object value) {
		return (this.ignoreCase && value instanceof String text) ? Text.fold(text) : value;
	}

	private List<?> elements() {
		return (this.operand instanceof List<?> list) ? list : List.of();
	}

	private static String text(@Nullable Object operand) {
		return (operand instanceof String text) ? text : "";
	}

}
