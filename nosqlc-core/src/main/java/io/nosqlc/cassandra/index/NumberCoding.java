package io.nosqlc.cassandra.index;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.Search;
import io.nosqlc.filter.Condition;

/**
 * Numbers as the nearest doubles. Rounding keeps their order but not what is between two
 * of them, so all bounds are inclusive.
 */
final class NumberCoding implements Coding {

	@Override
	public TypeCodec<?> codec() {
		return TypeCodecs.DOUBLE;
	}

	@Override
	public @Nullable Object encode(@Nullable Object value) {
		return isOrdered(value) ? round((Number) Objects.requireNonNull(value)) : null;
	}

	@Override
	public Optional<Search> search(String column, Condition condition) {
		Object operand = condition.operand();
		Ranges<Double> ranges = new Ranges<>(column);
		return switch (condition.operator()) {
			case IN -> Coding.anyOf(column, (List<?>) Objects.requireNonNull(operand), NumberCoding::isOrdered,
					(number) -> round((Number) number));
			case BETWEEN -> {
				List<?> bounds = (List<?>) Objects.requireNonNull(operand);
				yield isOrdered(bounds.get(0)) ? ranges.between(bound(bounds, 0), bound(bounds, 1)) : Optional.empty();
			}
			case EQ, GT, GTE, LT, LTE -> isOrdered(operand)
					? ranges.of(Ranges.inclusive(condition.operator()), round((Number) Objects.requireNonNull(operand)))
					: Optional.empty();
			default -> Optional.empty();
		};
	}

	private static Double bound(List<?> bounds, int index) {
		return round((Number) bounds.get(index));
	}

	private static boolean isOrdered(@Nullable Object value) {
		return value instanceof Number number && !(number instanceof Double real && real.isNaN());
	}

	/**
	 * Returns the nearest finite double; zero without a sign, as Cassandra tells two
	 * zeros apart.
	 */
	static Double round(Number number) {
		double nearest = number.doubleValue();
		if (nearest == 0) {
			return 0.0;
		}
		return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, nearest));
	}

}
