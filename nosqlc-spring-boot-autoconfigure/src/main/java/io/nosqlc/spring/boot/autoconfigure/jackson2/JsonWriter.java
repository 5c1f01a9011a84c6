package io.nosqlc.spring.boot.autoconfigure.jackson2;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.core.JsonGenerator;

import io.nosqlc.Document;

/**
 * Writes a document as it is, whatever the mapper does to other maps: with all digits of
 * its numbers, in its order, and with the fields that are null.
 */
final class JsonWriter {

	private final JsonGenerator generator;

	JsonWriter(JsonGenerator generator) {
		this.generator = generator;
	}

	void write(Document document) throws IOException {
		writeMap(document);
	}

	private void writeMap(Map<?, ?> fields) throws IOException {
		this.generator.writeStartObject();
		for (Map.Entry<?, ?> field : fields.entrySet()) {
			this.generator.writeFieldName((String) field.getKey());
			writeValue(field.getValue());
		}
		this.generator.writeEndObject();
	}

	private void writeList(List<?> list) throws IOException {
		this.generator.writeStartArray();
		for (Object element : list) {
			writeValue(element);
		}
		this.generator.writeEndArray();
	}

	private void writeValue(@Nullable Object value) throws IOException {
		if (value instanceof Map<?, ?> map) {
			writeMap(map);
		}
		else if (value instanceof List<?> list) {
			writeList(list);
		}
		else if (value instanceof String text) {
			this.generator.writeString(text);
		}
		else if (value instanceof Number number) {
			writeNumber(number);
		}
		else if (value instanceof Boolean truth) {
			this.generator.writeBoolean(truth);
		}
		else {
			this.generator.writeNull();
		}
	}

	private void writeNumber(Number number) throws IOException {
		if (number instanceof Integer value) {
			this.generator.writeNumber(value);
		}
		else if (number instanceof Long value) {
			this.generator.writeNumber(value);
		}
		else if (number instanceof BigInteger value) {
			this.generator.writeNumber(value);
		}
		else if (number instanceof BigDecimal value) {
			this.generator.writeNumber(value);
		}
		else {
			this.generator.writeNumber(number.doubleValue());
		}
	}

}
