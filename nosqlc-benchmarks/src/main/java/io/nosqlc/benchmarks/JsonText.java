package io.nosqlc.benchmarks;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * JSON as an application without nosqlc writes and reads it.
 */
final class JsonText {

	private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
	};

	private static final ObjectMapper mapper = new ObjectMapper();

	private JsonText() {
	}

	static String write(Map<String, ?> document) {
		try {
			return mapper.writeValueAsString(document);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	static Map<String, Object> read(String json) {
		try {
			return mapper.readValue(json, MAP);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
