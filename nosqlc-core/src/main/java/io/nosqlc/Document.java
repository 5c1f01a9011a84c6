package io.nosqlc;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.internal.json.Json;
import io.nosqlc.internal.json.MalformedJsonException;
import io.nosqlc.internal.value.Arguments;
import io.nosqlc.internal.value.NormalMap;
import io.nosqlc.internal.value.Values;

/**
 * A JSON object: an immutable, ordered map of names to null, {@link Boolean}, numbers,
 * {@link String}, {@link List} and {@link Map}, immutable all the way down. Safe for use
 * by several threads.
 *
 * <p>
 * Values are normalised when a document is made. Integers become the smallest of Integer,
 * Long and BigInteger; decimals become Double, or BigDecimal where that would lose
 * digits; {@link Instant}s become UTC text of fixed width with nine digits of fraction,
 * other {@code java.time} values, UUIDs and enums become text. What JSON cannot hold is
 * refused with an {@link InvalidDocumentException} that names where it is; so are lists
 * and maps that nest deeper than 500 levels. Lists, maps and documents that come out of a
 * document are taken over as they are, with whatever another writer has stored in them
 * (see {@link #ofStored(String, byte[])}).
 *
 * <p>
 * As in any map, {@code get("a.b")} is the value of the key {@code a.b}. The typed reads
 * take a path instead: {@code getString("address.city")} is the city of the address.
 * Absent and null read as null (or as the given default); a value of another type, or a
 * number that does not fit without loss, is a
 * {@link io.nosqlc.error.DocumentTypeException}.
 */
public final class Document extends AbstractMap<String, @Nullable Object> {

	/**
	 * Name of the field that holds the key in every document that a collection returns.
	 */
	public static final String ID = "_id";

	private static final Document EMPTY = new Document(NormalMap.of(new LinkedHashMap<>()));

	private static final AtomicReferenceFieldUpdater<Document, byte[]> MEASURED = AtomicReferenceFieldUpdater
		.newUpdater(Document.class, byte[].class, "measured");

	private final NormalMap fields;

	/**
	 * The JSON, from when it was measured until it is taken, because it is dear to make.
	 */
	private volatile byte @Nullable [] measured;

	private Document(NormalMap fields) {
		this.fields = fields;
	}

	/**
	 * Returns the empty document.
	 */
	public static Document of() {
		return EMPTY;
	}

	/**
	 * Returns a document of one field.
	 * @throws InvalidDocumentException if JSON cannot hold it
	 */
	public static Document of(String key, @Nullable Object value) {
		return ofPairs(key, value);
	}

	/**
	 * Returns a document of two fields.
	 * @throws InvalidDocumentException if JSON cannot hold it, or a name comes twice
	 */
	public static Document of(String key1, @Nullable Object value1, String key2, @Nullable Object value2) {
		return ofPairs(key1, value1, key2, value2);
	}

	/**
	 * Returns a document of three fields.
	 * @throws InvalidDocumentException if JSON cannot hold it, or a name comes twice
	 */
	public static Document of(String key1, @Nullable Object value1, String key2, @Nullable Object value2, String key3,
			@Nullable Object value3) {
		return ofPairs(key1, value1, key2, value2, key3, value3);
	}

	/**
	 * Returns a document of four fields.
	 * @throws InvalidDocumentException if JSON cannot hold it, or a name comes twice
	 */
	public static Document of(String key1, @Nullable Object value1, String key2, @Nullable Object value2, String key3,
			@Nullable Object value3, String key4, @Nullable Object value4) {
		return ofPairs(key1, value1, key2, value2, key3, value3, key4, value4);
	}

	/**
	 * Returns a document of five fields.
	 * @throws InvalidDocumentException if JSON cannot hold it, or a name comes twice
	 */
	public static Document of(String key1, @Nullable Object value1, String key2, @Nullable Object value2, String key3,
			@Nullable Object value3, String key4, @Nullable Object value4, String key5, @Nullable Object value5) {
		return ofPairs(key1, value1, key2, value2, key3, value3, key4, value4, key5, value5);
	}

	/**
	 * Returns a document of six fields.
	 * @throws InvalidDocumentException if JSON cannot hold it, or a name comes twice
	 */
	public static Document of(String key1, @Nullable Object value1, String key2, @Nullable Object value2, String key3,
			@Nullable Object value3, String key4, @Nullable Object value4, String key5, @Nullable Object value5,
			String key6, @Nullable Object value6) {
		return ofPairs(key1, value1, key2, value2, key3, value3, key4, value4, key5, value5, key6, value6);
	}

	/**
	 * Returns a document of seven fields.
	 * @throws InvalidDocumentException if JSON cannot hold it, or a name comes twice
	 */
	public static Document of(String key1, @Nullable Object value1, String key2, @Nullable Object value2, String key3,
			@Nullable Object value3, String key4, @Nullable Object value4, String key5, @Nullable Object value5,
			String key6, @Nullable Object value6, String key7, @Nullable Object value7) {
		return ofPairs(key1, value1, key2, value2, key3, value3, key4, value4, key5, value5, key6, value6, key7,
				value7);
	}

	/**
	 * Returns a document of eight fields.
	 * @throws InvalidDocumentException if JSON cannot hold it, or a name comes twice
	 */
	public static Document of(String key1, @Nullable Object value1, String key2, @Nullable Object value2, String key3,
			@Nullable Object value3, String key4, @Nullable Object value4, String key5, @Nullable Object value5,
			String key6, @Nullable Object value6, String key7, @Nullable Object value7, String key8,
			@Nullable Object value8) {
		return ofPairs(key1, value1, key2, value2, key3, value3, key4, value4, key5, value5, key6, value6, key7, value7,
				key8, value8);
	}

	/**
	 * Returns a document of nine fields.
	 * @throws InvalidDocumentException if JSON cannot hold it, or a name comes twice
	 */
	public static Document of(String key1, @Nullable Object value1, String key2, @Nullable Object value2, String key3,
			@Nullable Object value3, String key4, @Nullable Object value4, String key5, @Nullable Object value5,
			String key6, @Nullable Object value6, String key7, @Nullable Object value7, String key8,
			@Nullable Object value8, String key9, @Nullable Object value9) {
		return ofPairs(key1, value1, key2, value2, key3, value3, key4, value4, key5, value5, key6, value6, key7, value7,
				key8, value8, key9, value9);
	}

	/**
	 * Returns a document of ten fields.
	 * @throws InvalidDocumentException if JSON cannot hold it, or a name comes twice
	 */
	public static Document of(String key1, @Nullable Object value1, String key2, @Nullable Object value2, String key3,
			@Nullable Object value3, String key4, @Nullable Object value4, String key5, @Nullable Object value5,
			String key6, @Nullable Object value6, String key7, @Nullable Object value7, String key8,
			@Nullable Object value8, String key9, @Nullable Object value9, String key10, @Nullable Object value10) {
		return ofPairs(key1, value1, key2, value2, key3, value3, key4, value4, key5, value5, key6, value6, key7, value7,
				key8, value8, key9, value9, key10, value10);
	}

	private static Document ofPairs(@Nullable Object... pairs) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			String name = name(pairs[i]);
			if (fields.containsKey(name)) {
				throw new InvalidDocumentException("Cannot make a document: the name '" + name
						+ "' is given twice. Give each field once, or use with() to replace it.");
			}
			fields.put(name, Values.field(name, pairs[i + 1]));
		}
		return new Document(NormalMap.of(fields));
	}

	/**
	 * Returns a document of the entries of a map, in its order. Later changes to the map
	 * do not show.
	 * @throws InvalidDocumentException if JSON cannot hold it
	 */
	public static Document copyOf(Map<String, ?> map) {
		if (Arguments.required(map, "map") instanceof Document document) {
			return document;
		}
		return normal(Values.fields(map));
	}

	/**
	 * Reads a document from JSON text, which must be exactly one object.
	 * @throws InvalidDocumentException if it is not, saying where
	 */
	public static Document parse(String json) {
		Arguments.required(json, "json");
		try {
			return object(Json.parse(json));
		}
		catch (MalformedJsonException ex) {
			throw new InvalidDocumentException("Cannot read a document from JSON text: " + ex.getMessage()
					+ ". Pass the text of exactly one JSON object.", ex);
		}
	}

	/**
	 * Returns the document that a store holds as UTF-8 JSON, with {@code _id} as its last
	 * field, whatever the JSON says about it. For driver authors.
	 *
	 * <p>
	 * Also reads what other writers may have stored: NaN and infinities, which read as
	 * Double, and fields of one name, of which the first counts.
	 * @throws InvalidDocumentException if the bytes are not one JSON object
	 */
	public static Document ofStored(String key, byte[] json) {
		Arguments.required(key, "key");
		Arguments.required(json, "json");
		try {
			return object(Json.parseStored(json, ID, key));
		}
		catch (MalformedJsonException ex) {
			throw new InvalidDocumentException("Cannot read the document stored as '" + key + "': " + ex.getMessage()
					+ ". Store it again or delete that key.", ex);
		}
	}

	private static Document object(@Nullable Object value) {
		if (value instanceof NormalMap map) {
			return normal(map);
		}
		throw new InvalidDocumentException("Cannot read a document from JSON: it is " + ValueConversion.describe(value)
				+ ". A document is a JSON object.");
	}

	static Document normal(NormalMap fields) {
		return new Document(fields);
	}

	@Override
	public @Nullable Object get(@Nullable Object key) {
		return this.fields.get(key);
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return this.fields.containsKey(key);
	}

	@Override
	public int size() {
		return this.fields.size();
	}

	@Override
	public Set<Entry<String, @Nullable Object>> entrySet() {
		return this.fields.entrySet();
	}

	/**
	 * Returns the key, which documents from a collection always have, or null.
	 */
	public @Nullable String getId() {
		return convert(ID, this.fields.get(ID), String.class);
	}

	/**
	 * Returns the text at a path, or null.
	 */
	public @Nullable String getString(String path) {
		return read(path, String.class);
	}

	/**
	 * Returns the text at a path, or the default.
	 */
	public String getString(String path, String defaultValue) {
		return orDefault(getString(path), defaultValue);
	}

	/**
	 * Returns the number at a path as an int, or null.
	 */
	public @Nullable Integer getInt(String path) {
		return read(path, Integer.class);
	}

	/**
	 * Returns the number at a path as an int, or the default.
	 */
	public int getInt(String path, int defaultValue) {
		return orDefault(getInt(path), defaultValue);
	}

	/**
	 * Returns the number at a path as a long, or null.
	 */
	public @Nullable Long getLong(String path) {
		return read(path, Long.class);
	}

	/**
	 * Returns the number at a path as a long, or the default.
	 */
	public long getLong(String path, long defaultValue) {
		return orDefault(getLong(path), defaultValue);
	}

	/**
	 * Returns the number at a path as a double, or null.
	 */
	public @Nullable Double getDouble(String path) {
		return read(path, Double.class);
	}

	/**
	 * Returns the number at a path as a double, or the default.
	 */
	public double getDouble(String path, double defaultValue) {
		return orDefault(getDouble(path), defaultValue);
	}

	/**
	 * Returns the exact number at a path, or null.
	 */
	public @Nullable BigDecimal getDecimal(String path) {
		return read(path, BigDecimal.class);
	}

	/**
	 * Returns the exact number at a path, or the default.
	 */
	public BigDecimal getDecimal(String path, BigDecimal defaultValue) {
		return orDefault(getDecimal(path), defaultValue);
	}

	/**
	 * Returns the boolean at a path, or null.
	 */
	public @Nullable Boolean getBoolean(String path) {
		return read(path, Boolean.class);
	}

	/**
	 * Returns the boolean at a path, or the default.
	 */
	public boolean getBoolean(String path, boolean defaultValue) {
		return orDefault(getBoolean(path), defaultValue);
	}

	/**
	 * Returns the instant that the ISO 8601 text at a path stands for, with {@code Z} or
	 * another offset, or null.
	 */
	public @Nullable Instant getInstant(String path) {
		return read(path, Instant.class);
	}

	/**
	 * Returns the instant at a path, or the default.
	 */
	public Instant getInstant(String path, Instant defaultValue) {
		return orDefault(getInstant(path), defaultValue);
	}

	/**
	 * Returns the list at a path, which cannot be changed, or null.
	 */
	@SuppressWarnings("unchecked")
	public @Nullable List<@Nullable Object> getList(String path) {
		return read(path, List.class);
	}

	/**
	 * Returns the list at a path with each element read as the given type: those of the
	 * typed reads, {@link Document}, or a type of the application as in
	 * {@link #as(Class)}. Null elements stay null.
	 */
	public <T> @Nullable List<@Nullable T> getList(String path, Class<T> elementType) {
		List<@Nullable Object> list = getList(path);
		return (list != null) ? ValueConversion.list(path, list, elementType) : null;
	}

	/**
	 * Returns the map at a path as a document, or null.
	 */
	public @Nullable Document getDocument(String path) {
		return read(path, Document.class);
	}

	/**
	 * Returns this document as one of the application's types: a record, or a bean with
	 * setters. Fields that the type does not have are ignored. Dates are read from ISO
	 * 8601 text.
	 * @throws io.nosqlc.error.DocumentTypeException if a field does not fit its property
	 */
	public <T> T as(Class<T> type) {
		Arguments.required(type, "type");
		return type.isInstance(this) ? type.cast(this) : Json.bind("the document", this, type);
	}

	/**
	 * Returns a copy with one field set: in its place if there is one of that name, else
	 * at the end.
	 * @throws InvalidDocumentException if JSON cannot hold the value
	 */
	public Document with(String key, @Nullable Object value) {
		Map<String, @Nullable Object> changed = new LinkedHashMap<>(this.fields);
		changed.put(key, Values.field(name(key), value));
		return new Document(NormalMap.of(changed));
	}

	/**
	 * Returns a copy without the fields of these names, which need not exist.
	 */
	public Document without(String... keys) {
		Map<String, @Nullable Object> changed = new LinkedHashMap<>(this.fields);
		Arrays.asList(Arguments.required(keys, "keys")).forEach(changed::remove);
		return new Document(NormalMap.of(changed));
	}

	/**
	 * Returns a copy with all fields of the patch set as by {@link #with}. A map replaces
	 * a map of the same name as a whole; null is stored as null.
	 * @throws InvalidDocumentException if JSON cannot hold the patch
	 */
	public Document merge(Map<String, ?> patch) {
		Map<String, @Nullable Object> changed = new LinkedHashMap<>(this.fields);
		changed.putAll(copyOf(patch).fields);
		return new Document(NormalMap.of(changed));
	}

	/**
	 * Returns this document as JSON text without white space. It has all fields,
	 * {@code _id} among them, in their order.
	 */
	public String toJson() {
		return Json.write(this.fields);
	}

	/**
	 * Returns {@link #toJson()} as UTF-8, which is what stores hold. For driver authors.
	 */
	@SuppressWarnings("NullAway") // does not know that the updater sets what may be null
	public byte[] toJsonBytes() {
		byte[] json = MEASURED.getAndSet(this, null);
		return (json != null) ? json : Json.writeBytes(this.fields);
	}

	/**
	 * Returns how long {@link #toJsonBytes()} is, and keeps that for who takes it next.
	 * For driver authors.
	 */
	public int measureJson() {
		byte[] json = this.measured;
		if (json == null) {
			json = Json.writeBytes(this.fields);
			this.measured = json;
		}
		return json.length;
	}

	private <T> @Nullable T read(String path, Class<T> type) {
		Arguments.required(path, "path");
		return convert(path, at(path), type);
	}

	private @Nullable Object at(String path) {
		if (path.indexOf('.') < 0) {
			return this.fields.get(path);
		}
		Object value = this.fields;
		for (String name : path.split("\\.", -1)) {
			if (!(value instanceof Map<?, ?> map)) {
				return null;
			}
			value = map.get(name);
		}
		return value;
	}

	private static <T> @Nullable T convert(String path, @Nullable Object value, Class<T> type) {
		return (value != null) ? ValueConversion.convert(path, value, type) : null;
	}

	private static <T> T orDefault(@Nullable T value, T defaultValue) {
		return (value != null) ? value : defaultValue;
	}

	private static String name(@Nullable Object key) {
		return (String) Arguments.required(key, "key");
	}

}
