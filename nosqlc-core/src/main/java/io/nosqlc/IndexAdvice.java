package io.nosqlc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.Or;

/**
 * Tells which indexes would spare a filter from reading a whole table. For driver
 * authors.
 */
public final class IndexAdvice {

	private IndexAdvice() {
	}

	/**
	 * Returns the paths on which indexes would be needed so that the filter reads no more
	 * than what they find: one for a conjunction, several for a disjunction; empty if no
	 * index can serve.
	 */
	public static Set<FieldPath> of(Filter filter) {
		return wanted(filter).orElse(Set.of());
	}

	private static Optional<Set<FieldPath>> wanted(Filter filter) {
		if (filter instanceof Condition condition) {
			return isServable(condition) ? Optional.of(Set.of(condition.path())) : Optional.empty();
		}
		if (filter instanceof And and) {
			return and.filters()
				.stream()
				.map(IndexAdvice::wanted)
				.flatMap(Optional::stream)
				.min((left, right) -> Integer.compare(left.size(), right.size()));
		}
		return (filter instanceof Or or) ? all(or.filters()) : Optional.empty();
	}

	private static Optional<Set<FieldPath>> all(List<Filter> filters) {
		Set<FieldPath> all = new LinkedHashSet<>();
		for (Filter filter : filters) {
			Optional<Set<FieldPath>> wanted = wanted(filter);
			if (wanted.isEmpty()) {
				return wanted;
			}
			all.addAll(wanted.get());
		}
		return Optional.of(all);
	}

	private static boolean isServable(Condition condition) {
		if (condition.ignoreCase() || condition.path().names().equals(List.of(Document.ID))) {
			return false;
		}
		return switch (condition.operator()) {
			case EQ -> isScalar(condition.operand());
			case IN -> condition.operand() instanceof List<?> values && values.stream().allMatch(IndexAdvice::isScalar);
			case GT, GTE, LT, LTE -> condition.operand() instanceof Number;
			case BETWEEN -> condition.operand() instanceof List<?> ends && ends.get(0) instanceof Number;
			case CONTAINS -> isScalar(condition.operand());
			default -> false;
		};
	}

	private static boolean isScalar(@Nullable Object operand) {
		return operand instanceof String || operand instanceof Number || operand instanceof Boolean;
	}

}
