package io.nosqlc.data.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.FilterVisitor;
import io.nosqlc.filter.Not;
import io.nosqlc.filter.Operator;
import io.nosqlc.filter.Or;

/**
 * Turns a filter on properties into one on fields. The values it compares with become
 * what documents hold for them.
 *
 * @param paths finds the fields
 */
record FieldFilter(FieldPaths paths) implements FilterVisitor<Filter> {

	private static final Set<Operator> OF_ORDER = Set.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE,
			Operator.BETWEEN);

	private static final Set<Operator> OF_SEVERAL = Set.of(Operator.IN, Operator.NIN, Operator.BETWEEN);

	@Override
	public Filter condition(Condition condition) {
		FieldPaths.Field field = this.paths.locate(condition.path());
		if (field.isNumericKey() && OF_ORDER.contains(condition.operator())) {
			throw this.paths.otherOrder(condition.path());
		}
		Object operand = (condition.operand() instanceof List<?> several && OF_SEVERAL.contains(condition.operator()))
				? operands(field, several) : operand(field, condition.operator(), condition.operand());
		return new Condition(field.path(), condition.operator(), operand, condition.ignoreCase());
	}

	@Override
	public Filter and(And and) {
		return new And(and.filters().stream().map((it) -> it.accept(this)).toList());
	}

	@Override
	public Filter or(Or or) {
		return new Or(or.filters().stream().map((it) -> it.accept(this)).toList());
	}

	@Override
	public Filter not(Not not) {
		return new Not(not.filter().accept(this));
	}

	private static List<@Nullable Object> operands(FieldPaths.Field field, List<?> several) {
		List<@Nullable Object> operands = new ArrayList<>();
		several.forEach((it) -> operands.add(operand(field, Operator.EQ, it)));
		return operands;
	}

	private static @Nullable Object operand(FieldPaths.Field field, Operator operator, @Nullable Object operand) {
		JsonCodec elements = (field.element() != null) ? ScalarCodec.of(field.element()) : null;
		JsonCodec whole = ScalarCodec.of(field.type());
		if (whole == null && elements != null) {
			return (operator == Operator.CONTAINS) ? elements.operand(operand) : each(elements, operand);
		}
		if (field.isNumericKey()) {
			return (operand instanceof Number number) ? ExactNumbers.text(number) : operand;
		}
		return (whole != null) ? whole.operand(operand) : operand;
	}

	private static @Nullable Object each(JsonCodec elements, @Nullable Object operand) {
		if (!(operand instanceof List<?> list)) {
			return operand;
		}
		List<@Nullable Object> operands = new ArrayList<>();
		list.forEach((it) -> operands.add(elements.operand(it)));
		return operands;
	}

}
