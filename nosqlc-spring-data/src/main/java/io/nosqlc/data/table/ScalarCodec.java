package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;

import com.datastax.oss.driver.api.core.type.codec.TypeCodec;

import org.jspecify.annotations.Nullable;

/**
 * A value without parts, as the driver encodes it.
 *
 * @param <T> type of the values
 */
final class ScalarCodec<T> extends ValueCodec {

	private final String path;

	private final Class<T> javaType;

	private final TypeCodec<T> codec;

	private final Rule<T> rule;

	/**
	 * Creates a codec.
	 * @param path of the property, for messages
	 * @param javaType class of the values
	 * @param codec encodes them
	 * @param rule what else must be true of them
	 */
	ScalarCodec(String path, Class<T> javaType, TypeCodec<T> codec, Rule<T> rule) {
		this.path = path;
		this.javaType = javaType;
		this.codec = codec;
		this.rule = rule;
	}

	@Override
	ByteBuffer encode(Object value, List<String> violations) {
		if (this.javaType.isInstance(value)) {
			return encodeTyped(this.javaType.cast(value), violations);
		}
		T converted = ExactNumbers.convert(value, this.javaType);
		if (converted != null) {
			return encodeTyped(converted, violations);
		}
		violations.add("'" + this.path + "' is " + Quoted.a(this.javaType) + ", and no "
				+ value.getClass().getSimpleName() + " such as " + Quoted.of(value));
		return REFUSED;
	}

	private ByteBuffer encodeTyped(T value, List<String> violations) {
		String violation = this.rule.violationOf(value);
		if (violation != null) {
			violations.add("'" + this.path + "' has " + Quoted.of(value) + ", " + violation);
			return REFUSED;
		}
		try {
			return Objects.requireNonNull(this.codec.encode(value, VERSION));
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			violations.add("'" + this.path + "' has " + Quoted.of(value) + ", which its column cannot hold");
			return REFUSED;
		}
	}

	@Override
	@Nullable Object decode(ByteBuffer bytes) {
		return this.codec.decode(bytes, VERSION);
	}

	/**
	 * What must be true of a value for its column to hold it.
	 *
	 * @param <T> type of the values
	 */
	@FunctionalInterface
	interface Rule<T> {

		/**
		 * Returns what is wrong, as a clause; {@code null} if nothing is.
		 */
		@Nullable String violationOf(T value);

	}

}
