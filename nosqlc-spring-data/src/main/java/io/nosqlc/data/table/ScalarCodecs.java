package io.nosqlc.data.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;

import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.ColumnType;

/**
 * The codecs of values without parts.
 */
final class ScalarCodecs {

	private static final Map<DataType, Known<?>> KNOWN = known();

	private ScalarCodecs() {
	}

	/**
	 * Returns the codec of a type.
	 * @param path of the property, for messages
	 */
	static ValueCodec of(ColumnType.Scalar type, String path) {
		if (type.type().equals(DataTypes.BLOB)) {
			return new BlobCodec(path, type.javaType() == byte[].class);
		}
		Known<?> known = KNOWN.get(type.type());
		if (known == null) {
			throw new IllegalStateException("No codec for " + type.type());
		}
		return known.codec(path);
	}

	/**
	 * Returns the driver's codec of a type that numbers have.
	 */
	static TypeCodec<?> driverCodec(ColumnType.Scalar type) {
		Known<?> known = KNOWN.get(type.type());
		if (known == null) {
			throw new IllegalStateException("No codec for " + type.type());
		}
		return known.codec();
	}

	private static Map<DataType, Known<?>> known() {
		Map<DataType, Known<?>> known = new HashMap<>();
		known.put(DataTypes.TEXT, new Known<>(String.class, TypeCodecs.TEXT, ScalarCodecs::text));
		known.put(DataTypes.ASCII, new Known<>(String.class, TypeCodecs.ASCII, ScalarCodecs::ascii));
		known.put(DataTypes.INT, new Known<>(Integer.class, TypeCodecs.INT));
		known.put(DataTypes.BIGINT, new Known<>(Long.class, TypeCodecs.BIGINT));
		known.put(DataTypes.COUNTER, new Known<>(Long.class, TypeCodecs.COUNTER));
		known.put(DataTypes.SMALLINT, new Known<>(Short.class, TypeCodecs.SMALLINT));
		known.put(DataTypes.TINYINT, new Known<>(Byte.class, TypeCodecs.TINYINT));
		known.put(DataTypes.VARINT, new Known<>(BigInteger.class, TypeCodecs.VARINT));
		known.put(DataTypes.FLOAT, new Known<>(Float.class, TypeCodecs.FLOAT));
		known.put(DataTypes.DOUBLE, new Known<>(Double.class, TypeCodecs.DOUBLE));
		known.put(DataTypes.DECIMAL, new Known<>(BigDecimal.class, TypeCodecs.DECIMAL));
		known.put(DataTypes.BOOLEAN, new Known<>(Boolean.class, TypeCodecs.BOOLEAN));
		known.put(DataTypes.INET, new Known<>(InetAddress.class, TypeCodecs.INET));
		known.put(DataTypes.TIMESTAMP, new Known<>(Instant.class, TypeCodecs.TIMESTAMP));
		known.put(DataTypes.DATE, new Known<>(LocalDate.class, TypeCodecs.DATE, ScalarCodecs::date));
		known.put(DataTypes.TIME, new Known<>(LocalTime.class, TypeCodecs.TIME));
		known.put(DataTypes.DURATION, new Known<>(CqlDuration.class, TypeCodecs.DURATION));
		known.put(DataTypes.UUID, new Known<>(UUID.class, TypeCodecs.UUID));
		known.put(DataTypes.TIMEUUID, new Known<>(UUID.class, TypeCodecs.TIMEUUID, ScalarCodecs::timeUuid));
		return known;
	}

	private static @Nullable String text(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (Character.isSurrogate(value.charAt(i))) {
				int codePoint = value.codePointAt(i);
				if (!Character.isSupplementaryCodePoint(codePoint)) {
					return "which has half a surrogate pair at index " + i + ", and UTF-8 cannot hold that";
				}
				i++;
			}
		}
		return null;
	}

	private static @Nullable String ascii(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (value.charAt(i) >= 128) {
				return "which is not ASCII at index " + i;
			}
		}
		return null;
	}

	private static @Nullable String date(LocalDate value) {
		long day = value.toEpochDay();
		return (day == (int) day) ? null : "which is farther from 1970 than a date can be";
	}

	private static @Nullable String timeUuid(UUID value) {
		return (value.version() == 1) ? null
				: "which is a UUID of version " + value.version() + ", and one of a time has version 1";
	}

	/**
	 * What is needed for a codec.
	 */
	private record Known<T>(Class<T> javaType, TypeCodec<T> codec, ScalarCodec.Rule<T> rule) {

		Known(Class<T> javaType, TypeCodec<T> codec) {
			this(javaType, codec, (value) -> null);
		}

		ValueCodec codec(String path) {
			return new ScalarCodec<>(path, this.javaType, this.codec, this.rule);
		}

	}

}
