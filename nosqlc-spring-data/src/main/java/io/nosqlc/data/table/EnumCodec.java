package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;

import org.jspecify.annotations.Nullable;

/**
 * A constant of an enum, as the text of its name.
 */
final class EnumCodec extends ValueCodec {

	private final String path;

	private final Class<?> javaType;

	private final Map<String, Object> constants = new LinkedHashMap<>();

	/**
	 * Creates a codec.
	 * @param path of the property, for messages
	 * @param javaType the enum
	 */
	EnumCodec(String path, Class<?> javaType) {
		this.path = path;
		this.javaType = javaType;
		for (Object constant : Objects.requireNonNull(javaType.getEnumConstants())) {
			this.constants.put(((Enum<?>) constant).name(), constant);
		}
	}

	@Override
	ByteBuffer encode(Object value, List<String> violations) {
		if (this.javaType.isInstance(value)) {
			return Objects.requireNonNull(TypeCodecs.TEXT.encode(((Enum<?>) value).name(), VERSION));
		}
		violations.add("'" + this.path + "' is " + Quoted.a(this.javaType) + ", and no "
				+ value.getClass().getSimpleName() + " such as " + Quoted.of(value));
		return REFUSED;
	}

	@Override
	@Nullable Object decode(ByteBuffer bytes) {
		String name = Objects.requireNonNull(TypeCodecs.TEXT.decode(bytes, VERSION));
		Object constant = this.constants.get(name);
		if (constant == null) {
			throw new UnreadableValueException("it has " + Quoted.of(name) + ", and the constants of "
					+ this.javaType.getSimpleName() + " are " + String.join(", ", this.constants.keySet()),
					"Add the constant, or correct the row");
		}
		return constant;
	}

}
