package io.nosqlc.internal.match;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.nosqlc.internal.json.Json;

/**
 * Writes values as JSON in any of the ways that a foreign writer may choose: with white
 * space anywhere, escapes of any character, numbers in any notation, and further fields
 * behind those whose names they repeat.
 */
public final class Spelling {

	private static final String[] SPACES = { "", "", "", " ", "\n", "\t\r", "   " };

	private static final Object[] REPEATED = { null, true, 1, "again", List.of(1, Map.of("a", 2)), Map.of("a", 1) };

	private final Random random;

	private final StringBuilder json = new StringBuilder();

	private Spelling(Random random) {
		this.random = random;
	}

	public static byte[] of(Object value, Random random) {
		Spelling spelling = new Spelling(random);
		spelling.space().write(value);
		return spelling.space().json.toString().getBytes(StandardCharsets.UTF_8);
	}

	private void write(Object value) {
		if (value instanceof Map<?, ?> map) {
			writeMap(map);
		}
		else if (value instanceof List<?> list) {
			writeList(list);
		}
		else if (value instanceof String text) {
			writeText(text);
		}
		else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
			writeNumber(number);
		}
		else {
			this.json.append(Json.write(value));
		}
	}

	private void writeMap(Map<?, ?> map) {
		this.json.append('{');
		String separator = "";
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			this.json.append(separator);
			writeField((String) entry.getKey(), entry.getValue());
			separator = ",";
		}
		for (Object name : map.keySet()) {
			if (this.random.nextInt(6) == 5) {
				this.json.append(',');
				writeField((String) name, REPEATED[this.random.nextInt(REPEATED.length)]);
			}
		}
		space().json.append('}');
	}

	private void writeField(String name, Object value) {
		space().writeText(name);
		space().json.append(':');
		space().write(value);
		space();
	}

	private void writeList(List<?> list) {
		this.json.append('[');
		String separator = "";
		for (Object element : list) {
			this.json.append(separator);
			space().write(element);
			space();
			separator = ",";
		}
		space().json.append(']');
	}

	private void writeText(String text) {
		int escaping = this.random.nextInt(4);
		this.json.append('"');
		for (char c : text.toCharArray()) {
			boolean must = c < ' ' || c == '"' || c == '\\' || (escaping != 0 && Character.isSurrogate(c));
			if (must || escaping == 1 || (escaping == 2 && this.random.nextInt(4) == 3)) {
				String hex = String.format("\\u%04x", (int) c);
				this.json.append(this.random.nextBoolean() ? hex : "\\u" + hex.substring(2).toUpperCase());
			}
			else {
				this.json.append(c);
			}
		}
		this.json.append('"');
	}

	private void writeNumber(Number number) {
		BigDecimal decimal = new BigDecimal(Json.write(number));
		switch (this.random.nextInt(6)) {
			case 1 -> writeScientific(decimal.unscaledValue().toString(), decimal.scale());
			case 2 -> writeScientific(decimal.unscaledValue() + ".0", decimal.scale());
			case 3 ->
				writeScientific(decimal.unscaledValue().multiply(BigInteger.TEN).toString(), decimal.scale() + 1L);
			case 4 -> this.json
				.append((Math.abs((long) decimal.scale()) < 400) ? decimal.toPlainString() : decimal.toString());
			default -> this.json.append(Json.write(number));
		}
	}

	private void writeScientific(String digits, long scale) {
		String sign = (scale > 0) ? "-" : (this.random.nextBoolean() ? "+" : "");
		this.json.append(digits)
			.append(this.random.nextBoolean() ? "e" : "E")
			.append(sign)
			.append("0".repeat(this.random.nextInt(3)))
			.append(Math.abs(scale));
	}

	private Spelling space() {
		this.json.append(SPACES[this.random.nextInt(SPACES.length)]);
		return this;
	}

}
