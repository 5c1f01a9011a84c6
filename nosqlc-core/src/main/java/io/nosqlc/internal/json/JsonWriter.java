package io.nosqlc.internal.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Writes normal values to a generator.
 */
final class JsonWriter {

	private JsonWriter() {
	}

	static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
		if (value == null) {
			generator.writeNull();
		}
		else if (value instanceof String text) {
			generator.writeString(text);
		}
		else if (value instanceof Number number) {
			writeNumber(generator, number);
		}
		else if (value instanceof Boolean truth) {
			generator.writeBoolean(truth);
		}
		else if (value instanceof Map<?, ?> map) {
			writeMap(generator, map);
		}
		else if (value instanceof List<?> list) {
			writeList(generator, list);
		}
		else {
			throw new IllegalArgumentException("Not a normal value: " + value.getClass().getName());
		}
	}

	private static void writeNumber(JsonGenerator generator, Number number) throws IOException {
		if (number instanceof Integer integer) {
			generator.writeNumber(integer.intValue());
		}
		else if (number instanceof Double decimal) {
			generator.writeNumber(decimal.doubleValue());
		}
		else if (number instanceof BigInteger integer) {
			generator.writeNumber(integer);
		}
		else if (number instanceof BigDecimal decimal) {
			generator.writeNumber(decimal);
		}
		else {
			generator.writeNumber(number.longValue());
		}
	}

	private static void writeMap(JsonGenerator generator, Map<?, ?> map) throws IOException {
		generator.writeStartObject();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			generator.writeFieldName((String) entry.getKey());
			write(generator, entry.getValue());
		}
		generator.writeEndObject();
	}

	private static void writeList(JsonGenerator generator, List<?> list) throws IOException {
		generator.writeStartArray();
		for (Object element : list) {
			write(generator, element);
		}
		generator.writeEndArray();
	}

}
