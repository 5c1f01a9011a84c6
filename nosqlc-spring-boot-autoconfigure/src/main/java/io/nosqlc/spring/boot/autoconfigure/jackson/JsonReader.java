package io.nosqlc.spring.boot.autoconfigure.jackson;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;

import io.nosqlc.Document;
import io.nosqlc.error.InvalidDocumentException;

/**
 * Reads a document as {@link Document#parse} does, whatever the mapper does to other
 * maps: with all digits of its numbers, and the first of fields with equal names. What is
 * no document is reported as any other mismatch, which a controller answers with status
 * 400.
 */
final class JsonReader {

	private final JsonParser parser;

	private final DeserializationContext context;

	private final Class<?> target;

	JsonReader(JsonParser parser, DeserializationContext context, Class<?> target) {
		this.parser = parser;
		this.context = context;
		this.target = target;
	}

	Document readDocument() {
		if (!this.parser.hasToken(JsonToken.START_OBJECT)) {
			return this.context.reportInputMismatch(this.target, "A JSON object is expected, not %s",
					this.parser.currentToken());
		}
		Map<String, @Nullable Object> fields = readMap();
		try {
			return Document.copyOf(fields);
		}
		catch (InvalidDocumentException ex) {
			return this.context.reportInputMismatch(this.target, "%s", ex.getMessage());
		}
	}

	private Map<String, @Nullable Object> readMap() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		while (this.parser.nextToken() != JsonToken.END_OBJECT) {
			String name = this.parser.currentName();
			this.parser.nextToken();
			if (map.containsKey(name)) {
				this.parser.skipChildren();
			}
			else {
				map.put(name, readValue());
			}
		}
		return map;
	}

	private List<@Nullable Object> readList() {
		List<@Nullable Object> list = new ArrayList<>();
		while (this.parser.nextToken() != JsonToken.END_ARRAY) {
			list.add(readValue());
		}
		return list;
	}

	private @Nullable Object readValue() {
		return switch (this.parser.currentToken()) {
			case START_OBJECT -> readMap();
			case START_ARRAY -> readList();
			case VALUE_STRING -> this.parser.getString();
			case VALUE_NUMBER_INT -> this.parser.getNumberValue();
			case VALUE_NUMBER_FLOAT -> readDecimal();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case VALUE_NULL -> null;
			case VALUE_EMBEDDED_OBJECT -> this.parser.getEmbeddedObject();
			case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE ->
				this.context.reportInputMismatch(this.target, "A value is expected");
		};
	}

	private Number readDecimal() {
		if (this.parser.isNaN()) {
			return this.parser.getDoubleValue();
		}
		BigDecimal decimal = this.parser.getDecimalValue();
		// A double has a minus zero, a decimal has not.
		return (decimal.signum() == 0) ? Double.valueOf(this.parser.getString()) : decimal;
	}

}
