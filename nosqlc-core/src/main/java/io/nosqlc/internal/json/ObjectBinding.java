package io.nosqlc.internal.json;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

import io.nosqlc.error.DocumentTypeException;

/**
 * Binds normal values to records, beans, enums and whatever else text can become.
 * Strictly: neither is text taken for a number nor a fraction cut off.
 *
 * <p>
 * The detour through JSON text keeps decimals exact: a token buffer would turn doubles
 * into decimals with {@link Double#toString}, which adds digits to some before Java 19.
 */
final class ObjectBinding {

	private static final List<CoercionInputShape> SCALARS = List.of(CoercionInputShape.Integer,
			CoercionInputShape.Float, CoercionInputShape.Boolean);

	private static final ObjectMapper MAPPER = JsonMapper.builder(Json.STORED)
		.addModule(new JavaTimeModule())
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.withCoercionConfig(LogicalType.Textual, (text) -> {
			for (CoercionInputShape shape : SCALARS) {
				text.setCoercion(shape, CoercionAction.Fail);
			}
		})
		.build();

	private ObjectBinding() {
	}

	static <T> T bind(String what, Object value, Class<T> type) {
		T bound;
		try {
			bound = MAPPER.readValue(Json.write(value), type);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new DocumentTypeException("Cannot read " + what + " as " + type.getName() + ": " + reason(ex)
					+ ". Let the type's properties fit the document's fields.", ex);
		}
		if (bound == null) {
			throw new DocumentTypeException("Cannot read " + what + " as " + type.getName()
					+ ": its deserializer returned null. Let it return an object.");
		}
		return bound;
	}

	private static @Nullable String reason(Exception ex) {
		if (!(ex instanceof JacksonException json)) {
			return ex.getMessage();
		}
		if (ex instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
			return "at '" + path(mapping) + "', " + json.getOriginalMessage();
		}
		return json.getOriginalMessage();
	}

	private static String path(JsonMappingException ex) {
		return ex.getPath()
			.stream()
			.map((step) -> (step.getFieldName() != null) ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
			.collect(Collectors.joining())
			.replaceFirst("^\\.", "");
	}

}
