package io.nosqlc.cassandra.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.Restriction.Relation;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.filter.Condition;
import io.nosqlc.internal.value.Numbers;
import io.nosqlc.internal.value.Values;

/**
 * How the values of a column correspond to those that filters know: numbers, text and
 * booleans as they are, times and UUIDs as their text. Immutable.
 */
final class ColumnValues {

	private static final Set<DataType> TEXTS = Set.of(DataTypes.TEXT, DataTypes.ASCII);

	private static final Set<DataType> UUIDS = Set.of(DataTypes.UUID, DataTypes.TIMEUUID);

	private final DataType type;

	private ColumnValues(DataType type) {
		this.type = type;
	}

	static ColumnValues of(DataType type) {
		return new ColumnValues(type);
	}

	/**
	 * Returns a value of a column as filters know it.
	 */
	static @Nullable Object normal(@Nullable Object value) {
		if (value instanceof Set<?> set) {
			return normalList(new ArrayList<>(set));
		}
		if (value instanceof List<?> list) {
			return normalList(list);
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> normal = new LinkedHashMap<>();
			map.forEach((key, element) -> normal.put(String.valueOf(normal(key)), normal(element)));
			return normal;
		}
		return (value instanceof ByteBuffer bytes) ? ByteUtils.toHexString(bytes) : structured(value);
	}

	private static @Nullable Object structured(@Nullable Object value) {
		if (value instanceof UdtValue udt) {
			Map<String, @Nullable Object> normal = new LinkedHashMap<>();
			for (int i = 0; i < udt.size(); i++) {
				normal.put(udt.getType().getFieldNames().get(i).asInternal(), normal(udt.getObject(i)));
			}
			return normal;
		}
		if (value instanceof TupleValue tuple) {
			List<@Nullable Object> normal = new ArrayList<>();
			for (int i = 0; i < tuple.size(); i++) {
				normal.add(normal(tuple.getObject(i)));
			}
			return normal;
		}
		return scalar(value);
	}

	private static @Nullable Object scalar(@Nullable Object value) {
		if (value instanceof Double || value instanceof Float) {
			return Values.tolerant(value);
		}
		try {
			return Values.normalise(value);
		}
		catch (InvalidDocumentException ex) {
			return String.valueOf(value);
		}
	}

	private static List<@Nullable Object> normalList(List<?> list) {
		List<@Nullable Object> normal = new ArrayList<>(list.size());
		list.forEach((element) -> normal.add(normal(element)));
		return normal;
	}

	/**
	 * Returns the bytes of the one value of the column that is equal to a value of a
	 * filter; empty if there is none, or it is not known.
	 */
	Optional<ByteBuffer> encode(Object operand) {
		return equalTo(operand).map((value) -> encoded(this.type, value));
	}

	/**
	 * Returns the bytes of a value of the Java type that the driver maps to a type.
	 */
	static ByteBuffer encoded(DataType type, Object value) {
		TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type, value);
		return Objects.requireNonNull(codec.encode(value, ProtocolVersion.DEFAULT));
	}

	/**
	 * Returns which rows a condition can be true of; empty if the column cannot tell.
	 */
	Optional<Search> search(String column, Condition condition) {
		Object operand = condition.operand();
		if (condition.ignoreCase() || operand == null) {
			return Optional.empty();
		}
		return switch (condition.operator()) {
			case EQ -> hasKnownEquality() ? Optional.of(anyOf(column, List.of(operand))) : nearlyEqual(column, operand);
			case IN -> hasKnownEquality() ? Optional.of(anyOf(column, (List<?>) operand)) : Optional.empty();
			case GT, GTE, LT, LTE -> range(column, relation(condition), operand).map(Search::all);
			case BETWEEN -> between(column, (List<?>) operand);
			case CONTAINS -> element().filter(ColumnValues::hasKnownEquality)
				.map((element) -> element.equalTo(operand)
					.map((value) -> Search.all(new Restriction(column, Relation.CONTAINS, value)))
					.orElse(Search.NOTHING));
			default -> Optional.empty();
		};
	}

	/**
	 * Returns whether a search finds no rows but those of which the condition is true.
	 */
	boolean isExact(Condition condition) {
		return switch (condition.operator()) {
			case IN, CONTAINS -> true;
			default -> !this.type.equals(DataTypes.DOUBLE);
		};
	}

	private static Relation relation(Condition condition) {
		return Relation.valueOf(condition.operator().name());
	}

	private Optional<ColumnValues> element() {
		if (this.type instanceof SetType set) {
			return Optional.of(of(set.getElementType()));
		}
		return (this.type instanceof ListType list) ? Optional.of(of(list.getElementType())) : Optional.empty();
	}

	/**
	 * To Cassandra -0.0 and 0.0 differ.
	 */
	private Optional<Search> nearlyEqual(String column, Object operand) {
		return this.type.equals(DataTypes.DOUBLE) ? between(column, List.of(operand, operand)) : Optional.empty();
	}

	private Search anyOf(String column, List<?> operands) {
		return Search.anyOf(operands.stream()
			.filter(Objects::nonNull)
			.map(this::equalTo)
			.flatMap(Optional::stream)
			.distinct()
			.map((value) -> new Restriction(column, Relation.EQ, value))
			.toList());
	}

	private boolean hasKnownEquality() {
		return TEXTS.contains(this.type) || UUIDS.contains(this.type) || this.type.equals(DataTypes.BOOLEAN)
				|| Ticks.of(this.type).isPresent();
	}

	private Optional<Object> equalTo(Object operand) {
		if (operand instanceof String text && TEXTS.contains(this.type)) {
			boolean fits = this.type.equals(DataTypes.TEXT) || text.chars().allMatch((c) -> c < 128);
			return fits ? Optional.of(text) : Optional.empty();
		}
		if (operand instanceof String text && UUIDS.contains(this.type)) {
			return uuid(text);
		}
		if (operand instanceof Boolean && this.type.equals(DataTypes.BOOLEAN)) {
			return Optional.of(operand);
		}
		return Ticks.of(this.type).flatMap((ticks) -> ticks.exactly(operand));
	}

	private static Optional<Object> uuid(String text) {
		try {
			UUID uuid = UUID.fromString(text);
			return uuid.toString().equals(text) ? Optional.of(uuid) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private Optional<Search> between(String column, List<?> ends) {
		Optional<List<Restriction>> low = range(column, Relation.GTE, ends.get(0));
		Optional<List<Restriction>> high = range(column, Relation.LTE, ends.get(1));
		if (low.isEmpty() || high.isEmpty()) {
			return Optional.empty();
		}
		if (low.get().isEmpty() || high.get().isEmpty()) {
			return Optional.of(Search.NOTHING);
		}
		return Optional.of(Search.all(low.get().get(0), high.get().get(0)));
	}

	/**
	 * Returns one restriction; none if nothing is within the range; empty if the column
	 * is not in the order of its values.
	 */
	private Optional<List<Restriction>> range(String column, Relation relation, @Nullable Object end) {
		if (TEXTS.contains(this.type)) {
			return (end instanceof String) ? Optional.of(List.of(new Restriction(column, relation, end)))
					: Optional.of(List.of());
		}
		if (this.type.equals(DataTypes.DOUBLE)) {
			return (end instanceof Number number) ? Optional.of(List.of(nearest(column, relation, number)))
					: Optional.of(List.of());
		}
		return (end != null) ? Ticks.of(this.type).flatMap((ticks) -> ticks.range(column, relation, end))
				: Optional.empty();
	}

	/**
	 * Rounding keeps the order, but not the difference between less and equal.
	 */
	private static Restriction nearest(String column, Relation relation, Number end) {
		double nearest = Math.max(-Double.MAX_VALUE, Math.min(end.doubleValue(), Double.MAX_VALUE));
		boolean upper = relation == Relation.LT || relation == Relation.LTE;
		// To Cassandra -0.0 is less than 0.0.
		double signed = (nearest == 0) ? (upper ? 0.0 : -0.0) : nearest;
		return new Restriction(column, upper ? Relation.LTE : Relation.GTE, signed);
	}

	/**
	 * A type whose values are whole numbers of something.
	 */
	private enum Ticks {

		TINYINT(DataTypes.TINYINT, Byte.MIN_VALUE, Byte.MAX_VALUE) {

			@Override
			Object value(long ticks) {
				return (byte) ticks;
			}

		},

		SMALLINT(DataTypes.SMALLINT, Short.MIN_VALUE, Short.MAX_VALUE) {

			@Override
			Object value(long ticks) {
				return (short) ticks;
			}

		},

		INT(DataTypes.INT, Integer.MIN_VALUE, Integer.MAX_VALUE) {

			@Override
			Object value(long ticks) {
				return (int) ticks;
			}

		},

		BIGINT(DataTypes.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE) {

			@Override
			Object value(long ticks) {
				return ticks;
			}

		},

		TIMESTAMP(DataTypes.TIMESTAMP, Instant.parse("0000-01-01T00:00:00Z").toEpochMilli(),
				Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli()) {

			@Override
			Object value(long ticks) {
				return Instant.ofEpochMilli(ticks);
			}

			@Override
			Optional<BigDecimal> ticks(Object operand) {
				return parsed(operand, Instant::parse).map((instant) -> BigDecimal.valueOf(instant.getEpochSecond(), -3)
					.add(BigDecimal.valueOf(instant.getNano(), 6)));
			}

		},

		DATE(DataTypes.DATE, LocalDate.of(0, 1, 1).toEpochDay(), LocalDate.of(9999, 12, 31).toEpochDay()) {

			@Override
			Object value(long ticks) {
				return LocalDate.ofEpochDay(ticks);
			}

			@Override
			Optional<BigDecimal> ticks(Object operand) {
				return parsed(operand, LocalDate::parse).map((date) -> BigDecimal.valueOf(date.toEpochDay()));
			}

		};

		private final DataType type;

		private final BigDecimal least;

		private final BigDecimal most;

		Ticks(DataType type, long least, long most) {
			this.type = type;
			this.least = BigDecimal.valueOf(least);
			this.most = BigDecimal.valueOf(most);
		}

		static Optional<Ticks> of(DataType type) {
			for (Ticks ticks : values()) {
				if (ticks.type.equals(type)) {
					return Optional.of(ticks);
				}
			}
			return Optional.empty();
		}

		/**
		 * Returns the value of so many ticks, which are within the limits.
		 */
		abstract Object value(long ticks);

		/**
		 * Returns how many ticks a value of a filter is; empty if it is of another kind.
		 */
		Optional<BigDecimal> ticks(Object operand) {
			return (operand instanceof Number number) ? Optional.of(Numbers.decimal(number)) : Optional.empty();
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

		Optional<Object> exactly(Object operand) {
			return ticks(operand).filter((ticks) -> isWhole(ticks) && isWithin(ticks))
				.map((ticks) -> value(ticks.longValueExact()));
		}

		Optional<List<Restriction>> range(String column, Relation relation, Object end) {
			Optional<BigDecimal> ticks = ticks(end);
			if (ticks.isEmpty()) {
				boolean otherKind = (this == TIMESTAMP || this == DATE) != (end instanceof String);
				return otherKind ? Optional.of(List.of()) : Optional.empty();
			}
			boolean upper = relation == Relation.LT || relation == Relation.LTE;
			BigDecimal last = inclusive(relation, ticks.get());
			if (upper ? last.compareTo(this.least) < 0 : last.compareTo(this.most) > 0) {
				return Optional.of(List.of());
			}
			Object value = value(last.max(this.least).min(this.most).longValueExact());
			return Optional.of(List.of(new Restriction(column, upper ? Relation.LTE : Relation.GTE, value)));
		}

		private static BigDecimal inclusive(Relation relation, BigDecimal end) {
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
		private static BigInteger bounded(BigDecimal end, RoundingMode rounding) {
			BigInteger farthest = BigInteger.ONE.shiftLeft(70);
			if (end.abs().compareTo(new BigDecimal(farthest)) > 0) {
				return (end.signum() < 0) ? farthest.negate() : farthest;
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

}
