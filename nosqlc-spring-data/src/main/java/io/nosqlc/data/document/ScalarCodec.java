package io.nosqlc.data.document;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;

/**
 * A value that is one value of JSON.
 *
 * @param type its class, no primitive one
 * @param encoder makes what documents take
 * @param decoder makes the value of a normal one
 */
record ScalarCodec(Class<?> type, Function<Object, Object> encoder,
		Function<Object, Object> decoder) implements JsonCodec {

	private static final Map<Class<?>, Function<String, Object>> TEXTS = Map.ofEntries(
			Map.entry(UUID.class, ScalarCodec::uuid), Map.entry(Instant.class, Instant::parse),
			Map.entry(LocalDate.class, LocalDate::parse), Map.entry(LocalTime.class, LocalTime::parse),
			Map.entry(LocalDateTime.class, LocalDateTime::parse),
			Map.entry(OffsetDateTime.class, OffsetDateTime::parse), Map.entry(OffsetTime.class, OffsetTime::parse),
			Map.entry(ZonedDateTime.class, ZonedDateTime::parse), Map.entry(Year.class, Year::parse),
			Map.entry(YearMonth.class, YearMonth::parse), Map.entry(MonthDay.class, MonthDay::parse),
			Map.entry(Duration.class, Duration::parse), Map.entry(Period.class, Period::parse),
			Map.entry(ZoneId.class, ZoneId::of), Map.entry(ZoneOffset.class, ZoneOffset::of),
			Map.entry(Character.class, ScalarCodec::character));

	/**
	 * Returns the codec of a class that is no primitive one; {@code null} if its values
	 * are not single ones.
	 */
	static @Nullable JsonCodec of(Class<?> type) {
		if (type == Object.class || type == Number.class || type == Document.class) {
			return new ScalarCodec(type, (value) -> value, (json) -> anything(json, type));
		}
		if (type == String.class || type == Boolean.class) {
			return new ScalarCodec(type, (value) -> value, (json) -> required(json, type));
		}
		if (ExactNumbers.isNumber(type)) {
			return new ScalarCodec(type, (value) -> value, (json) -> ExactNumbers.convert(json, type));
		}
		if (type.isEnum()) {
			return new ScalarCodec(type, (value) -> value, ofText(type, constants(type)));
		}
		if (type == byte[].class) {
			return new BytesCodec(type, (bytes) -> (byte[]) bytes, (bytes) -> bytes);
		}
		if (type == ByteBuffer.class) {
			return new BytesCodec(type, (bytes) -> remaining((ByteBuffer) bytes), ByteBuffer::wrap);
		}
		Function<String, Object> parser = TEXTS.get(type);
		return (parser != null) ? new ScalarCodec(type, ScalarCodec::text, ofText(type, parser)) : null;
	}

	@Override
	public Object encode(Object value) {
		return this.encoder.apply(value);
	}

	@Override
	public Object decode(Object json) {
		return this.decoder.apply(json);
	}

	private static Object anything(Object json, Class<?> type) {
		if (type == Document.class && json instanceof Map<?, ?> map) {
			@SuppressWarnings("unchecked")
			Map<String, ?> fields = (Map<String, ?>) map;
			return Document.copyOf(fields);
		}
		return required(json, type);
	}

	private static Object required(Object json, Class<?> type) {
		if (!type.isInstance(json)) {
			throw UnreadableValueException.of(json, type);
		}
		return json;
	}

	private static Function<Object, Object> ofText(Class<?> type, Function<String, Object> parser) {
		return (json) -> {
			if (!(json instanceof String text)) {
				throw UnreadableValueException.of(json, type);
			}
			try {
				return parser.apply(text);
			}
			catch (DateTimeException | IllegalArgumentException ex) {
				throw UnreadableValueException.of(json, type, ": " + ex.getMessage());
			}
		};
	}

	/**
	 * Documents take times as they are, and make text of them that has an order.
	 */
	private static Object text(Object value) {
		return (value instanceof Character) ? value.toString() : value;
	}

	private static Function<String, Object> constants(Class<?> type) {
		Map<String, Object> constants = Arrays.stream(type.getEnumConstants())
			.collect(Collectors.toMap((it) -> ((Enum<?>) it).name(), (it) -> it));
		return (text) -> {
			Object constant = constants.get(text);
			if (constant == null) {
				throw new IllegalArgumentException("there is only " + Arrays.stream(type.getEnumConstants())
					.map((it) -> ((Enum<?>) it).name())
					.collect(Collectors.joining(", ")));
			}
			return constant;
		};
	}

	/**
	 * Java takes identifiers with parts that are too short.
	 */
	private static UUID uuid(String text) {
		UUID uuid = UUID.fromString(text);
		if (!uuid.toString().equalsIgnoreCase(text)) {
			throw new IllegalArgumentException("Invalid UUID string: " + text);
		}
		return uuid;
	}

	private static Character character(String text) {
		if (text.length() != 1) {
			throw new IllegalArgumentException("it has " + text.length() + " characters");
		}
		return text.charAt(0);
	}

	private static byte[] remaining(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.duplicate().get(bytes);
		return bytes;
	}

	/**
	 * Bytes, as Base64.
	 *
	 * @param type their class
	 * @param toBytes takes them out of a value
	 * @param fromBytes makes a value of them
	 */
	private record BytesCodec(Class<?> type, Function<Object, byte[]> toBytes,
			Function<byte[], Object> fromBytes) implements JsonCodec {

		@Override
		public Object encode(Object value) {
			return Base64.getEncoder().encodeToString(this.toBytes.apply(value));
		}

		@Override
		public Object decode(Object json) {
			return ofText(this.type, (text) -> this.fromBytes.apply(Base64.getDecoder().decode(text))).apply(json);
		}

		/**
		 * Filters take an array for a list of numbers.
		 */
		@Override
		public @Nullable Object operand(@Nullable Object normal) {
			if (!(normal instanceof List<?> list) || !list.stream().allMatch((it) -> it instanceof Integer)) {
				return normal;
			}
			byte[] bytes = new byte[list.size()];
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] = ((Number) list.get(i)).byteValue();
			}
			return Base64.getEncoder().encodeToString(bytes);
		}

	}

}
