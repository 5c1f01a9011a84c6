package io.nosqlc.data.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.data.core.TypeInformation;

/**
 * Any value, as the text of its JSON.
 */
final class JsonCodec extends ValueCodec {

	private static final ObjectMapper MAPPER = JsonMapper.builder()
		.addModule(new JavaTimeModule())
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
		.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
		.build();

	private static final ObjectWriter SORTED = MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

	private final String path;

	private final JavaType javaType;

	private final ObjectWriter writer;

	private final ObjectReader reader;

	JsonCodec(String path, TypeInformation<?> type) {
		this.path = path;
		this.javaType = javaType(type.toResolvableType(), MAPPER.getTypeFactory());
		this.writer = MAPPER.writerFor(this.javaType);
		this.reader = MAPPER.readerFor(this.javaType);
	}

	@Override
	ByteBuffer encode(Object value, List<String> violations) {
		try {
			return ByteBuffer.wrap(this.writer.writeValueAsBytes(value));
		}
		catch (JsonProcessingException ex) {
			violations.add("'" + this.path + "' cannot become JSON, since " + ex.getOriginalMessage());
			return REFUSED;
		}
	}

	@Override
	@Nullable Object decode(ByteBuffer bytes) {
		try {
			return this.reader.readValue(ByteUtils.getArray(bytes));
		}
		catch (JacksonException ex) {
			throw new UnreadableValueException(
					"its JSON is no " + this.javaType.toCanonical() + ": " + ex.getOriginalMessage(),
					"Correct the row, or the type of the property");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The order of names and white space make no difference, nor does what the property
	 * does not take from the text.
	 */
	@Override
	ByteBuffer canonical(ByteBuffer bytes) {
		try {
			byte[] taken = this.writer.writeValueAsBytes(decode(bytes));
			return ByteBuffer.wrap(SORTED.writeValueAsBytes(MAPPER.readValue(taken, Object.class)));
		}
		catch (UnreadableValueException ex) {
			return bytes;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	boolean isAmbiguous() {
		return true;
	}

	private static JavaType javaType(ResolvableType type, TypeFactory types) {
		if (type.isArray()) {
			return types.constructArrayType(javaType(type.getComponentType(), types));
		}
		Class<?> raw = type.resolve(Object.class);
		if (!type.hasGenerics()) {
			return types.constructType(raw);
		}
		return types.constructParametricType(raw,
				Arrays.stream(type.getGenerics()).map((it) -> javaType(it, types)).toArray(JavaType[]::new));
	}

}
