package io.nosqlc.internal.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.value.NormalList;
import io.nosqlc.internal.value.NormalMap;
import io.nosqlc.internal.value.Numbers;
import io.nosqlc.internal.value.Text;
import io.nosqlc.internal.value.Values;

/**
 * Builds normal values from the tokens of a parser.
 */
final class JsonReader {

	private final JsonParser parser;

	private final boolean strict;

	private final int maxDepth;

	private final @Nullable String lastName;

	private final @Nullable Object lastValue;

	private int depth;

	private JsonReader(JsonParser parser, boolean strict, int maxDepth, @Nullable String lastName,
			@Nullable Object lastValue) {
		this.parser = parser;
		this.strict = strict;
		this.maxDepth = maxDepth;
		this.lastName = lastName;
		this.lastValue = lastValue;
	}

	static JsonReader strict(JsonParser parser, int maxDepth) {
		return new JsonReader(parser, true, maxDepth, null, null);
	}

	static JsonReader lenient(JsonParser parser, int maxDepth) {
		return new JsonReader(parser, false, maxDepth, null, null);
	}

	/**
	 * Returns a reader that gives the outermost map a last field, in place of any of that
	 * name.
	 */
	static JsonReader lenient(JsonParser parser, String lastName, Object lastValue) {
		return new JsonReader(parser, false, Values.MAX_DEPTH, lastName, lastValue);
	}

	@Nullable Object readAll() throws IOException {
		if (this.parser.nextToken() == null) {
			throw new MalformedJsonException("there is no JSON value");
		}
		Object value = read();
		if (this.parser.nextToken() != null) {
			throw malformed("there is more after the JSON value");
		}
		return value;
	}

	private @Nullable Object read() throws IOException {
		return switch (this.parser.currentToken()) {
			case START_OBJECT -> readMap();
			case START_ARRAY -> readList();
			case VALUE_STRING -> text(this.parser.getText());
			case VALUE_NUMBER_INT -> integer();
			case VALUE_NUMBER_FLOAT -> decimal();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case VALUE_NULL -> null;
			case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
				throw malformed("there is no value");
		};
	}

	private NormalMap readMap() throws IOException {
		descend();
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		while (this.parser.nextToken() != JsonToken.END_OBJECT) {
			String name = text(this.parser.currentName());
			this.parser.nextToken();
			if (map.containsKey(name) || (this.depth == 1 && name.equals(this.lastName))) {
				this.parser.skipChildren();
			}
			else {
				map.put(name, read());
			}
		}
		this.depth--;
		if (this.depth == 0 && this.lastName != null) {
			map.put(this.lastName, this.lastValue);
		}
		return NormalMap.of(map);
	}

	private NormalList readList() throws IOException {
		descend();
		List<@Nullable Object> list = new ArrayList<>();
		while (this.parser.nextToken() != JsonToken.END_ARRAY) {
			list.add(read());
		}
		this.depth--;
		return NormalList.of(list);
	}

	private void descend() {
		this.depth++;
		if (this.depth > this.maxDepth) {
			throw malformed("lists and maps nest deeper than " + this.maxDepth + " levels");
		}
	}

	private String text(String text) {
		if (this.strict && !Text.isWellFormed(text)) {
			throw malformed("text has half a surrogate pair, which UTF-8 cannot hold,");
		}
		return text;
	}

	private Number integer() throws IOException {
		return switch (this.parser.getNumberType()) {
			case INT -> this.parser.getIntValue();
			case LONG -> Numbers.smallest(this.parser.getLongValue());
			default -> Numbers.smallest(this.parser.getBigIntegerValue());
		};
	}

	private Number decimal() throws IOException {
		if (this.parser.isNaN()) {
			return this.parser.getDoubleValue();
		}
		Double number = Numbers.losslessDouble(this.parser.getText());
		if (number != null) {
			return number;
		}
		try {
			return this.parser.getDecimalValue();
		}
		catch (NumberFormatException ex) {
			throw malformed("a number has an exponent beyond 32 bits");
		}
	}

	private MalformedJsonException malformed(String reason) {
		return new MalformedJsonException(reason + at(this.parser.currentLocation()));
	}

	static MalformedJsonException malformed(IOException ex) {
		if (ex instanceof JacksonException json) {
			return new MalformedJsonException(withoutHints(json.getOriginalMessage()) + at(json.getLocation()), ex);
		}
		return new MalformedJsonException(String.valueOf(ex.getMessage()), ex);
	}

	/**
	 * Cuts off what Jackson advises its own users to enable, and where it says that it
	 * tells nothing about the source.
	 */
	private static String withoutHints(String message) {
		return message.replaceFirst("(: enable `| \\(not recognized as one| \\(start marker at).*", "");
	}

	private static String at(@Nullable JsonLocation location) {
		if (location == null) {
			return "";
		}
		return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
	}

}
