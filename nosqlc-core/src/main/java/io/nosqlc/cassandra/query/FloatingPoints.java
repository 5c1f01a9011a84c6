package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Optional;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;

import io.nosqlc.cassandra.query.Restriction.Relation;
import io.nosqlc.internal.value.Numbers;

/**
 * Binary floating-point numbers. To Cassandra -0.0 is less than 0.0, and NaN greater than
 * anything else.
 */
enum FloatingPoints implements ValueKind {

	/** With 32 bits. */
	FLOAT(DataTypes.FLOAT, Float.MAX_VALUE) {

		@Override
		Object nearest(double number, Number exact) {
			return (number == 0) ? (float) number : Numbers.decimal(exact).floatValue();
		}

	},

	/** With 64 bits. */
	DOUBLE(DataTypes.DOUBLE, Double.MAX_VALUE) {

		@Override
		Object nearest(double number, Number exact) {
			return number;
		}

	};

	private final DataType type;

	private final double most;

	FloatingPoints(DataType type, double most) {
		this.type = type;
		this.most = most;
	}

	@Override
	public DataType type() {
		return this.type;
	}

	/**
	 * Returns the value of this type that is nearest to a number within its limits.
	 * @param number the double that is nearest to it
	 * @param exact the number itself
	 */
	abstract Object nearest(double number, Number exact);

	@Override
	public List<Object> equalTo(Object operand) {
		if (!(operand instanceof Number number)) {
			return List.of();
		}
		if (Numbers.compare(number, 0) == 0) {
			return List.of(nearest(-0.0, -0.0), nearest(0.0, 0.0));
		}
		Object nearest = nearest(number.doubleValue(), number);
		Object normal = NormalValues.of(nearest);
		return (normal instanceof Number value && Numbers.compare(value, number) == 0) ? List.of(nearest) : List.of();
	}

	/**
	 * Rounding keeps the order, but not the difference between less and equal.
	 */
	@Override
	public Optional<List<Restriction>> range(String column, Relation relation, Object end) {
		if (!(end instanceof Number number)) {
			return Optional.of(List.of());
		}
		boolean upper = relation == Relation.LT || relation == Relation.LTE;
		double limited = Math.max(-this.most, Math.min(number.doubleValue(), this.most));
		double signed = (limited == 0) ? (upper ? 0.0 : -0.0) : limited;
		Object nearest = (Math.abs(limited) == this.most) ? nearest(limited, limited) : nearest(signed, number);
		return Optional.of(List.of(new Restriction(column, upper ? Relation.LTE : Relation.GTE, nearest)));
	}

	@Override
	public boolean hasExactRanges() {
		return false;
	}

}
