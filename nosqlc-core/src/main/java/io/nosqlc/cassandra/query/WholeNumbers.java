package io.nosqlc.cassandra.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;

import io.nosqlc.cassandra.query.Restriction.Relation;
import io.nosqlc.internal.value.Numbers;
import io.nosqlc.internal.value.Values;

/**
 * Types whose values are whole numbers of something: of one, or of the ticks of a clock.
 */
enum WholeNumbers implements ValueKind {

	/** One byte. */
	TINYINT(DataTypes.TINYINT, Byte.MIN_VALUE, Byte.MAX_VALUE) {

		@Override
		Object value(BigDecimal ticks) {
			return ticks.byteValueExact();
		}

	},

	/** Two bytes. */
	SMALLINT(DataTypes.SMALLINT, Short.MIN_VALUE, Short.MAX_VALUE) {

		@Override
		Object value(BigDecimal ticks) {
			return ticks.shortValueExact();
		}

	},

	/** Four bytes. */
	INT(DataTypes.INT, Integer.MIN_VALUE, Integer.MAX_VALUE) {

		@Override
		Object value(BigDecimal ticks) {
			return ticks.intValueExact();
		}

	},

	/** Eight bytes. */
	BIGINT(DataTypes.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE) {

		@Override
		Object value(BigDecimal ticks) {
			return ticks.longValueExact();
		}

	},

	/** Any number of bytes, though no key has more than 65 535. */
	VARINT(DataTypes.VARINT, new BigDecimal("-1E160000"), new BigDecimal("1E160000")) {

		@Override
		Object value(BigDecimal ticks) {
			return ticks.toBigIntegerExact();
		}

	},

	/** Milliseconds since 1970, of the years whose text is in the order of time. */
	TIMESTAMP(DataTypes.TIMESTAMP, Instant.parse("0000-01-01T00:00:00Z").toEpochMilli(),
			Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli()) {

		@Override
		Object value(BigDecimal ticks) {
			return Instant.ofEpochMilli(ticks.longValueExact());
		}

		@Override
		Optional<BigDecimal> ticks(Object operand) {
			return parsed(operand, Instant::parse).map((instant) -> BigDecimal.valueOf(instant.getEpochSecond(), -3)
				.add(BigDecimal.valueOf(instant.getNano(), 6)));
		}

		@Override
		boolean isText() {
			return true;
		}

	},

	/** Days since 1970, of the years whose text is in the order of time. */
	DATE(DataTypes.DATE, LocalDate.of(0, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay()) {

		@Override
		Object value(BigDecimal ticks) {
			return LocalDate.ofEpochDay(ticks.longValueExact());
		}

		@Override
		Optional<BigDecimal> ticks(Object operand) {
			return parsed(operand, LocalDate::parse).map((date) -> BigDecimal.valueOf(date.toEpochDay()));
		}

		@Override
		boolean isText() {
			return true;
		}

	},

	/** Nanoseconds since midnight. */
	TIME(DataTypes.TIME, 0, LocalTime.MAX.toNanoOfDay()) {

		@Override
		Object value(BigDecimal ticks) {
			return LocalTime.ofNanoOfDay(ticks.longValueExact());
		}

		@Override
		Optional<BigDecimal> ticks(Object operand) {
			return parsed(operand, LocalTime::parse).map((time) -> BigDecimal.valueOf(time.toNanoOfDay()));
		}

		@Override
		boolean isText() {
			return true;
		}

	};

	private final DataType type;

	private final BigDecimal least;

	private final BigDecimal most;

	WholeNumbers(DataType type, long least, long most) {
		this(type, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
	}

	WholeNumbers(DataType type, BigDecimal least, BigDecimal most) {
		this.type = type;
		this.least = least;
		this.most = most;
	}

	@Override
	public DataType type() {
		return this.type;
	}

	/**
	 * Returns the value of so many ticks, a whole number within the limits.
	 */
	abstract Object value(BigDecimal ticks);

	/**
	 * Returns how many ticks a value of a filter is; empty if it is of another kind.
	 */
	Optional<BigDecimal> ticks(Object operand) {
		return (operand instanceof Number number) ? Optional.of(Numbers.decimal(number)) : Optional.empty();
	}

	/**
	 * Returns whether filters know the values as text.
	 */
	boolean isText() {
		return false;
	}

	/**
	 * Reads a time as filters write it. Other texts are in no order with times.
	 */
	<T> Optional<T> parsed(Object operand, Function<String, T> parser) {
		try {
			return (operand instanceof String text)
					? Optional.of(parser.apply(text)).filter((time) -> text.equals(Values.normalise(time)))
					: Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	@Override
	public List<Object> equalTo(Object operand) {
		return ticks(operand).filter((ticks) -> isWithin(ticks) && isWhole(ticks))
			.<List<Object>>map((ticks) -> List.of(value(ticks)))
			.orElseGet(List::of);
	}

	@Override
	public Optional<List<Restriction>> range(String column, Relation relation, Object end) {
		Optional<BigDecimal> ticks = ticks(end);
		if (ticks.isEmpty()) {
			return (isText() && end instanceof String) ? Optional.empty() : Optional.of(List.of());
		}
		boolean upper = relation == Relation.LT || relation == Relation.LTE;
		BigDecimal last = inclusive(relation, ticks.get());
		if (upper ? last.compareTo(this.least) < 0 : last.compareTo(this.most) > 0) {
			return Optional.of(List.of());
		}
		Object value = value(last.max(this.least).min(this.most));
		return Optional.of(List.of(new Restriction(column, upper ? Relation.LTE : Relation.GTE, value)));
	}

	private BigDecimal inclusive(Relation relation, BigDecimal end) {
		BigDecimal floor = new BigDecimal(bounded(end, RoundingMode.FLOOR));
		BigDecimal ceiling = new BigDecimal(bounded(end, RoundingMode.CEILING));
		return switch (relation) {
			case GT -> floor.add(BigDecimal.ONE);
			case GTE -> ceiling;
			case LT -> ceiling.subtract(BigDecimal.ONE);
			default -> floor;
		};
	}

	/**
	 * A number such as 1e1000000000 has too many digits to be written out.
	 */
	private BigInteger bounded(BigDecimal end, RoundingMode rounding) {
		if (end.compareTo(this.most) > 0) {
			return this.most.toBigIntegerExact().add(BigInteger.TWO);
		}
		if (end.compareTo(this.least) < 0) {
			return this.least.toBigIntegerExact().subtract(BigInteger.TWO);
		}
		return end.setScale(0, rounding).toBigIntegerExact();
	}

	private static boolean isWhole(BigDecimal ticks) {
		return ticks.signum() == 0 || ticks.stripTrailingZeros().scale() <= 0;
	}

	private boolean isWithin(BigDecimal ticks) {
		return ticks.compareTo(this.least) >= 0 && ticks.compareTo(this.most) <= 0;
	}

}
