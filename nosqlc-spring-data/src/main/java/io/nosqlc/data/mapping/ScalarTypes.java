package io.nosqlc.data.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;

import org.jspecify.annotations.Nullable;

/**
 * Classes that are column types, and advice about those that look as if they were.
 */
final class ScalarTypes {

	private static final String INSTANT = "Use Instant, a point in time in UTC";

	private static final String VECTOR = "Annotate it with @Vector(dimensions = ...)";

	private static final String USER_TYPE = "Use a class with @UserType or a record with @Tuple";

	private static final Map<Class<?>, DataType> TYPES = Map.ofEntries(Map.entry(String.class, DataTypes.TEXT),
			Map.entry(Integer.class, DataTypes.INT), Map.entry(Long.class, DataTypes.BIGINT),
			Map.entry(Short.class, DataTypes.SMALLINT), Map.entry(Byte.class, DataTypes.TINYINT),
			Map.entry(BigInteger.class, DataTypes.VARINT), Map.entry(Float.class, DataTypes.FLOAT),
			Map.entry(Double.class, DataTypes.DOUBLE), Map.entry(BigDecimal.class, DataTypes.DECIMAL),
			Map.entry(Boolean.class, DataTypes.BOOLEAN), Map.entry(byte[].class, DataTypes.BLOB),
			Map.entry(ByteBuffer.class, DataTypes.BLOB), Map.entry(InetAddress.class, DataTypes.INET),
			Map.entry(Instant.class, DataTypes.TIMESTAMP), Map.entry(LocalDate.class, DataTypes.DATE),
			Map.entry(LocalTime.class, DataTypes.TIME), Map.entry(CqlDuration.class, DataTypes.DURATION),
			Map.entry(UUID.class, DataTypes.UUID));

	private static final Map<Class<?>, String> ADVICE = advice();

	private ScalarTypes() {
	}

	/**
	 * Returns the column type of a class that is not a primitive; {@code null} if it has
	 * none.
	 */
	static @Nullable DataType of(Class<?> type) {
		return TYPES.get(type);
	}

	/**
	 * Returns what to use instead of a class that has no column type.
	 */
	static String advice(Class<?> type) {
		return ADVICE.entrySet()
			.stream()
			.filter((it) -> it.getKey().isAssignableFrom(type))
			.map((it) -> it.getValue())
			.findFirst()
			.orElseGet(() -> generalAdvice(type));
	}

	private static String generalAdvice(Class<?> type) {
		if (type == Object.class) {
			return "Say what type it has, or store it as text with @Json";
		}
		if (type.isArray()) {
			return "Use a List, or for numbers @Vector on float[]";
		}
		return "Annotate " + type.getSimpleName() + " with @UserType or @Tuple, or store it as text with @Json";
	}

	private static Map<Class<?>, String> advice() {
		Map<Class<?>, String> advice = new LinkedHashMap<>();
		advice.put(Date.class, INSTANT);
		advice.put(Calendar.class, INSTANT);
		advice.put(LocalDateTime.class, INSTANT);
		advice.put(ZonedDateTime.class, INSTANT);
		advice.put(OffsetDateTime.class, INSTANT);
		advice.put(OffsetTime.class, "Use LocalTime");
		advice.put(Duration.class, "Use CqlDuration, or a long of a unit of your choice");
		advice.put(Period.class, "Use CqlDuration");
		advice.put(Year.class, "Use an int");
		advice.put(YearMonth.class, "Use LocalDate, or text");
		advice.put(MonthDay.class, "Use LocalDate, or text");
		advice.put(Character.class, "Use String");
		advice.put(char[].class, "Use String");
		advice.put(float[].class, VECTOR);
		advice.put(CqlVector.class, VECTOR);
		advice.put(UdtValue.class, USER_TYPE);
		advice.put(TupleValue.class, USER_TYPE);
		advice.put(Optional.class, "Only a property as a whole may be an Optional");
		advice.put(Collection.class, "Declare it as List or Set");
		advice.put(Map.class, "Declare it as Map");
		return advice;
	}

}
