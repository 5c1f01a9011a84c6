package io.nosqlc.filter;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.internal.value.Values;

/**
 * Normalises the operand of a condition, or refuses one that can never be meant.
 */
final class Operands {

	private final FieldPath path;

	private final Operator operator;

	private Operands(FieldPath path, Operator operator) {
		this.path = path;
		this.operator = operator;
	}

	static @Nullable Object normal(FieldPath path, Operator operator, @Nullable Object operand, boolean ignoreCase) {
		Operands operands = new Operands(path, operator);
		if (ignoreCase) {
			operands.refuseIgnoreCaseWithoutText();
		}
		return operands.checked(operands.normal(operand));
	}

	private @Nullable Object normal(@Nullable Object operand) {
		try {
			return Values.normalise(operand);
		}
		catch (InvalidDocumentException ex) {
			throw new InvalidFilterException(
					"Cannot filter '" + this.path + "' by '" + this.operator.jsonName() + "'. " + ex.getMessage(), ex);
		}
	}

	private @Nullable Object checked(@Nullable Object operand) {
		boolean good = switch (this.operator) {
			case EQ, NE, CONTAINS -> true;
			case GT, GTE, LT, LTE -> isOrdered(operand);
			case IN, NIN -> operand instanceof List;
			case BETWEEN ->
				operand instanceof List<?> pair && pair.size() == 2 && Values.isOrdered(pair.get(0), pair.get(1));
			case EXISTS -> operand instanceof Boolean;
			case IS_EMPTY -> Boolean.TRUE.equals(operand);
			case SIZE -> operand instanceof Integer size && size >= 0;
			case STARTS_WITH, ENDS_WITH, LIKE, MATCHES -> operand instanceof String;
		};
		if (!good) {
			throw refused(operand);
		}
		return operand;
	}

	private static boolean isOrdered(@Nullable Object operand) {
		return Values.isOrdered(operand, operand);
	}

	private void refuseIgnoreCaseWithoutText() {
		switch (this.operator) {
			case EXISTS, IS_EMPTY, SIZE -> throw new InvalidFilterException("Cannot filter '" + this.path + "' by '"
					+ this.operator.jsonName() + "' ignoring case: it compares no text. Leave out ignoreCase.");
			default -> {
			}
		}
	}

	private InvalidFilterException refused(@Nullable Object operand) {
		return new InvalidFilterException(
				"Cannot filter '" + this.path + "' by '" + this.operator.jsonName() + "' with "
						+ FilterText.ofValue(operand) + ": the operand must be " + wanted() + ". " + advice(operand));
	}

	private String wanted() {
		return switch (this.operator) {
			case EQ, NE, CONTAINS -> "a value";
			case GT, GTE, LT, LTE -> "a number, a text or a boolean";
			case IN, NIN -> "a list";
			case BETWEEN -> "two numbers, two texts or two booleans";
			case EXISTS -> "true or false";
			case IS_EMPTY -> "true";
			case SIZE -> "a whole number from 0 on";
			case STARTS_WITH, ENDS_WITH, LIKE, MATCHES -> "a text";
		};
	}

	private String advice(@Nullable Object operand) {
		return switch (this.operator) {
			case GT, GTE, LT, LTE, BETWEEN -> (operand == null) ? "Use exists(false) to find missing fields."
					: "Lists and maps have no order, and different kinds none among each other.";
			case IS_EMPTY -> "Use not() for the opposite.";
			default -> "Correct the operand or choose another operator.";
		};
	}

}
