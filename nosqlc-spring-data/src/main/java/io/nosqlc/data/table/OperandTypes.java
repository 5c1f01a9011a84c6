package io.nosqlc.data.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;

import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.ColumnType;
import io.nosqlc.filter.Condition;

/**
 * Turns operands of conditions into what a column would hold for them, and tells which
 * ones no column of its type ever holds.
 */
final class OperandTypes {

	/** Anything else would have to be looked up in the network. */
	private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

	private static final Map<DataType, Scalar> SCALARS = scalars();

	private OperandTypes() {
	}

	/**
	 * Returns the operand of a condition on values of a type.
	 * @param type the type; {@code null} if they may be anything
	 * @throws RefusedOperandException if such a value never meets the condition
	 */
	static @Nullable Object convert(Condition condition, @Nullable ColumnType type) {
		Object operand = condition.operand();
		if (type == null) {
			return operand;
		}
		return switch (condition.operator()) {
			case EQ, NE -> condition.ignoreCase() ? text(type, operand) : equal(type, operand);
			case IN, NIN -> all(operand, (it) -> condition.ignoreCase() ? text(type, it) : equal(type, it));
			case GT, GTE, LT, LTE -> ordered(type, operand);
			case BETWEEN -> all(operand, (it) -> ordered(type, it));
			case CONTAINS -> contained(type, operand);
			case STARTS_WITH, ENDS_WITH, LIKE, MATCHES -> text(type, operand);
			case SIZE -> sized(type, operand);
			case EXISTS, IS_EMPTY -> operand;
		};
	}

	private static List<@Nullable Object> all(@Nullable Object operands, Conversion conversion) {
		List<@Nullable Object> converted = new ArrayList<>();
		((List<?>) Objects.requireNonNull(operands)).forEach((it) -> converted.add(conversion.convert(it)));
		return converted;
	}

	private static @Nullable Object equal(ColumnType type, @Nullable Object operand) {
		if (operand == null) {
			return null;
		}
		if (type instanceof ColumnType.Scalar scalar) {
			return scalar(scalar).equal(operand, scalar.javaType());
		}
		if (type instanceof ColumnType.EnumName constant) {
			return constant(constant, operand);
		}
		if (type instanceof ColumnType.JsonText) {
			throw new RefusedOperandException("it is kept as JSON, and only what is inside can be compared",
					"Name that by a path, such as 'property.name'");
		}
		if (type instanceof ColumnType.ListOf || type instanceof ColumnType.SetOf
				|| type instanceof ColumnType.VectorOf) {
			ColumnType element = type.parts().get(0);
			return (operand instanceof List<?>) ? all(operand, (it) -> equal(element, it))
					: refuse("it is a list", "Use contains for one of its elements");
		}
		return (operand instanceof Map<?, ?>) ? operand : refuse("it has parts", "Name one by a path");
	}

	private static @Nullable Object ordered(ColumnType type, @Nullable Object operand) {
		if (operand == null) {
			return null;
		}
		if (type instanceof ColumnType.Scalar scalar) {
			return scalar(scalar).ordered(operand, scalar.javaType());
		}
		if (type instanceof ColumnType.EnumName) {
			return text(type, operand);
		}
		return refuse("values of its type have no order", "Compare a part of it, or use eq");
	}

	private static @Nullable Object contained(ColumnType type, @Nullable Object operand) {
		if (type instanceof ColumnType.JsonText) {
			return operand;
		}
		if (type instanceof ColumnType.ListOf || type instanceof ColumnType.SetOf
				|| type instanceof ColumnType.VectorOf) {
			return equal(type.parts().get(0), operand);
		}
		if (type instanceof ColumnType.MapOf) {
			return refuse("it is a map", "Name an entry by a path, such as 'property.key'");
		}
		return text(type, operand);
	}

	private static @Nullable Object text(ColumnType type, @Nullable Object operand) {
		boolean isText = type instanceof ColumnType.EnumName
				|| type instanceof ColumnType.Scalar scalar && scalar(scalar).isText();
		if (!isText) {
			return refuse("it is no text", "Use an operator for what it is");
		}
		return (operand == null || operand instanceof String) ? operand : refuse("it is text", "Compare it with text");
	}

	private static @Nullable Object sized(ColumnType type, @Nullable Object operand) {
		boolean isList = type instanceof ColumnType.ListOf || type instanceof ColumnType.SetOf
				|| type instanceof ColumnType.JsonText;
		return isList ? operand : refuse("it is neither a list nor a set", "Use an operator for what it is");
	}

	private static Object constant(ColumnType.EnumName type, Object operand) {
		List<String> names = Arrays.stream(Objects.requireNonNull(type.javaType().getEnumConstants()))
			.map((it) -> ((Enum<?>) it).name())
			.toList();
		return names.contains(operand) ? operand
				: refuse("it is one of " + names, "Use one of these, or ignoreCase for other letters");
	}

	private static Scalar scalar(ColumnType.Scalar type) {
		return SCALARS.getOrDefault(type.type(), Scalar.NUMBER);
	}

	private static Object refuse(String reason, String remedy) {
		throw new RefusedOperandException(reason, remedy);
	}

	private static Map<DataType, Scalar> scalars() {
		Map<DataType, Scalar> scalars = new HashMap<>();
		scalars.put(DataTypes.TEXT, Scalar.TEXT);
		scalars.put(DataTypes.ASCII, Scalar.ASCII);
		scalars.put(DataTypes.BOOLEAN, Scalar.BOOLEAN);
		scalars.put(DataTypes.UUID, Scalar.UUID);
		scalars.put(DataTypes.TIMEUUID, Scalar.TIMEUUID);
		scalars.put(DataTypes.TIMESTAMP, Scalar.TIMESTAMP);
		scalars.put(DataTypes.DATE, Scalar.DATE);
		scalars.put(DataTypes.TIME, Scalar.TIME);
		scalars.put(DataTypes.DURATION, Scalar.DURATION);
		scalars.put(DataTypes.INET, Scalar.INET);
		scalars.put(DataTypes.BLOB, Scalar.BLOB);
		return scalars;
	}

	/**
	 * Turns one operand into another, or refuses it.
	 */
	@FunctionalInterface
	private interface Conversion {

		@Nullable Object convert(@Nullable Object operand);

	}

	/**
	 * What values without parts are to filters.
	 */
	private enum Scalar {

		NUMBER(false) {

			@Override
			Object equal(Object operand, Class<?> javaType) {
				Object number = ordered(operand, javaType);
				boolean isWhole = javaType != Float.class && javaType != Double.class && javaType != BigDecimal.class;
				if (isWhole && whole((Number) number, javaType) == null) {
					return refuse("it is " + Quoted.a(javaType), "Use a number that it can hold");
				}
				return number;
			}

			@Override
			Object ordered(Object operand, Class<?> javaType) {
				return (operand instanceof Number) ? operand : refuse("it is a number", "Compare it with a number");
			}

		},

		BOOLEAN(false) {

			@Override
			Object equal(Object operand, Class<?> javaType) {
				return (operand instanceof Boolean) ? operand
						: refuse("it is true or false", "Compare it with one of these");
			}

		},

		TEXT(true) {

			@Override
			Object parse(String operand) {
				return operand;
			}

		},

		ASCII(true) {

			@Override
			Object parse(String operand) {
				return operand.chars().allMatch((it) -> it < 128) ? operand
						: refuse("it is ASCII", "Use text without other characters");
			}

			@Override
			Object ordered(Object operand, Class<?> javaType) {
				return TEXT.equal(operand, javaType);
			}

		},

		UUID(true) {

			@Override
			Object parse(String operand) {
				return java.util.UUID.fromString(operand);
			}

		},

		TIMEUUID(true) {

			@Override
			Object parse(String operand) {
				UUID uuid = java.util.UUID.fromString(operand);
				return (uuid.version() == 1) ? uuid
						: refuse("it is a UUID of a time, of version 1", "Use one, or bounds of a time");
			}

		},

		TIMESTAMP(true) {

			@Override
			Object parse(String operand) {
				return OffsetDateTime.parse(operand).toInstant().truncatedTo(ChronoUnit.MILLIS);
			}

		},

		DATE(true) {

			@Override
			Object parse(String operand) {
				return LocalDate.parse(operand);
			}

		},

		TIME(true) {

			@Override
			Object parse(String operand) {
				return LocalTime.parse(operand);
			}

		},

		DURATION(true) {

			@Override
			Object parse(String operand) {
				return CqlDuration.from(operand).toString();
			}

		},

		INET(true) {

			@Override
			Object parse(String operand) throws UnknownHostException {
				return ADDRESS.matcher(operand).matches() ? InetAddress.getByName(operand).getHostAddress()
						: refuse("it is an address", "Use numbers, such as '10.0.0.1'");
			}

		},

		BLOB(true) {

			@Override
			Object equal(Object operand, Class<?> javaType) {
				return (operand instanceof List<?> list) ? hexadecimal(list) : super.equal(operand, javaType);
			}

			@Override
			Object parse(String operand) {
				return ByteUtils.toHexString(ByteUtils.fromHexString(operand));
			}

		};

		private final boolean text;

		Scalar(boolean text) {
			this.text = text;
		}

		/**
		 * Returns whether filters know the values as text.
		 */
		boolean isText() {
			return this.text;
		}

		/**
		 * Returns what a value must be equal to.
		 */
		Object equal(Object operand, Class<?> javaType) {
			String kind = "it is " + Quoted.a(javaType);
			try {
				return (operand instanceof String value) ? parse(value) : refuse(kind, "Compare it with one");
			}
			catch (DateTimeException | IllegalArgumentException | UnknownHostException ex) {
				return refuse(kind, "Use one, or text such as it is written");
			}
		}

		/**
		 * Returns what a value may be less or greater than.
		 */
		Object ordered(Object operand, Class<?> javaType) {
			return equal(operand, javaType);
		}

		/**
		 * Returns the value that is written as some text.
		 */
		Object parse(String operand) throws UnknownHostException {
			return operand;
		}

		private static @Nullable Object whole(Number number, Class<?> javaType) {
			try {
				BigInteger whole = new BigDecimal(number.toString()).toBigIntegerExact();
				return (javaType == BigInteger.class) ? whole : ExactNumbers.convert(whole, javaType);
			}
			catch (ArithmeticException | NumberFormatException ex) {
				return null;
			}
		}

		private static Object hexadecimal(List<?> operands) {
			byte[] bytes = new byte[operands.size()];
			for (int i = 0; i < bytes.length; i++) {
				Object whole = (operands.get(i) instanceof Number number) ? whole(number, Byte.class) : null;
				bytes[i] = (Byte) ((whole != null) ? whole : refuse("it is bytes", "Compare it with bytes"));
			}
			return ByteUtils.toHexString(bytes);
		}

	}

}
