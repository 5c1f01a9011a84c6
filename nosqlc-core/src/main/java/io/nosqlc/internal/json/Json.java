package io.nosqlc.internal.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.value.Text;
import io.nosqlc.internal.value.Values;

/**
 * JSON text and bytes to normal values and back.
 *
 * <p>
 * Strict reading accepts what the standard does. Reading what other writers stored also
 * accepts {@code NaN}, {@code Infinity}, {@code -Infinity} and halves of surrogate pairs,
 * and writing gives them back as they were. Of fields with equal names the first counts.
 */
public final class Json {

	private static final int USUAL_LENGTH = 512;

	private static final int DEPTH_OF_JACKSON = 4 * Values.MAX_DEPTH;

	static final JsonFactory STRICT = factory(false);

	static final JsonFactory STORED = factory(true);

	private Json() {
	}

	private static JsonFactory factory(boolean nonNumericNumbers) {
		// Sizes are limited by whoever takes the bytes in; depth is by JsonReader, whose
		// message says so.
		StreamReadConstraints anySize = StreamReadConstraints.builder()
			.maxNumberLength(Integer.MAX_VALUE)
			.maxStringLength(Integer.MAX_VALUE)
			.maxNameLength(Integer.MAX_VALUE)
			.maxNestingDepth(DEPTH_OF_JACKSON)
			.build();
		return JsonFactory.builder()
			.streamReadConstraints(anySize)
			.streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEPTH_OF_JACKSON).build())
			.configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
			.configure(JsonFactory.Feature.CHARSET_DETECTION, false)
			.configure(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER, true)
			.configure(StreamReadFeature.USE_FAST_DOUBLE_PARSER, true)
			.configure(StreamWriteFeature.USE_FAST_DOUBLE_WRITER, true)
			.configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, nonNumericNumbers)
			.configure(JsonWriteFeature.WRITE_NAN_AS_STRINGS, false)
			.configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8, true)
			.configure(JsonWriteFeature.WRITE_HEX_UPPER_CASE, false)
			.build();
	}

	/**
	 * Reads one JSON value, strictly, whose lists and maps nest as deep as documents may.
	 * @throws MalformedJsonException if the text is anything else
	 */
	public static @Nullable Object parse(String json) {
		return parse(json, Values.MAX_DEPTH);
	}

	/**
	 * Reads one JSON value, strictly, whose lists and maps may nest so deep.
	 * @throws MalformedJsonException if the text is anything else
	 */
	public static @Nullable Object parse(String json, int maxDepth) {
		try (JsonParser parser = STRICT.createParser(json)) {
			return JsonReader.strict(parser, maxDepth).readAll();
		}
		catch (IOException ex) {
			throw JsonReader.malformed(ex);
		}
	}

	/**
	 * Reads one JSON value from the UTF-8 bytes that any writer stored.
	 * @throws MalformedJsonException if the bytes are anything else
	 */
	public static @Nullable Object parseStored(byte[] json) {
		return parseStored(json, 0, json.length, Values.MAX_DEPTH);
	}

	/**
	 * Reads one JSON object from the UTF-8 bytes that any writer stored.
	 * @throws MalformedJsonException if the bytes are anything else
	 */
	public static Map<String, @Nullable Object> parseStoredMap(byte[] json) {
		return map(parseStored(json));
	}

	/**
	 * Reads one JSON object as {@link #parseStored(byte[], String, Object)} does.
	 * @throws MalformedJsonException if the bytes are anything else
	 */
	public static Map<String, @Nullable Object> parseStoredMap(byte[] json, String name, Object value) {
		return map(parseStored(json, name, value));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> map(@Nullable Object value) {
		if (value instanceof Map) {
			return (Map<String, @Nullable Object>) value;
		}
		throw new MalformedJsonException("the JSON value is not an object");
	}

	/**
	 * Reads one JSON value as {@link #parseStored(byte[])} does. If it is a map, its last
	 * field has this name and value, whatever the JSON says about that name.
	 * @throws MalformedJsonException if the bytes are anything else
	 */
	public static @Nullable Object parseStored(byte[] json, String name, Object value) {
		return parseStored(ByteBuffer.wrap(json), (parser) -> JsonReader.lenient(parser, name, value));
	}

	static @Nullable Object parseStored(byte[] json, int start, int end, int maxDepth) {
		return parseStored(ByteBuffer.wrap(json, start, end - start), (parser) -> JsonReader.lenient(parser, maxDepth));
	}

	private static @Nullable Object parseStored(ByteBuffer json, Function<JsonParser, JsonReader> reader) {
		try (JsonParser parser = STORED.createParser(json.array(), json.position(), json.remaining())) {
			return reader.apply(parser).readAll();
		}
		catch (IOException ex) {
			return parseCharacters(json, reader, ex);
		}
	}

	/**
	 * Tries again what the parser of bytes refused: it does not take halves of surrogate
	 * pairs in names, which the parser of characters does.
	 */
	private static @Nullable Object parseCharacters(ByteBuffer json, Function<JsonParser, JsonReader> reader,
			IOException refused) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(json).toString();
			try (JsonParser parser = STORED.createParser(text)) {
				return reader.apply(parser).readAll();
			}
		}
		catch (IOException ex) {
			throw JsonReader.malformed(refused);
		}
	}

	/**
	 * Writes a normal value without any white space.
	 */
	public static String write(@Nullable Object value) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = STORED.createGenerator(text)) {
			JsonWriter.write(generator, value);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return escapeLoneSurrogates(text.toString());
	}

	/**
	 * Writes a normal value as UTF-8, without any white space.
	 */
	public static byte[] writeBytes(@Nullable Object value) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
		try (JsonGenerator generator = STORED.createGenerator(bytes)) {
			JsonWriter.write(generator, value);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Reads a normal value as one of the application's own types.
	 * @param what names the value in messages
	 * @throws io.nosqlc.error.DocumentTypeException if it does not fit
	 */
	public static <T> T bind(String what, Object value, Class<T> type) {
		return ObjectBinding.bind(what, value, type);
	}

	private static String escapeLoneSurrogates(String json) {
		int index = Text.indexOfLoneSurrogate(json, 0);
		if (index < 0) {
			return json;
		}
		StringBuilder escaped = new StringBuilder(json.length() + 16);
		int start = 0;
		for (; index >= 0; index = Text.indexOfLoneSurrogate(json, start)) {
			escaped.append(json, start, index).append("\\u").append(Integer.toHexString(json.charAt(index)));
			start = index + 1;
		}
		return escaped.append(json, start, json.length()).toString();
	}

}
