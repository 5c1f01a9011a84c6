package io.nosqlc.filter;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The operators of a {@link Condition}, with their names in JSON.
 */
public enum Operator {

	/** Equal to the operand, which may be null: missing and null are one. */
	EQ("eq"),

	/**
	 * The opposite of {@link #EQ}, so true of a missing field unless the operand is null.
	 */
	NE("ne"),

	/** Greater than the operand, of the same kind: number, text or boolean. */
	GT("gt"),

	/** Greater than or equal to the operand, of the same kind. */
	GTE("gte"),

	/** Less than the operand, of the same kind. */
	LT("lt"),

	/** Less than or equal to the operand, of the same kind. */
	LTE("lte"),

	/** Text that has the operand as a part, or a list that has it as an element. */
	CONTAINS("contains"),

	/** Equal to an element of the operand, a list. */
	IN("in"),

	/** The opposite of {@link #IN}. */
	NIN("nin"),

	/** Neither missing nor null; the opposite if the operand is false. */
	EXISTS("exists"),

	/** Within the two elements of the operand, both included. */
	BETWEEN("between"),

	/** Text that starts with the operand. */
	STARTS_WITH("startsWith"),

	/** Text that ends with the operand. */
	ENDS_WITH("endsWith"),

	/**
	 * Text that is like the operand, where {@code %} stands for any text, {@code _} for
	 * one code point, and a backslash takes the next character literally.
	 */
	LIKE("like"),

	/** Text that as a whole matches the operand, a regular expression of RE2. */
	MATCHES("matches"),

	/** A list of as many elements as the operand says. */
	SIZE("size"),

	/** Missing, null, or a text, list or map with nothing in it. */
	IS_EMPTY("isEmpty");

	private static final Map<String, Operator> BY_NAME = Stream.of(values())
		.collect(Collectors.toUnmodifiableMap(Operator::jsonName, Function.identity()));

	private final String jsonName;

	Operator(String jsonName) {
		this.jsonName = jsonName;
	}

	/**
	 * Returns the name of this operator in the JSON form of a filter.
	 */
	public String jsonName() {
		return this.jsonName;
	}

	static @Nullable Operator ofJsonName(String name) {
		return BY_NAME.get(name);
	}

}
